import { readDocumentNumber } from '../forms/document-number.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

/** The words that announce a document stand at most this many items before its number: "theo Kế hoạch số". */
const BEFORE_NUMBER_MAX = 5
/** Between the number of a document and its day: "141/KH-UBND, ngày 27/5". */
const BEFORE_DAY_MAX = 2

/** The words before the item, back to the figure or the mark they begin behind. */
const wordsBefore = ({ items }: Clause, index: number) => {
  const before = items.slice(Math.max(0, index - BEFORE_NUMBER_MAX), index)
  const last = before.findLastIndex(({ kind }) => kind === 'figure' || kind === 'mark' || kind === 'document')
  return before.slice(last + 1)
}

/** What the word says of a document, by itself or by its end: "đã ban hành kế hoạch | thực hiện". */
const announcedBy = ({ source, lexicon }: RecordBook, item: Item): readonly Meaning[] => {
  if (item.kind !== 'term') return []
  const isDocument = ({ kind }: Meaning) => kind === 'document'
  if (item.meanings.some(isDocument)) return item.meanings
  const ending = lexicon.phrases.endingAt(source, item.at, item.length)
  return ending.find(({ meanings }) => meanings.some(isDocument))?.meanings ?? item.meanings
}

/** "Ban hành KH 141/KH-UBND", "theo TB 254-TB/ĐU": the number fills the field that the words before it announce. */
export const tellDocument = (book: RecordBook, clause: Clause, index: number, number: string): void => {
  const before = wordsBefore(clause, index).flatMap((item) => announcedBy(book, item))
  for (const form of clause.forms) {
    const readings = book.lexicon.forms[form]?.reading.documents ?? []
    const announced = before.findLast((meaning) => meaning.kind === 'document' && meaning.form === form)
    const reading =
      announced?.kind === 'document' ? readings[announced.reading] : readings.find(({ after }) => after === undefined)
    if (!reading) continue
    const other = reading.own && book.openDraft(form)?.valueOf(reading.field)
    // "KH 97/KH-UBND về …, TB 44-TB/ĐU về …": each is a record of its own.
    if (other !== undefined && other !== number) book.another(form)
    book.name(form, reading.field, number, reading.own === true || clause.signalled.has(form))
  }
}

/** "141/KH-UBND ngày 27/5 về dân vận": nothing else is spoken of than a document, and more is said than its number. */
export const formOfDocument = (
  source: Source,
  { forms, phrases }: Lexicon,
  items: readonly Item[],
): number | undefined => {
  const form = forms.findIndex(({ reading }) => reading.documents?.some(({ own }) => own))
  if (form < 0) return undefined
  const says = (item: Item) =>
    item.kind === 'day' ||
    // "15/18 đơn vị đã triển khai 09-CT/TU"
    (item.kind === 'figure' && item.figure.over !== undefined) ||
    (item.kind === 'term' &&
      phrases.longestAt(source, item.at, {
        end: item.at + item.length,
        accepts: (meaning) => meaning.kind === 'name' && meaning.form === form,
      }) !== undefined)
  const isType = (item: Item | undefined) =>
    item?.kind === 'term' && item.meanings.some((meaning) => meaning.kind === 'choice' && meaning.form === form)
  // "Luật 136/2025/QH15": a law of the land is none of theirs, "CV 210/UBND-NV" says itself what it is.
  const isOurs = (item: Item, index: number) =>
    item.kind === 'document' && (readDocumentNumber(item.number)?.type !== undefined || isType(items[index - 1]))
  return items.some(isOurs) && items.some(says) ? form : undefined
}

/** Whether the form keeps the document itself, so that the document's day is the record's. */
const keepsDocuments = (book: RecordBook, form: number): boolean =>
  book.lexicon.forms[form]?.reading.documents?.some(({ own }) => own) ?? false

/** "thực hiện Kế hoạch 49-KH/HU ngày 10/2/2022": a day behind a number is the document's, not the record's. */
export const isDayOfOtherDocument = (book: RecordBook, { items, forms }: Clause, index: number): boolean => {
  const near = items.slice(Math.max(0, index - BEFORE_DAY_MAX), index)
  return near.some(({ kind }) => kind === 'document') && ![...forms].some((form) => keepsDocuments(book, form))
}
