import type { Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'
import { wholeOfPart } from './whole-of-part.ts'

const wordsOf = (phrases: readonly string[]) => phrases.map((phrase) => phrase.split(' '))

const ALL = wordsOf(['het toan bo', 'het tat ca', 'het ca', 'het', 'toan bo', 'tat ca', '100 %'])
/** "tất cả đều đã được giải quyết" */
const ALL_BEFORE = wordsOf(['tat ca', 'toan bo', 'deu'])
const AUXILIARIES: ReadonlySet<string> = new Set(['da', 'duoc', 'deu'])
const REST = ['con', 'lai']

const isSaid = ({ tokens }: Source, words: readonly string[], at: number): boolean =>
  words.every((word, place) => tokens[at + place]?.folded === word)

/** "hết", "toàn bộ", "100%": nothing is left. Tokens taken. */
const lengthOfAll = (source: Source, at: number): number => ALL.find((words) => isSaid(source, words, at))?.length ?? 0

const endsInAll = (source: Source, end: number): boolean =>
  ALL_BEFORE.some((words) => isSaid(source, words, end - words.length))

/** Where that ends which stands before "đã", "được" and "đều". */
const beforeAuxiliaries = (source: Source, at: number): number => {
  let end = at
  while (AUXILIARIES.has(source.tokens[end - 1]?.folded ?? '') && !endsInAll(source, end)) end--
  return end
}

/** "số còn lại đang giải quyết hết": all of the rest only. */
const isOfRest = (source: Source, { at }: Item): boolean =>
  isSaid(source, REST, at) || isSaid(source, REST, beforeAuxiliaries(source, at) - REST.length)

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
  if (item?.kind !== 'term') return undefined
  const end = item.at + item.length
  const length = lengthOfAll(source, end)
  if (length === 0 && !endsInAll(source, beforeAuxiliaries(source, item.at))) return undefined
  if (isOfRest(source, item)) return undefined
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
