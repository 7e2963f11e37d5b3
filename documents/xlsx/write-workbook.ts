import { strToU8, zipSync } from 'fflate'
import { cellName, columnName } from '../../domain/sheets/table.ts'
import { styleNumber, stylesXml } from './styles-xml.ts'
import type { Allowed, Validation, WrittenCell, WrittenSheet } from './workbook.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'http://schemas.openxmlformats.org/package/2006/content-types'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Packed files carry a date; a fixed one (the earliest that the format knows) makes the same workbook the same bytes. */
const PACKED_AT = new Date(1980, 0, 1)

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? '')

const cellXml = ({ value, style = 'plain' }: WrittenCell, name: string): string =>
  typeof value === 'number'
    ? `<c r="${name}" s="${styleNumber(style)}"><v>${value}</v></c>`
    : `<c r="${name}" s="${styleNumber(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`

const rowXml = (cells: readonly (WrittenCell | undefined)[], index: number, height: number | undefined): string => {
  const row = index + 1
  const written = cells.flatMap((cell, at) => (cell ? [cellXml(cell, cellName({ row, column: at + 1 }))] : []))
  return `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${written.join('')}</row>`
}

const columnsXml = (columns: WrittenSheet['columns']): string => {
  const each = columns.map(({ width, style = 'plain' }, index) => {
    const at = index + 1
    return `<col min="${at}" max="${at}" width="${width}" style="${styleNumber(style)}" customWidth="1"/>`
  })
  return `<cols>${each.join('')}</cols>`
}

const formulas = (first: string | number, second?: number): string =>
  `<formula1>${first}</formula1>${second === undefined ? '' : `<formula2>${second}</formula2>`}`

const operator = (max: number | undefined) => (max === undefined ? 'greaterThanOrEqual' : 'between')

/** Attributes of the rule, and what stands inside it. */
const ruleOf = (allowed: Allowed): [attributes: string, inside: string] => {
  switch (allowed.kind) {
    case 'whole':
    case 'decimal':
      return [`type="${allowed.kind}" operator="${operator(allowed.max)}"`, formulas(allowed.min, allowed.max)]
    case 'date':
      return ['type="date" operator="greaterThanOrEqual"', formulas(allowed.min)]
    case 'length':
      return ['type="textLength" operator="lessThanOrEqual"', formulas(allowed.max)]
    case 'list':
      return ['type="list"', formulas(allowed.cells)]
  }
}

const validationXml = ({ cells, allowed, error }: Validation): string => {
  const [attributes, inside] = ruleOf(allowed)
  const shown = `allowBlank="1" showErrorMessage="1" error="${escapeXml(error)}"`
  return `<dataValidation ${attributes} ${shown} sqref="${cells}">${inside}</dataValidation>`
}

const frozenXml = (rows: number): string => {
  const pane = `<pane xSplit="1" ySplit="${rows}" topLeftCell="B${rows + 1}" activePane="bottomRight" state="frozen"/>`
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
}

const sheetXml = ({ columns, rows, heights = {}, frozenRows, validations = [] }: WrittenSheet): string =>
  [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    frozenRows === undefined ? '' : frozenXml(frozenRows),
    columnsXml(columns),
    `<sheetData>${rows.map((cells, index) => rowXml(cells, index, heights[index])).join('')}</sheetData>`,
    validations.length === 0
      ? ''
      : `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('')

const workbookXml = (sheets: readonly WrittenSheet[]): string => {
  const each = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="veryHidden"' : ''
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`
}

const relationsXml = (relations: readonly [id: string, type: string, target: string][]): string => {
  const each = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${each.join('')}</Relationships>`
}

const contentTypesXml = (sheets: readonly WrittenSheet[]): string => {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET_TYPE}.${type}+xml"/>`
  return [
    `${HEAD}<Types xmlns="${CONTENT}">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook.xml', 'sheet.main'),
    part('styles.xml', 'styles'),
    ...sheets.map((_, index) => part(`worksheets/sheet${index + 1}.xml`, 'worksheet')),
    '</Types>',
  ].join('')
}

/** The cells of a column from one row to another, as a reference from any other sheet. */
export const cellsOf = (sheet: string, column: number, from: number, to: number): string =>
  `'${sheet.replaceAll("'", "''")}'!$${columnName(column)}$${from}:$${columnName(column)}$${to}`

/** A workbook as the bytes of an .xlsx file (ECMA-376). The same workbook always gives the same bytes. */
export const writeWorkbook = (sheets: readonly WrittenSheet[]): Uint8Array => {
  const sheetParts = sheets.map((sheet, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    sheetXml(sheet),
  ])
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypesXml(sheets)],
    ['_rels/.rels', relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, index): [string, string, string] => [
          `rId${index + 1}`,
          'worksheet',
          `worksheets/sheet${index + 1}.xml`,
        ]),
        ['rIdStyles', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', HEAD + stylesXml],
    ...sheetParts,
  ]
  return zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(xml)])), { mtime: PACKED_AT })
}
