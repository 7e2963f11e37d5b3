/** What stands in a cell of a spreadsheet. A `percent` is a number shown with %: 0.975 for "97,5%". */
export type Cell =
  | { kind: 'number'; value: number; percent?: true }
  | { kind: 'text'; text: string }
  | { kind: 'boolean'; value: boolean }
  /** The cell is worked out from others, or from another file; what it would show is not taken. */
  | { kind: 'formula' }
  /** "#REF!" and the like. */
  | { kind: 'error' }

export interface CellPlace {
  /** From 1, as the spreadsheet numbers them. */
  row: number
  /** From 1: A is 1. */
  column: number
}

/** Cells from one corner to the other, both included. */
export interface CellRange {
  from: CellPlace
  to: CellPlace
}

/** One sheet, by row and column; cells that hold nothing are absent. */
export interface Table {
  rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>
  merged: readonly CellRange[]
  /** Days are counted from 1904 instead of 1900, as old Macintosh workbooks do. */
  from1904: boolean
}

const LETTERS = 26

/** "A", "B" … "Z", "AA": how a spreadsheet calls a column. */
export const columnName = (column: number): string => {
  const rest = (column - 1) % LETTERS
  const letter = String.fromCharCode(65 + rest)
  return column <= LETTERS ? letter : columnName((column - 1 - rest) / LETTERS) + letter
}

/** "B7". */
export const cellName = ({ row, column }: CellPlace): string => `${columnName(column)}${row}`

/** The place that "B7" or "$B$7" names; undefined for anything else. */
export const placeOf = (name: string): CellPlace | undefined => {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name)
  if (parts === null) return undefined
  const [, letters = '', row] = parts
  const column = [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}
