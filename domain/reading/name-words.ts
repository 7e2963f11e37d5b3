import { type FieldValue, fieldOf } from '../forms/form.ts'
import { announcedBy } from './announced-names.ts'
import type { Item } from './items.ts'
import { endOfName } from './name-end.ts'
import { readNames } from './read-written.ts'
import type { Clause, RecordBook } from './record-book.ts'

/** A quoted name may stand this many items behind the word that announces it: "mô hình của Hội Nông dân “…”". */
const QUOTE_AFTER_MAX = 8
/** "quỹ an sinh" is a name without a word behind it, "thôn" is none. */
const LONE_PHRASE_MIN = 2
const INNER_MARKS = new Set(['-', '/', '&'])
const LIST_MARKS = new Set([...INNER_MARKS, ',', ':', '(', ')'])

/** “3 biết, 2 hỗ trợ” behind "mô hình". */
export const tellQuote = (book: RecordBook, clause: Clause, index: number, text: string): void => {
  const before = clause.items.slice(Math.max(0, index - QUOTE_AFTER_MAX), index)
  const announced = before.flatMap((item) => announcedBy(book, clause, item))
  for (const form of clause.forms)
    for (const reading of book.lexicon.forms[form]?.reading.names ?? []) {
      const fits = reading.phrases.length === 0 || announced.some((each) => each.reading === reading)
      if (fits && text !== '') book.name(form, reading.field, text, reading.quotedOnly === true)
    }
}
/** "chủ đề: chuyển đổi số", "điểm nóng hôm nay: tranh chấp đất": how many items stand before the name. */
const itemsToColon = (items: readonly Item[]): number => {
  const at = items[0]?.kind === 'day' ? 1 : 0
  const item = items[at]
  return item?.kind === 'mark' && item.mark === ':' ? at + 1 : 0
}

const NONE: ReadonlySet<number> = new Set()

/**
 * "đối thoại chuyên đề GPMB": the words behind the phrase are a name. Returns the place of the first item behind it;
 * `labels` are the items that name figures and so belong to no name.
 */
export const tellName = (book: RecordBook, clause: Clause, index: number, labels: ReadonlySet<number>): number => {
  const item = clause.items[index]
  if (!item) return index + 1
  for (const { form, reading, from } of announcedBy(book, clause, item)) {
    const behind = clause.items[index + 1]
    if (behind?.kind === 'name' && behind.form === form && behind.field === reading.field) continue
    const declared = book.lexicon.forms[form]
    const type = declared && fieldOf(declared, reading.field)?.type
    if (!declared || type === undefined || reading.quotedOnly) continue
    const several = type.name === 'names'
    const marks = several ? LIST_MARKS : INNER_MARKS
    const colon = itemsToColon(clause.items.slice(index + 1))
    const bounds = {
      form,
      reading,
      labels: several ? NONE : labels,
      marks,
      isWhole: item.at + item.length - from > 1,
    }
    // "điểm nóng thôn 1, …": where it is, and not what it is about.
    const next = clause.items[index + 1 + colon]
    const isOther =
      next &&
      !several &&
      announcedBy(book, clause, next).some((other) => other.form === form && other.reading.field !== reading.field) &&
      !reading.tells
    if (isOther) continue
    const end = endOfName(book, clause, index + 1 + colon, bounds)
    const first = colon === 0 ? book.source.tokens[from] : clause.items[index + 1 + colon]
    const last = clause.items[end - 1]
    if (!first || !last || (end === index + 1 + colon && item.at + item.length - from < LONE_PHRASE_MIN)) continue
    const text = book.wordsOf({ start: first.start, end: last.end }).trim()
    // A number alone is no name, nor is whose it is.
    if (!/\p{L}/u.test(text) || /^c(?:ủ|u)a /iu.test(text)) continue
    // "quán triệt Nghị quyết số 68-NQ/TW": the number says it better.
    const numbered = declared.reading.documents?.some(({ field }) => field === reading.field)
    if (numbered && clause.items.slice(end, end + 2).some(({ kind }) => kind === 'document')) continue
    const names = several ? readNames(text, type)?.filter((name) => /^\P{L}*\p{Lu}/u.test(name)) : undefined
    const value: FieldValue | undefined = several ? names : text
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    book.name(form, reading.field, value, clause.signalled.has(form))
    const passed = clause.items[index + 1]
    if (colon > 0 && passed?.kind === 'day') book.day(passed.date, false)
    return end
  }
  return index + 1
}
