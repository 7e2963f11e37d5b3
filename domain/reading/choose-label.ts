import type { Field } from '../forms/form.ts'
import type { Place } from './figure-place.ts'
import { fitsField } from './fits-field.ts'
import type { CountReading } from './form-reading.ts'
import type { CountMeaning } from './gap-labels.ts'
import type { RecordBook } from './record-book.ts'
import { isLongSentence } from './report-text.ts'

/** The field that labels name in one form: of all of them the most telling. */
export const mostTelling = <Label extends { rank: number; reading: CountReading }>(
  labels: readonly Label[],
): Label | undefined =>
  labels.reduce<Label | undefined>(
    (best, label) => (best === undefined || label.rank < best.rank ? label : best),
    undefined,
  )

/**
 * What names the figure: in each form the most telling label; of the forms one that does not yield, and rather the one
 * told about last.
 */
export const chooseLabel = (
  { labels, clause, item }: Place,
  lastForm: number | undefined,
): CountMeaning | undefined => {
  const byForm = [...clause.forms].flatMap((form) => {
    const meanings = labels.flatMap((label) =>
      label.meanings.filter((meaning) => meaning.form === form && fitsField(item.figure, meaning.type)),
    )
    return mostTelling(meanings) ?? []
  })
  const kept = byForm.filter(({ reading }) => reading.field !== undefined || reading.unlessFirst)
  const firm = kept.filter(({ reading }) => !reading.yields)
  const pool = firm.length > 0 ? firm : kept.length > 0 ? kept : byForm
  return pool.find(({ form }) => form === lastForm) ?? pool[0]
}

/** A typed message tells of one thing, and counts nothing of it. */
const isOneThing = (book: RecordBook, form: number): boolean => {
  const draft = book.openDraft(form)
  return !book.report && !isLongSentence(book.source.text) && draft?.saysSomething === true && draft.figureCount === 0
}

/**
 * Money and measures name themselves where the one form spoken of has just one field for them: "3,6 tỷ", "2,4 km"; and
 * so does the share of one thing that is done, where nothing is counted: "việc lắp camera … 60%".
 */
export const chooseByMeasure = (book: RecordBook, { clause, item }: Place): CountMeaning | undefined => {
  const [form] = clause.forms
  const declared = form === undefined || clause.forms.size > 1 ? undefined : book.lexicon.forms[form]
  if (form === undefined || declared === undefined) return undefined
  const { kind } = item.figure
  const isOwn = ({ key, type }: Field): boolean => {
    if (kind === 'percent') return key === declared.reading.share && isOneThing(book, form)
    if (kind === 'measure') return type.name === 'amount'
    return (kind === 'money' || kind === 'scaled') && type.name === 'money'
  }
  const fields = declared.fields.filter((field) => isOwn(field) && fitsField(item.figure, field.type))
  const [only] = fields
  if (!only || fields.length !== 1) return undefined
  return { kind: 'count', form, rank: 0, reading: { field: only.key, as: 'noun', phrases: [] }, type: only.type }
}
