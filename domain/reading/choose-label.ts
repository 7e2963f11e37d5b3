import type { CountMeaning } from './bind-figures.ts'
import { mostTelling } from './draft-record.ts'
import type { Place } from './figure-place.ts'
import { fitsField } from './fits-field.ts'
import type { RecordBook } from './record-book.ts'

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

/** Money and measures name themselves where the one form spoken of has just one field for them: "3,6 tỷ", "2,4 km". */
export const chooseByMeasure = (book: RecordBook, { clause, item }: Place): CountMeaning | undefined => {
  const { kind } = item.figure
  const [form] = clause.forms
  if (form === undefined || clause.forms.size > 1 || (kind !== 'money' && kind !== 'scaled' && kind !== 'measure'))
    return undefined
  const wanted = kind === 'measure' ? 'amount' : 'money'
  const fields = book.lexicon.forms[form]?.fields.filter(
    ({ type }) => type.name === wanted && fitsField(item.figure, type),
  )
  const [only] = fields ?? []
  if (!only || fields?.length !== 1) return undefined
  return { kind: 'count', form, rank: 0, reading: { field: only.key, as: 'noun', phrases: [] }, type: only.type }
}
