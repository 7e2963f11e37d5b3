import { announcedBy } from './announced-names.ts'
import type { Item } from './items.ts'
import type { Clause, RecordBook } from './record-book.ts'

/** What is told of in one word is not told. */
const WORDS_MIN = 2

/** "không có điểm nóng": what is not so is not the matter. */
const NEGATIONS = new Set(['khong', 'chua'])

/** The clause between its marks. */
const partsOf = (items: readonly Item[]): Item[][] => {
  const parts: Item[][] = [[]]
  for (const item of items)
    if (item.kind === 'mark' && item.mark !== '-' && item.mark !== '/') parts.push([])
    else parts.at(-1)?.push(item)
  return parts
}

/** Words that say nothing else in the form, or only within an expression that hides them. */
const isPlain = (item: Item, form: number): boolean => {
  if (item.kind === 'word') return item.word !== 'chua'
  if (item.kind === 'general') return item.meaning !== 'negation' && item.meaning !== 'greet'
  if (item.kind !== 'term') return false
  const own = item.meanings.filter((meaning) => meaning.form === form)
  return own.every(({ kind }) => kind === 'blocked' || kind === 'foreign' || kind === 'count')
}

/** The words with which a part begins, up to those of another name: "thiếu nước sinh hoạt | ở thôn 9". */
const matterOf = (book: RecordBook, clause: Clause, part: readonly Item[], form: number): readonly Item[] => {
  const end = part.findIndex((item) => !isPlain(item, form))
  const words = end < 0 ? part : part.slice(0, end)
  const next = end < 0 ? undefined : part[end]
  const closes = next === undefined || announcedBy(book, clause, next).some((announced) => announced.form === form)
  const length = words.reduce((sum, item) => sum + item.length, 0)
  const denied = NEGATIONS.has(book.source.tokens[words[0]?.at ?? -1]?.folded ?? '')
  return closes && length >= WORDS_MIN && !denied ? words : []
}

/** "Điểm nóng ở thôn 5: trại heo xả thải, 40 người": behind the heading the first part that says nothing else. */
export const tellMatter = (book: RecordBook, clause: Clause): void => {
  for (const form of clause.forms) {
    const field = book.lexicon.forms[form]?.reading.matter
    const draft = book.openDraft(form)
    if (field === undefined || !clause.signalled.has(form) || !draft || draft.valueOf(field) !== undefined) continue
    const [, ...behind] = partsOf(clause.items)
    const told = behind.map((part) => matterOf(book, clause, part, form)).find(({ length }) => length > 0)
    const [first, last] = [told?.[0], told?.at(-1)]
    if (first && last) book.name(form, field, book.wordsOf({ start: first.start, end: last.end }), true)
  }
}
