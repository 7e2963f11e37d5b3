import type { Field, FieldValue, Form } from '../domain/forms/form.ts'
import type { Label, Language } from '../domain/language.ts'
import { daysBetween } from '../domain/periods/calendar-date.ts'
import { periodName } from '../domain/periods/period-label.ts'
import {
  EXAMPLE_MARK,
  FIRST_RECORD_ROW,
  type FormColumn,
  formColumns,
  HINT_MARK,
  NO,
  RECORDS_MAX,
  SHEET_VERSION,
  YES,
} from '../domain/sheets/form-columns.ts'
import type { SheetRecord } from '../domain/sheets/sheet-reading.ts'
import { columnName } from '../domain/sheets/table.ts'
import type { Allowed, CellStyle, Validation, WrittenCell, WrittenSheet } from './xlsx/workbook.ts'
import { cellsOf, writeWorkbook } from './xlsx/write-workbook.ts'

/** The sentences of a template, in the language of who fills it in. */
export interface TemplateTexts {
  sheet: string
  guideSheet: string
  /** Above the numbers of the rows. */
  number: string
  /** What a column may hold. */
  hint: (column: FormColumn) => string
  /** Shown by the spreadsheet when something else is typed. */
  wrong: (column: FormColumn) => string
  guide: readonly string[]
}

/** A record as a row. */
export type WrittenRecord = Pick<SheetRecord, 'date' | 'period' | 'fields'>

export interface TemplateOptions {
  language: Language
  texts: TemplateTexts
  /** Stands above the empty rows, marked, and is not read. */
  example?: WrittenRecord
  records?: readonly WrittenRecord[]
}

/** The hidden sheet that says which form a workbook is for, and holds the options of its lists. */
export const MARK_SHEET = 'giao-ban'
/** Its first column: this word, the form's key, the version. */
export const MARK = 'giao-ban'

const FIRST_LIST_COLUMN = 2
const DAY_ZERO = '1899-12-30'
const EARLIEST_DAY = '2000-01-01'
const LAST_ROW = FIRST_RECORD_ROW + RECORDS_MAX - 1
const NUMBER_WIDTH = 11
const HINT_HEIGHT = 78
const HEADER_HEIGHT = 48

const serialOf = (date: string): number => daysBetween(DAY_ZERO, date)

const fieldOf = (column: FormColumn): Field | undefined => ('field' in column ? column.field : undefined)

const optionsOf = (column: FormColumn, language: Language): string[] => {
  const type = fieldOf(column)?.type
  if (type?.name === 'yes-no') return [YES[language], NO[language]]
  return type?.name === 'choice' ? type.options.map(({ label }) => label[language]) : []
}

const labelsOf = (keys: readonly unknown[], options: readonly { key: string; label: Label }[], language: Language) =>
  keys.flatMap((key) => options.find((option) => option.key === key)?.label[language] ?? []).join('; ')

const shownValue = ({ type }: Field, value: FieldValue, language: Language): string | number => {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return (value ? YES : NO)[language]
  if (type.name === 'date' && typeof value === 'string') return serialOf(value)
  if (type.name === 'choice') return labelsOf([value], type.options, language)
  if (Array.isArray(value)) return type.name === 'choices' ? labelsOf(value, type.options, language) : value.join('; ')
  return typeof value === 'string' ? value : `${value.min} - ${value.max}`
}

const styleOf = (column: FormColumn): CellStyle => {
  if (column.key === 'date') return 'date'
  switch (fieldOf(column)?.type.name) {
    case 'count':
    case 'money':
      return 'whole'
    case 'amount':
    case 'percent':
      return 'decimal'
    case 'date':
      return 'date'
    default:
      return 'text'
  }
}

const widthOf = (column: FormColumn): number => {
  switch (styleOf(column)) {
    case 'text':
      return 26
    case 'date':
      return 13
    default:
      return 15
  }
}

/** A period is typed freely, several options are typed with ";", and the reader says what is wrong with them. */
const allowedIn = (column: FormColumn): Allowed | undefined => {
  if (column.key === 'date') return { kind: 'date', min: serialOf(EARLIEST_DAY) }
  const type = fieldOf(column)?.type
  switch (type?.name) {
    case 'count':
    case 'money':
      return { kind: 'whole', min: 0 }
    case 'amount':
      return { kind: 'decimal', min: 0 }
    case 'percent':
      return { kind: 'decimal', min: 0, max: 100 }
    case 'date':
      return { kind: 'date', min: serialOf(EARLIEST_DAY) }
    case 'text':
      return { kind: 'length', max: type.lengthMax }
    default:
      return undefined
  }
}

/** The options of the columns that have some, each in a column of the hidden sheet. */
const listsOf = (columns: readonly FormColumn[], language: Language): { key: string; options: string[] }[] =>
  columns.flatMap((column) => {
    const options = optionsOf(column, language)
    return options.length === 0 ? [] : [{ key: column.key, options }]
  })

const markSheet = (form: Form, columns: readonly FormColumn[], language: Language): WrittenSheet => {
  const marks = [MARK, form.key, SHEET_VERSION]
  const lists = listsOf(columns, language)
  const height = Math.max(marks.length, ...lists.map(({ options }) => options.length))
  const cell = (value: string | number | undefined): WrittenCell | undefined =>
    value === undefined ? value : { value }
  const rows = Array.from({ length: height }, (_, row) => [
    cell(marks[row]),
    ...lists.map(({ options }) => cell(options[row])),
  ])
  return { name: MARK_SHEET, hidden: true, columns: [{ width: 20 }], rows }
}

const validationsOf = (columns: readonly FormColumn[], { language, texts }: TemplateOptions): Validation[] => {
  const lists = listsOf(columns, language)
  return columns.flatMap((column, index) => {
    const at = columnName(index + 2)
    const list = lists.findIndex(({ key }) => key === column.key)
    const options = lists[list]?.options ?? []
    const allowed: Allowed | undefined =
      list < 0
        ? allowedIn(column)
        : { kind: 'list', cells: cellsOf(MARK_SHEET, FIRST_LIST_COLUMN + list, 1, options.length) }
    return allowed === undefined
      ? []
      : [{ cells: `${at}${FIRST_RECORD_ROW}:${at}${LAST_ROW}`, allowed, error: texts.wrong(column) }]
  })
}

const recordCell = (
  column: FormColumn,
  { date, period, fields }: WrittenRecord,
  language: Language,
): string | number | undefined => {
  if (column.key === 'date') return date === undefined ? undefined : serialOf(date)
  if (column.key === 'period') return period && periodName(period).vi
  const field = fieldOf(column)
  const value = fields[column.key]
  return field === undefined || value === undefined ? undefined : shownValue(field, value, language)
}

const rowOf = (
  record: WrittenRecord,
  columns: readonly FormColumn[],
  language: Language,
): (WrittenCell | undefined)[] =>
  columns.map((column) => {
    const value = recordCell(column, record, language)
    return value === undefined ? undefined : { value, style: styleOf(column) }
  })

/** Marked in every cell, so that it is seen to be no record. */
const exampleRow = (example: WrittenRecord, columns: readonly FormColumn[], language: Language): WrittenCell[] =>
  columns.map((column) => ({
    value: recordCell(column, example, language) ?? '',
    style: styleOf(column) === 'date' ? 'exampleDate' : 'example',
  }))

const mainSheet = (columns: readonly FormColumn[], options: TemplateOptions): WrittenSheet => {
  const { language, texts, example, records = [] } = options
  const head = (value: string, style: CellStyle): WrittenCell => ({ value, style })
  return {
    name: texts.sheet,
    columns: [
      { width: NUMBER_WIDTH },
      ...columns.map((column) => ({ width: widthOf(column), style: styleOf(column) })),
    ],
    frozenRows: FIRST_RECORD_ROW - 1,
    heights: { 0: HEADER_HEIGHT, 1: HINT_HEIGHT },
    rows: [
      [head(texts.number, 'header'), ...columns.map(({ label }) => head(label[language], 'header'))],
      [head(HINT_MARK[language], 'hint'), ...columns.map((column) => head(texts.hint(column), 'hint'))],
      [head(EXAMPLE_MARK[language], 'example'), ...(example ? exampleRow(example, columns, language) : [])],
      ...records.map((record, index) => [{ value: index + 1 }, ...rowOf(record, columns, language)]),
    ],
    validations: validationsOf(columns, options),
  }
}

const guideSheet = (form: Form, { language, texts }: TemplateOptions): WrittenSheet => ({
  name: texts.guideSheet,
  columns: [{ width: 100 }],
  heights: { 0: 26 },
  rows: [[{ value: form.label[language], style: 'title' }], ...texts.guide.map((line) => [{ value: line }])],
})

/** The .xlsx template of a form, written from its declaration; `readFormSheet` reads it back. */
export const formTemplate = (form: Form, options: TemplateOptions): Uint8Array => {
  const columns = formColumns(form)
  return writeWorkbook([
    mainSheet(columns, options),
    guideSheet(form, options),
    markSheet(form, columns, options.language),
  ])
}
