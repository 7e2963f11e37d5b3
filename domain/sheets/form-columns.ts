import { type Field, type Form, type Granularity, onlyGranularityOf } from '../forms/form.ts'
import type { Label } from '../language.ts'
import { fold } from '../reading/fold.ts'

/** One column of a form's sheet: the day or the period of the record, or a field of the form. */
export type FormColumn =
  | { key: 'date' | 'period'; label: Label }
  | {
      key: string
      label: Label
      field: Field /** The kind of record to which the field is limited. */
      only?: Granularity
    }

const DATE: FormColumn = { key: 'date', label: { vi: 'Ngày', en: 'Date' } }
const PERIOD: FormColumn = { key: 'period', label: { vi: 'Kỳ số liệu', en: 'Period' } }

/** Changes when a filled-in sheet of before can no longer be read. */
export const SHEET_VERSION = 1
/** A row whose first cell begins with one of these is no record: what a column may hold, and an example. */
export const HINT_MARK: Label = { vi: 'Cách ghi', en: 'What to fill in' }
export const EXAMPLE_MARK: Label = { vi: 'Ví dụ', en: 'Example' }
export const HEADER_ROW = 1
/** Where the empty rows of a template begin. */
export const FIRST_RECORD_ROW = 4
/** More than a commune reports in a year of one form. */
export const RECORDS_MAX = 500

/** A row with a day is an event, one with a period a total, so a form with both kinds has both columns. */
const whenColumns = (form: Form): FormColumn[] => {
  const only = onlyGranularityOf(form)
  if (only === undefined) return [DATE, PERIOD]
  return only === 'event' ? [DATE] : [PERIOD]
}

/** One decision about a petition and the count of such petitions may be called the same: the kind tells them apart. */
const withKind = (form: Form, { vi, en }: Label, only: Granularity): Label => {
  const kind = form.granularityLabels?.[only]
  return kind === undefined
    ? { vi, en }
    : { vi: `${vi} (${kind.vi.toLowerCase()})`, en: `${en} (${kind.en.toLowerCase()})` }
}

/** The columns of a form's sheet after the first, which numbers the rows. No two are called the same. */
export const formColumns = (form: Form): FormColumn[] => {
  const single = onlyGranularityOf(form) !== undefined
  const fields = form.fields.map((field): FormColumn => {
    const [only, ...others] = field.granularities
    if (single || only === undefined || others.length > 0) return { key: field.key, label: field.label, field }
    const alike = form.fields.some(
      ({ key, label }) => key !== field.key && (label.vi === field.label.vi || label.en === field.label.en),
    )
    return { key: field.key, label: alike ? withKind(form, field.label, only) : field.label, field, only }
  })
  return [...whenColumns(form), ...fields]
}

/** Whether a header as it stands in a sheet names the column, however it is cased and spaced. */
export const isHeaderOf = ({ label }: FormColumn, header: string): boolean => {
  const said = fold(header).replace(/\s+/g, ' ').trim()
  return said === fold(label.vi) || said === fold(label.en)
}

export const YES: Label = { vi: 'Có', en: 'Yes' }
export const NO: Label = { vi: 'Không', en: 'No' }
