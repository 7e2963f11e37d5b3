import { OWN_UNIT } from './find-unit.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { RecordReading } from './message-reading.ts'
import type { Source } from './tokens.ts'

/** "xã mình", "xã nào": no unit is named. */
const NO_NAME = new Set(['nao', ...OWN_UNIT])
const UNIT_WORDS = new Set(['xa', 'phuong', 'thon', 'huyen'])
/** A unit's name in a question has at most this many words after its kind. */
const UNIT_NAME_WORDS_MAX = 4

const meaningsOf = (items: readonly Item[]): Meaning[] =>
  items.flatMap((item) => (item.kind === 'term' ? item.meanings : []))

/** What speaks for a form in a question that names none. */
const WEIGHTS: Partial<Record<Meaning['kind'], number>> = { hint: 2, none: 2, count: 1 }

/** The form that a question names: by its own words first, then the one spoken of anyway, then by most of its words. */
const formAskedAbout = (items: readonly Item[], current: number | undefined): number | undefined => {
  const meanings = meaningsOf(items)
  const elsewhere = new Set(meanings.flatMap((meaning) => (meaning.kind === 'foreign' ? [meaning.form] : [])))
  const own = meanings.filter(({ form }) => !elsewhere.has(form))
  const signalled = own.find(({ kind }) => kind === 'signal')?.form
  if (signalled !== undefined || current !== undefined) return signalled ?? current
  const evidence = new Map<number, number>()
  const heard = new Set<string>()
  for (const meaning of own) {
    const passing = meaning.kind === 'count' && (meaning.reading.field === undefined || meaning.reading.yields)
    const kind = `${meaning.form} ${meaning.kind}`
    if (passing || heard.has(kind)) continue
    heard.add(kind)
    evidence.set(meaning.form, (evidence.get(meaning.form) ?? 0) + (WEIGHTS[meaning.kind] ?? 0))
  }
  const [best, second] = [...evidence].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= 2 && best[1] > (second?.[1] ?? 0) ? best[0] : undefined
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
  const day = items.find((item) => item.kind === 'day')
  const unitWords = unitAskedAbout(items, source)
  const words = period && source.text.slice(period.start, period.end)
  return [
    {
      form: form.key,
      // "lịch đối thoại tháng 12: ngày 10/12": the day says it more exactly.
      ...(day ? { date: day.date } : period && { period: period.period }),
      ...(unitWords && { unitWords }),
      fields: {},
      qualifiers: {},
      claims: {},
      words: {},
      ambiguities: words && period?.readings && !day ? [{ kind: 'period', words, readings: period.readings }] : [],
    },
  ]
}
