import { OWN_UNIT } from './find-unit.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { RecordReading } from './message-reading.ts'
import type { Item } from './read-items.ts'
import type { Source } from './tokens.ts'

/** "xã mình", "xã nào": no unit is named. */
const NO_NAME = new Set(['nao', ...OWN_UNIT])
const UNIT_WORDS = new Set(['xa', 'phuong', 'thon', 'huyen'])
/** A unit's name in a question has at most this many words after its kind. */
const UNIT_NAME_WORDS_MAX = 4

const meaningsOf = (items: readonly Item[]): Meaning[] =>
  items.flatMap((item) => (item.kind === 'term' ? item.meanings : []))

/** The form that a question names: by its own words first, then the one spoken of anyway, then by what it counts. */
const formAskedAbout = (items: readonly Item[], current: number | undefined): number | undefined => {
  const meanings = meaningsOf(items)
  const elsewhere = new Set(meanings.flatMap((meaning) => (meaning.kind === 'foreign' ? [meaning.form] : [])))
  const counted = (meaning: Meaning) =>
    meaning.kind === 'count' && meaning.reading.as === 'noun' && !meaning.reading.yields
  const named = (matches: (meaning: Meaning) => boolean) =>
    meanings.find((meaning) => !elsewhere.has(meaning.form) && matches(meaning))?.form
  return (
    named(({ kind }) => kind === 'signal') ?? current ?? named((meaning) => meaning.kind === 'hint' || counted(meaning))
  )
}

/** "… quý 3 xã Ia Dreng": in a question the unit stands anywhere. */
const unitAskedAbout = (items: readonly Item[], source: Source): string | undefined => {
  const unit = items.find((item) => item.kind === 'unit')
  if (unit) return source.text.slice(unit.start, unit.end)
  const head = items.findIndex((item) => item.kind === 'word' && UNIT_WORDS.has(item.word))
  const name = items.slice(head + 1, head + 1 + UNIT_NAME_WORDS_MAX)
  const until = name.findIndex((item) => item.kind !== 'word')
  const last = name.at(until < 0 ? -1 : until - 1)
  const first = items[head]
  if (!first || until === 0 || last?.kind !== 'word' || name[0]?.kind !== 'word' || NO_NAME.has(name[0].word))
    return undefined
  return source.text.slice(first.start, last.end)
}

/** What is asked about, without figures: the form, the time and the unit. `current`: the form that is spoken of anyway. */
export const askedRecords = (
  items: readonly Item[],
  source: Source,
  lexicon: Lexicon,
  current?: number,
): RecordReading[] => {
  const form = lexicon.forms[formAskedAbout(items, current) ?? -1]
  if (!form) return []
  const period = items.find((item) => item.kind === 'period')
  const day = period ? undefined : items.find((item) => item.kind === 'day')
  const unitWords = unitAskedAbout(items, source)
  const words = period && source.text.slice(period.start, period.end)
  return [
    {
      form: form.key,
      ...(period && { period: period.period }),
      ...(day && { date: day.date }),
      ...(unitWords && { unitWords }),
      fields: {},
      qualifiers: {},
      claims: {},
      words: {},
      ambiguities: words && period?.readings ? [{ kind: 'period', words, readings: period.readings }] : [],
    },
  ]
}
