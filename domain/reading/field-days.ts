import type { Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

type DayItem = Extract<Item, { kind: 'day' }>
type DateMeaning = Extract<Meaning, { kind: 'date' }>

/** A day told this many items after a verb is the verb's: "đã thụ lý hôm qua". */
const DAY_AFTER_VERB_MAX = 3

/** "đã thông báo đối thoại ngày 10/11", "hạn khắc phục sau kiểm tra là 20/12": the verb's day, whatever stands between. */
const DATES_ON = new Set(['da', 'han'])

/** The fields that the words of the day itself name: "hạn 25/11", and with the last word before it "giao | ngày 2/11". */
const namedByItself = ({ lexicon, source }: RecordBook, { forms }: Clause, { at, length }: DayItem): DateMeaning[] => {
  const isOfField = (meaning: Meaning) => meaning.kind === 'date' && forms.has(meaning.form)
  const wanted = { end: at + length, accepts: isOfField }
  const crossing = lexicon.phrases.longestAt(source, at - 1, wanted)
  const own = crossing && crossing.length > 1 ? crossing : lexicon.phrases.longestAt(source, at, wanted)
  return own?.meanings.filter((meaning): meaning is DateMeaning => meaning.kind === 'date') ?? []
}

/** "vào ngày 18/11" */
const isBehindOn = ({ tokens }: Source, items: Clause['items'], index: number): boolean =>
  tokens[items[index - 1]?.at ?? -1]?.folded === 'vao'

/** The verb before the day whose day it is. */
const verbBefore = ({ source }: RecordBook, { items, forms }: Clause, index: number): DateMeaning | undefined => {
  // "công khai kết quả đối thoại 13/11 vào ngày 18/11": the second day is the verb's, the first the event's.
  const isOn = isBehindOn(source, items, index)
  if (!isOn && items.some((item, at) => at > index && item.kind === 'day' && isBehindOn(source, items, at)))
    return undefined
  for (let at = index - 1; at >= Math.max(0, isOn ? 0 : index - DAY_AFTER_VERB_MAX); at--) {
    const item = items[at]
    const ends = item?.kind === 'mark' && item.mark !== ':'
    if (item === undefined || ends || item.kind === 'figure') return undefined
    if (item.kind !== 'term') continue
    const verb = item.meanings.find(
      (meaning): meaning is DateMeaning => meaning.kind === 'date' && forms.has(meaning.form),
    )
    if (verb) return verb
    // "thông báo đối thoại ngày 28/11": the event's.
    const isEvent = item.meanings.some(({ kind, form }) => kind === 'signal' && forms.has(form))
    if (isEvent && !isOn && !DATES_ON.has(source.tokens[items[at - 1]?.at ?? -1]?.folded ?? '')) return undefined
  }
  return undefined
}

/** Keeps the day of a field, and not of the record: "đã thụ lý hôm qua". False when it is none. */
export const tellFieldDay = (book: RecordBook, clause: Clause, index: number, item: DayItem): boolean => {
  const [own = verbBefore(book, clause, index)] = namedByItself(book, clause, item)
  if (own === undefined) return false
  const draft = book.draftOf(own.form)
  draft.date(own.field, item.date, book.wordsOf(item))
  // "hạn khắc phục sau kiểm tra là 20/12": where the form is named the day alone is worth a record.
  draft.named ||= clause.signalled.has(own.form)
  return true
}

/** "kiểm tra từ 23 đến 27/11": the first and the last day of what lasts, in a form that keeps both. */
export const tellSpan = (book: RecordBook, { forms }: Clause, item: Extract<Item, { kind: 'span' }>): void => {
  for (const form of forms) {
    const { lasts } = book.lexicon.forms[form]?.reading ?? {}
    if (lasts === undefined) continue
    const draft = book.draftOf(form)
    draft.date(lasts.from, item.from, book.wordsOf(item))
    draft.date(lasts.to, item.to, book.wordsOf(item))
  }
}
