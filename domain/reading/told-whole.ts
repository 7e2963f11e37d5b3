import type { Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'
import { wholeOfPart } from './whole-of-part.ts'

const wordsOf = (phrases: readonly string[]) => phrases.map((phrase) => phrase.split(' '))

const ALL = wordsOf(['het toan bo', 'het tat ca', 'het ca', 'het', 'toan bo', 'tat ca', '100 %'])
/** "tất cả đều đã được giải quyết" */
const ALL_BEFORE = wordsOf(['tat ca', 'toan bo', 'deu'])
const BETWEEN: ReadonlySet<string> = new Set(['da', 'duoc', 'deu'])

/** "số còn lại đang giải quyết hết": all of the rest only. */
const isOfRest = ({ folded }: Source, { start, end }: Item): boolean =>
  /con lai (?:(?:da|duoc|deu) )*$/.test(folded.slice(0, start)) || folded.slice(start, end).startsWith('con lai')

/** "hết", "toàn bộ", "100%": nothing is left. Tokens taken. */
const lengthOfAll = ({ tokens }: Source, at: number): number => {
  const said = ALL.find((words) => words.every((word, place) => tokens[at + place]?.folded === word))
  return said?.length ?? 0
}

const endsInAll = ({ tokens }: Source, end: number): boolean =>
  ALL_BEFORE.some((words) => words.every((word, place) => tokens[end - words.length + place]?.folded === word))

const isAllBefore = (source: Source, at: number): boolean => {
  let end = at
  while (BETWEEN.has(source.tokens[end - 1]?.folded ?? '') && !endsInAll(source, end)) end--
  return endsInAll(source, end)
}

/** Whether the clause, or a part of it, ends behind the item. */
export const closes = ({ items }: Pick<Clause, 'items'>, index: number): boolean => {
  const next = items[index + 1]
  return next === undefined || next.kind === 'mark'
}

/**
 * "giải quyết hết", "tất cả đã giải quyết", and nothing more of it: the place of the last item that says so. Undefined: how
 * many is told otherwise, or not at all.
 */
export const wholeTold = (source: Source, items: readonly Item[], index: number): number | undefined => {
  const item = items[index]
  if (item?.kind !== 'term' || isOfRest(source, item)) return undefined
  const end = item.at + item.length
  const length = lengthOfAll(source, end)
  if (length === 0 && !isAllBefore(source, item.at)) return undefined
  const behind = items.findIndex(({ at }, place) => place > index && at >= end + length)
  const last = behind < 0 ? items.length - 1 : behind - 1
  return closes({ items }, last) ? last : undefined
}

/** The field of which all can be told: so many of the tasks given ("hoàn thành"), and not how far one of them is. */
const partTold = ({ lexicon }: RecordBook, meaning: Meaning): string | undefined => {
  const field = meaning.kind === 'count' && meaning.reading.as === 'lead' ? meaning.reading.field : undefined
  const form = lexicon.forms[meaning.form]
  const of = field && form && wholeOfPart(form.reading, field)
  return !of || of.ratioOnly || of.whole === field ? undefined : field
}

/** "nhận 10 đơn, giải quyết hết": as many as there were; how many that is, is asked where it was not told. */
export const tellWhole = (book: RecordBook, clause: Clause, index: number, item: Extract<Item, { kind: 'term' }>) => {
  const { items, forms } = clause
  const last = wholeTold(book.source, items, index)
  if (last === undefined) return
  for (const meaning of item.meanings) {
    const field = forms.has(meaning.form) ? partTold(book, meaning) : undefined
    if (field === undefined) continue
    const draft = book.draftOf(meaning.form)
    if (draft.told && !draft.has(field))
      draft.allOf(field, book.wordsOf({ start: item.start, end: items[last]?.end ?? item.end }))
    return
  }
}
