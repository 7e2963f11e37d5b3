import type { Form } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { fold } from '../reading/fold.ts'
import { EXAMPLE_MARK, formColumns, HEADER_ROW, HINT_MARK, isHeaderOf, RECORDS_MAX } from './form-columns.ts'
import { type PlacedColumn, readRow, type SheetRow } from './read-row.ts'
import type { CellFault, SheetReading, SheetRecord } from './sheet-reading.ts'
import { type Cell, cellName, type Table } from './table.ts'

export interface SheetContext {
  form: Form
  now: LocalTime
  scheme: CutoffScheme
}

const FIRST_COLUMN = 1

const placeColumns = (form: Form, table: Table): PlacedColumn[] => {
  const known = formColumns(form)
  return [...(table.rows.get(HEADER_ROW) ?? [])].flatMap(([at, cell]) => {
    const column = cell.kind === 'text' ? known.find((each) => isHeaderOf(each, cell.text)) : undefined
    return column === undefined ? [] : [{ at, column }]
  })
}

const MARKS = [HINT_MARK, EXAMPLE_MARK].flatMap((mark) => Object.values(mark)).map(fold)

const isMarked = (cell: Cell | undefined): boolean =>
  cell?.kind === 'text' && MARKS.some((mark) => fold(cell.text).startsWith(mark))

/** Rows in which something was filled in, besides their number. */
const filledRows = (table: Table): SheetRow[] =>
  [...table.rows]
    .filter(([row, cells]) => row > HEADER_ROW && !isMarked(cells.get(FIRST_COLUMN)))
    .filter(([, cells]) => [...cells.keys()].some((at) => at > FIRST_COLUMN))
    .map(([row, cells]) => ({ row, cells }))
    .sort((first, second) => first.row - second.row)

/** Something stands under a header that is not ours, or two columns are called the same: nothing may be lost unseen. */
const isMixedUp = (rows: readonly SheetRow[], columns: readonly PlacedColumn[]): boolean => {
  const known = new Set(columns.map(({ at }) => at))
  const twice = new Set(columns.map(({ column }) => column.key)).size < columns.length
  return twice || rows.some(({ cells }) => [...cells.keys()].some((at) => at > FIRST_COLUMN && !known.has(at)))
}

/** Cells that are one with others cannot be told apart: each row that they reach is refused at that place. */
const mergedFaults = (table: Table, rows: readonly SheetRow[], columns: readonly PlacedColumn[]): CellFault[] =>
  rows.flatMap(({ row }) => {
    const range = table.merged.find(({ from, to }) => from.row <= row && row <= to.row)
    if (range === undefined) return []
    const column = columns.find(({ at }) => at >= range.from.column) ?? columns[0]
    if (column === undefined) return []
    const cell = cellName({ row, column: range.from.column })
    return [{ cell, row, label: column.column.label, problem: { kind: 'merged' } }]
  })

/** Two totals of the same days, or an event inside a total: the database takes one of them only. */
const excludes = (form: Form, first: SheetRecord, second: SheetRecord): boolean => {
  if (first.cumulative || second.cumulative) return first.period?.key === second.period?.key
  const [a, b] = [first.period, second.period]
  if (a && b) return a.key === b.key && form.facet(first.fields) === form.facet(second.fields)
  const date = first.date ?? second.date
  const period = a ?? b
  return date !== undefined && period !== undefined && period.from <= date && date <= period.to
}

const whenFault = (record: SheetRecord, row: number, columns: readonly PlacedColumn[]): CellFault[] => {
  const at = columns.find(({ column }) => column.key === (record.period ? 'period' : 'date'))
  if (at === undefined) return []
  const cell = cellName({ row: record.row, column: at.at })
  return [{ cell, row: record.row, label: at.column.label, problem: { kind: 'repeats', row } }]
}

/** Reads a form's sheet row by row. Pure; `now` tells which days are still to come. */
export const readRows = (table: Table, { form, now, scheme }: SheetContext): SheetReading => {
  const columns = placeColumns(form, table)
  const rows = filledRows(table)
  if (isMixedUp(rows, columns)) return { kind: 'refused', reason: 'headers_changed' }
  if (rows.length === 0) return { kind: 'refused', reason: 'nothing_filled_in' }
  if (rows.length > RECORDS_MAX) return { kind: 'refused', reason: 'too_many_rows' }
  const faults = mergedFaults(table, rows, columns)
  const merged = new Set(faults.map(({ row }) => row))
  const records: SheetRecord[] = []
  for (const row of rows.filter((each) => !merged.has(each.row))) {
    const reading = readRow(row, columns, { form, now, scheme, from1904: table.from1904 })
    if ('faults' in reading) faults.push(...reading.faults)
    else {
      const before = records.find((record) => excludes(form, record, reading.record))
      if (before === undefined) records.push(reading.record)
      else faults.push(...whenFault(reading.record, before.row, columns))
    }
  }
  faults.sort((first, second) => first.row - second.row)
  return { kind: 'read', form: form.key, records, faults }
}
