import { type Cell, type CellRange, placeOf, type Table } from '../../domain/sheets/table.ts'
import { openPackage, UnreadableWorkbook } from './open-package.ts'
import { scanXml } from './scan-xml.ts'

export interface Sheet extends Table {
  name: string
}

/** Rows and columns beyond these are not looked at; the caller's own bound is far below. */
const ROWS_MAX = 1_000
const COLUMNS_MAX = 100
const MERGED_MAX = 1_000
/** The built-in formats "0%" and "0.00%" (ECMA-376 part 1, 18.8.30). */
const PERCENT_FORMATS = new Set(['9', '10'])

export class TooManyRows extends Error {}

/** Strings that cells refer to by number. Phonetic hints (`rPh`) are no part of the text. */
const readSharedStrings = (xml: string): string[] => {
  const strings: string[] = []
  let text = ''
  let inText = false
  let hints = 0
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') hints += 1
      inText = name === 't' && hints === 0
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 'si') strings.push(text)
      if (name === 'rPh') hints -= 1
      inText = false
    },
  })
  return strings
}

/** The numbers of the cell styles that show a percentage. */
const readPercentStyles = (xml: string): ReadonlySet<string> => {
  const formats = new Set(PERCENT_FORMATS)
  const styles = new Set<string>()
  let inCells = false
  let count = 0
  scanXml(xml, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt' && formatCode.includes('%')) formats.add(numFmtId)
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      if (formats.has(numFmtId)) styles.add(String(count))
      count += 1
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

const rangeOf = (reference: string): CellRange | undefined => {
  const [from, to] = reference.split(':').map(placeOf)
  return from && { from, to: to ?? from }
}

interface Strings {
  shared: readonly string[]
  percent: ReadonlySet<string>
}

interface RawCell {
  type: string
  style: string
  text: string
  formula: boolean
}

const cellOf = ({ type, style, text, formula }: RawCell, { shared, percent }: Strings): Cell | undefined => {
  if (formula) return { kind: 'formula' }
  if (text === '') return undefined
  switch (type) {
    case 's':
      return textCell(shared[Number(text)] ?? '')
    case 'inlineStr':
    case 'str':
    case 'd':
      return textCell(text)
    case 'b':
      return { kind: 'boolean', value: text === '1' }
    case 'e':
      return { kind: 'error' }
    default: {
      const value = Number(text)
      if (!Number.isFinite(value)) return { kind: 'error' }
      return { kind: 'number', value, ...(percent.has(style) && { percent: true }) }
    }
  }
}

const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', text })

const readSheet = (xml: string, strings: Strings): Pick<Table, 'rows' | 'merged'> => {
  const rows = new Map<number, Map<number, Cell>>()
  const merged: CellRange[] = []
  let raw: RawCell | undefined
  let place = { row: 0, column: 0 }
  let inValue = false

  const keep = () => {
    const cell = raw && cellOf(raw, strings)
    raw = undefined
    if (cell === undefined || place.column > COLUMNS_MAX) return
    const row = rows.get(place.row) ?? new Map<number, Cell>()
    if (row.size === 0 && rows.size >= ROWS_MAX) throw new TooManyRows()
    rows.set(place.row, row.set(place.column, cell))
  }

  scanXml(xml, {
    open(name, { r = '', t = '', s = '', ref = '' }) {
      if (name === 'row') place = { row: Number(r) || place.row + 1, column: 0 }
      if (name === 'c') {
        place = placeOf(r) ?? { ...place, column: place.column + 1 }
        raw = { type: t, style: s, text: '', formula: false }
      }
      if (name === 'f' && raw) raw.formula = true
      if (name === 'mergeCell' && merged.length < MERGED_MAX) merged.push(...[rangeOf(ref)].filter((range) => !!range))
      inValue = raw !== undefined && (name === 'v' || name === 't')
    },
    text(piece) {
      if (inValue && raw) raw.text += piece
    },
    close(name) {
      if (name === 'c') keep()
      inValue = false
    },
  })
  return { rows, merged }
}

/** Where the parts of a workbook lie: the sheets in their order, by name and part. */
const readOutline = (parts: ReadonlyMap<string, string>) => {
  const targets = new Map<string, string>()
  scanXml(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.replace(/^\/?(?:xl\/)?/, 'xl/'))
    },
  })
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  scanXml(parts.get('xl/workbook.xml') ?? '', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', part: targets.get(id) ?? '' })
    },
  })
  return { sheets, from1904 }
}

/**
 * Reads the cells of every sheet, in the order of the workbook. Throws `UnreadableWorkbook` for what is no workbook of
 * ours, `TooManyRows` for a sheet with more than 1,000 rows that hold something.
 */
export const readWorkbook = (bytes: Uint8Array): Sheet[] => {
  const parts = openPackage(bytes)
  if (!parts.has('xl/workbook.xml')) throw new UnreadableWorkbook('not_a_workbook')
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) throw new UnreadableWorkbook('has_macros')
  const { sheets, from1904 } = readOutline(parts)
  const optional = <Value>(part: string, read: (xml: string) => Value, absent: Value): Value => {
    const xml = parts.get(part)
    return xml === undefined ? absent : read(xml)
  }
  const strings: Strings = {
    shared: optional('xl/sharedStrings.xml', readSharedStrings, []),
    percent: optional('xl/styles.xml', readPercentStyles, new Set<string>()),
  }
  return sheets.flatMap(({ name, part }) => {
    const xml = parts.get(part)
    return xml === undefined ? [] : [{ name, ...readSheet(xml, strings), from1904 }]
  })
}
