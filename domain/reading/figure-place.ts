import type { Form } from '../forms/form.ts'
import { announcedBy } from './announced-names.ts'
import type { CountMeaning, Label } from './gap-labels.ts'
import { generalOf, type Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'

export type FigureItem = Extract<Item, { kind: 'figure' }>

/** A figure where it stands, with the words that name it. */
export interface Place {
  clause: Clause
  index: number
  item: FigureItem
  labels: readonly Label[]
}

const RATIO_ITEMS_MAX = 5

/** Words that name a figure from further away are not shown with it. */
const SAID_LENGTH_MAX = 80

/** Right before a percentage these words say that it is the ratio again. */
const AS_SHARE = /(?:\(|\b(?:dat|ty le|ti le|chiem|bang|tuong duong)(?: ty le| ti le)?)[ :]*$/

/** The field of the state that the item tells counts of in the form; empty for a state that has no field. */
export const leadIn = (item: Item | undefined, form: number): string | undefined => {
  if (item?.kind !== 'term') return undefined
  const lead = item.meanings.find(
    (meaning) => meaning.kind === 'count' && meaning.form === form && meaning.reading.as === 'lead',
  )
  return lead?.kind === 'count' ? (lead.reading.field ?? '') : undefined
}

/** What is added at once: "thêm 1 lượt, 2 người, 1 vụ". */
const TOGETHER_MAX = 6

/** Figures and what they count, with nothing in between. */
const countedTogether = (items: readonly Item[]): readonly Item[] => {
  const end = items.findIndex(
    (item) =>
      item.kind !== 'figure' &&
      !(item.kind === 'term' && item.meanings.some((each) => each.kind === 'count' && each.reading.as === 'noun')),
  )
  return end < 0 ? items : items.slice(0, end)
}

/** "thêm 1 lượt, 2 người", "còn 2 người nữa" */
export const isAddition = ({ source: { tokens } }: RecordBook, { clause: { items }, index }: Place): boolean => {
  const behind = items.slice(Math.max(0, index - TOGETHER_MAX), index + 1).toReversed()
  const ahead = items.slice(index, index + 1 + TOGETHER_MAX)
  return (
    countedTogether(behind).some(({ at }) => tokens[at - 1]?.folded === 'them') ||
    countedTogether(ahead).some(({ at, length }) => tokens[at + length]?.folded === 'nua')
  )
}

/** "61/68 nhiệm vụ (đạt 89,7%)": the percentage says once more what the ratio said. */
export const isShareOfRatio = ({ source: { folded } }: RecordBook, { clause, index, item }: Place): boolean => {
  const before = clause.items
    .slice(Math.max(0, index - RATIO_ITEMS_MAX), index)
    .findLast(({ kind }) => kind === 'figure')
  const words = folded.slice(before?.end ?? 0, item.start)
  return before?.kind === 'figure' && before.figure.over !== undefined && AS_SHARE.test(words)
}

/** Behind the figure stands what no field of the form holds. */
const countsUnheld = ({ index, labels }: Place, { form }: CountMeaning): boolean => {
  const next = labels.find((label) => label.index === index + 1)
  const own = next?.meanings.filter((meaning) => meaning.form === form) ?? []
  return own.length > 0 && own.every(({ reading }) => reading.field === undefined && reading.as === 'noun')
}

/** "yêu cầu kiểm điểm 12 trường hợp": no field holds what stands behind the figure, and its state stands further away. */
export const countsOther = (place: Place, chosen: CountMeaning): boolean => {
  const { clause, index, labels } = place
  const state = labels.find(({ meanings }) => meanings.includes(chosen))
  const between = clause.items.slice((state?.index ?? index) + 1, index)
  return countsUnheld(place, chosen) && between.some(({ kind }) => kind === 'word')
}

/** "nhân rộng ra 4 thôn", "nhân rộng tại 4 thôn": where it went to is counted, and not what the state says. */
export const countsPlaces = (place: Place, chosen: CountMeaning): boolean => {
  const before = place.clause.items[place.index - 1]
  const isWhere = generalOf(before) === 'place' || (before?.kind === 'word' && before.word === 'ra')
  return isWhere && countsUnheld(place, chosen)
}

/** "khen thưởng 18 cá nhân" counts people, "khen thưởng 2 mô hình cá nhân" what the form counts. */
export const countsNotOf = (
  { source, lexicon }: RecordBook,
  { clause, index }: Place,
  { reading, form }: CountMeaning,
): boolean => {
  const next = clause.items[index + 1]
  if (reading.notOf === undefined || next?.kind !== 'term') return false
  const own = (meanings: readonly Meaning[]) =>
    meanings.filter((meaning): meaning is CountMeaning => meaning.kind === 'count' && meaning.form === form)
  const within = lexicon.phrases.inside(source, next.at, next.length).flatMap(({ meanings }) => own(meanings))
  const isOther = ({ reading: { field } }: CountMeaning) => field !== undefined && reading.notOf?.includes(field)
  return own(next.meanings).some(isOther) && !within.some((each) => each.reading.as === 'noun' && each.reading.field)
}

/** The figure with the words that name it, "nhận 124 đơn", if they stand close by. */
export const saidAround = (book: RecordBook, { clause, item, labels }: Place, form: number): string => {
  const named = labels
    .filter(({ meanings }) => meanings.some((meaning) => meaning.form === form))
    .flatMap(({ index }) => clause.items[index] ?? [])
  const start = Math.min(item.start, ...named.map((label) => label.start))
  const end = Math.max(item.end, ...named.map((label) => label.end))
  return book.wordsOf(end - start > SAID_LENGTH_MAX ? item : { start, end })
}

/** The words of a figure that name the field. */
export const wordsFor = (book: RecordBook, { clause, labels }: Place, form: Form, field: string): string =>
  labels
    .filter(({ meanings }) =>
      meanings.some((meaning) => book.lexicon.forms[meaning.form] === form && meaning.reading.field === field),
    )
    .map(({ index }) => clause.items[index])
    .map((item) => (item ? book.source.folded.slice(item.start, item.end) : ''))
    .join(' ')

/** "70 tổ tự quản thôn làng, 09 mô hình “…”": behind the figure stands the name of what it counts. */
export const isNameAhead = (book: RecordBook, { clause, index }: Place, form: number): boolean => {
  const { begins, names } = book.lexicon.forms[form]?.reading ?? {}
  const rest = clause.items.slice(index + 1)
  const end = rest.findIndex(({ kind }) => kind === 'figure' || kind === 'mark')
  const isName = (item: Item) =>
    item.kind === 'quote'
      ? (names?.some(({ field, phrases }) => phrases.length === 0 && begins?.includes(field)) ?? false)
      : announcedBy(book, clause, item).some(
          (announced) => announced.form === form && begins?.includes(announced.reading.field),
        )
  return rest.slice(0, end < 0 ? rest.length : end).some(isName)
}

/** "định kỳ 12 kỳ và đột xuất 05 kỳ": each kind has its own figure. */
export const isKindBefore = (book: RecordBook, { clause, index }: Place, form: number): boolean => {
  const before = clause.items.slice(0, index)
  const from = before.findLastIndex(({ kind }) => kind === 'figure')
  const choices = book.lexicon.forms[form]?.reading.choices
  return before
    .slice(from + 1)
    .some(
      (item) =>
        item.kind === 'term' &&
        item.meanings.some(
          (meaning) =>
            meaning.kind === 'choice' && meaning.form === form && choices?.[meaning.reading]?.granularity === undefined,
        ),
    )
}

/** "tỉnh 9", and not "9 lượt". */
export const isNamedBefore = ({ index, labels }: Place): boolean =>
  labels.length > 0 && labels.every((label) => label.index < index)

/** "12/15 đơn khiếu nại": the fifteen are of one kind. */
export const kindAfter = (book: RecordBook, { clause, index }: Place, form: number): string | undefined => {
  const { single, wholes, kinds = single?.counts ?? [] } = book.lexicon.forms[form]?.reading ?? {}
  for (const item of clause.items.slice(index + 1, index + 4)) {
    if (item.kind === 'mark' || item.kind === 'figure') return undefined
    const kind = leadIn(item, form)
    const isWhole = wholes?.some(({ whole }) => whole === kind)
    if (kind) return kinds.includes(kind) && !isWhole ? kind : undefined
  }
  return undefined
}
