import { CELL_STYLES, type CellStyle } from './workbook.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DATE_FORMAT = 164
const DECIMAL_FORMAT = 165

const FONTS = [
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>',
  '<font><i/><sz val="9"/><color rgb="FF5F6368"/><name val="Calibri"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF7A5C00"/><name val="Calibri"/></font>',
  '<font><b/><sz val="14"/><color rgb="FF0B5A4A"/><name val="Calibri"/></font>',
]
const fill = (color: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`
/** The first two are fixed by the format. */
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  fill('FF0B5A4A'),
  fill('FFF1F3F4'),
  fill('FFFFF4CC'),
]
const edge = (side: string) => `<${side} style="thin"><color rgb="FFB0B7BC"/></${side}>`
const BORDERS = ['<border/>', `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border>`]

interface Look {
  font: number
  fill: number
  border: number
  format?: number
  wrap?: true
}

/** 49 is the built-in text format, 3 is "#,##0": nothing that is typed there turns into a date. */
const LOOKS: Record<CellStyle, Look> = {
  plain: { font: 0, fill: 0, border: 0, wrap: true },
  header: { font: 1, fill: 2, border: 1, wrap: true },
  hint: { font: 2, fill: 3, border: 1, wrap: true },
  example: { font: 3, fill: 4, border: 1, wrap: true },
  exampleDate: { font: 3, fill: 4, border: 1, format: DATE_FORMAT },
  title: { font: 4, fill: 0, border: 0 },
  text: { font: 0, fill: 0, border: 0, format: 49, wrap: true },
  date: { font: 0, fill: 0, border: 0, format: DATE_FORMAT },
  whole: { font: 0, fill: 0, border: 0, format: 3 },
  decimal: { font: 0, fill: 0, border: 0, format: DECIMAL_FORMAT },
}

const cellFormat = ({ font, fill, border, format = 0, wrap }: Look): string => {
  const attributes = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  return `<xf ${attributes} ${applied}><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`
}

const list = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`

export const styleNumber = (style: CellStyle): number => CELL_STYLES.indexOf(style)

export const stylesXml = `<styleSheet xmlns="${MAIN}">${[
  list('numFmts', [
    `<numFmt numFmtId="${DATE_FORMAT}" formatCode="dd/mm/yyyy"/>`,
    `<numFmt numFmtId="${DECIMAL_FORMAT}" formatCode="#,##0.##"/>`,
  ]),
  list('fonts', FONTS),
  list('fills', FILLS),
  list('borders', BORDERS),
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  list(
    'cellXfs',
    CELL_STYLES.map((style) => cellFormat(LOOKS[style])),
  ),
].join('')}</styleSheet>`
