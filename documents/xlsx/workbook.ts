/** How a cell looks; the numbers of the styles in `styles-xml.ts` follow this order. */
export const CELL_STYLES = [
  'plain',
  'header',
  'hint',
  'example',
  'exampleDate',
  'title',
  'text',
  'date',
  'whole',
  'decimal',
] as const
export type CellStyle = (typeof CELL_STYLES)[number]

export interface WrittenCell {
  value: string | number
  style?: CellStyle
}

/** What Excel lets a person type into a column. `list` points to cells that hold the options, one under the other. */
export type Allowed =
  | { kind: 'whole' | 'decimal'; min: number; max?: number }
  /** Days as serial numbers of the spreadsheet. */
  | { kind: 'date'; min: number }
  | { kind: 'length'; max: number }
  | { kind: 'list'; cells: string }

export interface Validation {
  /** "B4:B503". */
  cells: string
  allowed: Allowed
  /** Shown when something else was typed. */
  error: string
}

export interface WrittenSheet {
  name: string
  /** Not shown, not even in the list of hidden sheets. */
  hidden?: true
  columns: readonly { width: number; style?: CellStyle }[]
  /** From the first row on; absent cells stay empty. */
  rows: readonly (readonly (WrittenCell | undefined)[])[]
  /** Heights in points, by the index of the row. */
  heights?: Readonly<Record<number, number>>
  /** Rows that stay in sight. */
  frozenRows?: number
  validations?: readonly Validation[]
}
