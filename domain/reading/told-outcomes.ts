import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { Source } from './tokens.ts'

const isMark = (item: Item | undefined): boolean => item?.kind === 'mark' && item.mark !== '-' && item.mark !== '/'

const endOf = ({ at, length }: Item): number => at + length

/** The form that the message names first, where people speak in it. */
const spokenForm = ({ forms }: Lexicon, items: readonly Item[]): number | undefined => {
  const signals = (item: Item): Meaning[] =>
    item.kind === 'term' ? item.meanings.filter(({ kind }) => kind === 'signal') : []
  const [first] = items.map(signals).find((found) => found.length > 0) ?? []
  return first && forms[first.form]?.reading.voices !== undefined ? first.form : undefined
}

/** The field of "đã cử", "đề xuất" in the form, and whether the words are a part of what is kept. */
const outcomeOf = ({ forms }: Lexicon, item: Item, form: number) =>
  item.kind === 'term'
    ? item.meanings
        .flatMap((each) =>
          each.kind === 'name' && each.form === form ? (forms[form]?.reading.names?.[each.reading] ?? []) : [],
        )
        .find(({ tells }) => tells)
    : undefined

/** Words that another form would take for its own. */
const isElsewhere = (item: Item, form: number): boolean =>
  item.kind === 'figure' ||
  (item.kind === 'term' &&
    item.meanings.some((each) => (each.kind === 'signal' || each.kind === 'hint') && each.form !== form))

/**
 * "…, đã cử lãnh đạo xuống đối thoại với 40 hộ": what was done about what people say, up to the next mark, is one name, also
 * where another form counts with its words.
 */
export const withToldOutcomes = (source: Source, lexicon: Lexicon, items: readonly Item[]): readonly Item[] => {
  const form = spokenForm(lexicon, items)
  if (form === undefined) return items
  const told: Item[] = []
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (!item) break
    told.push(item)
    const outcome = outcomeOf(lexicon, item, form)
    const next = items[index + 1]
    const isHeading = next?.kind === 'mark' && next.mark === ':'
    const from = index + (isHeading ? 2 : 1)
    const length = items.slice(from).findIndex(isMark)
    const to = length < 0 ? items.length : from + length
    const [first, last] = [items[from], items[to - 1]]
    if (!outcome || !first || !last || to <= from || !items.slice(from, to).some((each) => isElsewhere(each, form)))
      continue
    const start = outcome.withPhrase && !isHeading ? item.start : first.start
    const text = source.text.slice(start, last.end)
    const span = { start: first.start, end: last.end, at: first.at, length: endOf(last) - first.at }
    told.push({ ...span, kind: 'name', form, field: outcome.field, text })
    index = to - 1
  }
  return told
}
