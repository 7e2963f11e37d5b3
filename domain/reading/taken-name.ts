import type { Item } from './items.ts'
import type { Source } from './tokens.ts'

/** Words that are taken as the value of a field, and those that announce them. Places of tokens; `to` is that of an item. */
export interface Taken {
  form: number
  field: string
  /** The words that announce the name, which name the form. */
  announced: { at: number; end: number }
  /** The token with which the text begins: with what announces it, or behind. */
  textAt: number
  /** The item with which the name begins, and the first behind it. */
  from: number
  to: number
}

/** One word is no name. */
const TOKENS_MIN = 2

const spanOf = ({ tokens }: Source, at: number, end: number) => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[end - 1]?.end ?? 0,
  at,
  length: end - at,
})

const endOf = ({ at, length }: Item): number => at + length

/** The items with the name as one of them, and the form named by what announces it. */
export const withName = (source: Source, items: readonly Item[], taken: Taken): readonly Item[] => {
  const { form, field, announced, textAt, from, to } = taken
  const last = items[to - 1]
  if (!last || endOf(last) - textAt < TOKENS_MIN) return items
  const overlapping = items.filter((item) => item.at < announced.end && endOf(item) > announced.at)
  const begin = Math.min(announced.at, ...overlapping.map(({ at }) => at))
  const meanings = overlapping.flatMap((item) => (item.kind === 'term' ? item.meanings : []))
  const term: Item = {
    ...spanOf(source, begin, announced.end),
    kind: 'term',
    meanings: [...meanings.filter((meaning) => meaning.form === form), { form, kind: 'signal' }],
  }
  const text = source.text.slice(source.tokens[textAt]?.start, last.end)
  const nameAt = Math.max(textAt, announced.end)
  const name: Item = { ...spanOf(source, nameAt, endOf(last)), kind: 'name', form, field, text }
  return [
    ...items.filter((item) => endOf(item) <= begin),
    term,
    ...items.slice(0, from).filter(({ at }) => at >= announced.end),
    name,
    ...items.slice(to),
  ]
}
