import type { Item } from './items.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

const ALL = ['het toan bo', 'het ca', 'het', 'toan bo', 'tat ca', '100 %'].map((words) => words.split(' '))
const ALL_LENGTH_MAX = 3

/** "hết", "toàn bộ", "100%": nothing is left. Tokens taken. */
const lengthOfAll = ({ tokens }: Source, at: number): number => {
  const said = ALL.find((words) => words.every((word, place) => tokens[at + place]?.folded === word))
  return said?.length ?? 0
}

/** Whether the clause, or a part of it, ends behind the item. */
export const closes = ({ items }: Pick<Clause, 'items'>, index: number): boolean => {
  const next = items[index + 1]
  return next === undefined || next.kind === 'mark'
}

/** "nhận 10 đơn, giải quyết hết": as many as there were; how many that is, is asked where it was not told. */
export const tellWhole = (book: RecordBook, clause: Clause, index: number, item: Extract<Item, { kind: 'term' }>) => {
  const { items, forms } = clause
  const length = lengthOfAll(book.source, item.at + item.length)
  if (length === 0) return
  const ahead = items.slice(index, index + 1 + ALL_LENGTH_MAX)
  const last = index + ahead.findIndex(({ at }) => at === item.at + item.length + length - 1)
  if (last < index || !closes(clause, last)) return
  const told = item.meanings.find((meaning) => meaning.kind === 'count' && forms.has(meaning.form))
  if (told?.kind !== 'count' || told.reading.as !== 'lead' || told.reading.field === undefined) return
  const draft = book.draftOf(told.form)
  if (!draft.told || draft.has(told.reading.field)) return
  draft.allOf(told.reading.field, book.wordsOf({ start: item.start, end: items[last]?.end ?? item.end }))
}
