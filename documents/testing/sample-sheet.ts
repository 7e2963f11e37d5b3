import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Form } from '../../domain/forms/form.ts'
import { formByKey } from '../../domain/forms/registry.ts'
import { formColumns } from '../../domain/sheets/form-columns.ts'
import type { SheetReading } from '../../domain/sheets/sheet-reading.ts'
import { columnName } from '../../domain/sheets/table.ts'
import { formTemplate, type TemplateTexts, type WrittenRecord } from '../form-template.ts'
import { readFormSheet } from '../read-form-sheet.ts'

/** Friday 20/11/2026, 16:40. */
export const now = { date: '2026-11-20', hour: 16, minute: 40 }
export const scheme = 'admin_15_14'

export const texts: TemplateTexts = {
  sheet: 'Nhập liệu',
  guideSheet: 'Hướng dẫn',
  number: 'STT',
  hint: ({ key }) => key,
  wrong: () => 'Giá trị không hợp lệ.',
  guide: ['Mỗi dòng là một lần ghi.'],
}

const formOf = (key: string) => {
  const form = formByKey.get(key)
  if (form === undefined) throw new Error(`no form ${key}`)
  return form
}

/** A filled-in template. */
export const filled = (form: string, records: readonly WrittenRecord[], example?: WrittenRecord): Uint8Array =>
  formTemplate(formOf(form), { language: 'vi', texts, records, ...(example && { example }) })

export const read = (bytes: Uint8Array, forms: readonly Form[] = [...formByKey.values()]): SheetReading =>
  readFormSheet(bytes, { forms: new Map(forms.map((form) => [form.key, form])), now, scheme })

/** The workbook with one of its parts changed, as another program might write it; a new part is made. */
export const withPart = (bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes)
  const before = parts[name]
  return zipSync({ ...parts, [name]: strToU8(change(before === undefined ? '' : strFromU8(before))) })
}

export const SHEET = 'xl/worksheets/sheet1.xml'

/** The letter of a column of the form's template. */
export const columnOf = (form: string, key: string): string => {
  const index = formColumns(formOf(form)).findIndex((column) => column.key === key)
  return columnName(index + 2)
}

type WrittenCells = Readonly<Record<string, { xml: string; type?: string; style?: number }>>

const rowXml = (row: number, cells: WrittenCells): string => {
  const written = Object.entries(cells).map(([column, { xml, type, style }]) => {
    const attributes = [type === undefined ? '' : ` t="${type}"`, style === undefined ? '' : ` s="${style}"`]
    return `<c r="${column}${row}"${attributes.join('')}>${xml}</c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

/** The template of a form with rows of cells in place of its own, by row and column: `{ 4: { B: number(46342) } }`. */
export const withRows = (bytes: Uint8Array, rows: Readonly<Record<number, WrittenCells>>, keep = true): Uint8Array =>
  withPart(bytes, SHEET, (xml) => {
    const written = Object.entries(rows).map(([row, cells]) => rowXml(Number(row), cells))
    const kept = keep ? (/<sheetData>(.*)<\/sheetData>/s.exec(xml)?.[1] ?? '') : ''
    return xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${kept}${written.join('')}</sheetData>`)
  })

export const text = (words: string) => ({ type: 'inlineStr', xml: `<is><t>${words}</t></is>` })
export const number = (value: number | string) => ({ xml: `<v>${value}</v>` })
