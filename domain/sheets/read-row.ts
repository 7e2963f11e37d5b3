import type { Finding } from '../checks/finding.ts'
import { reviewRecord } from '../checks/review.ts'
import { type FieldValues, type Form, fieldOf, type Granularity, type Qualifiers } from '../forms/form.ts'
import { kindOf } from '../periods/period-key.ts'
import type { FormColumn } from './form-columns.ts'
import { type CellContext, readDateCell, readFieldCell, readPeriodCell } from './read-cell.ts'
import type { CellFault, CellProblem, SheetRecord } from './sheet-reading.ts'
import { type Cell, cellName } from './table.ts'

/** A column of the form and where it stands in the sheet. */
export interface PlacedColumn {
  at: number
  column: FormColumn
}

export interface SheetRow {
  row: number
  cells: ReadonlyMap<number, Cell>
}

type RowContext = Omit<CellContext, 'granularity'>

export type RowReading = { record: SheetRecord } | { faults: CellFault[] }

/** Reads one row of a form's sheet as a record: every cell by itself, then what the form asks of the whole. */
export const readRow = (
  { row, cells }: SheetRow,
  columns: readonly PlacedColumn[],
  context: RowContext,
): RowReading => {
  const faults: CellFault[] = []
  const placed = new Map(columns.map((each) => [each.column.key, each]))
  const complain = (key: string, problem: CellProblem) => {
    const at = placed.get(key) ?? columns[0]
    // A column that was taken out of the sheet is still called by its name.
    const label = fieldOf(context.form, key)?.label ?? at?.column.label
    if (at && label) faults.push({ cell: cellName({ row, column: at.at }), row, label, problem })
  }
  const cellAt = (key: string): Cell | undefined => cells.get(placed.get(key)?.at ?? 0)

  const when = readWhen(cellAt, context, complain)
  if (when === undefined) return { faults }
  const { granularity } = when
  const fields: FieldValues = {}
  const qualifiers: Qualifiers = {}
  for (const { at, column } of columns) {
    const cell = cells.get(at)
    if (cell === undefined || !('field' in column)) continue
    if (column.only !== undefined && column.only !== granularity) {
      complain(column.key, { kind: 'other_kind', granularity: column.only })
      continue
    }
    const reading = readFieldCell(cell, column.field, { ...context, granularity })
    if ('problem' in reading) complain(column.key, reading.problem)
    else {
      fields[column.key] = reading.value
      if (reading.qualifier) qualifiers[column.key] = reading.qualifier
    }
  }
  const record: SheetRecord = { row, ...when, fields: withImplied(context.form, granularity, fields), qualifiers }
  if (faults.length === 0) reviewRow(record, context.form, complain)
  return faults.length === 0 ? { record } : { faults }
}

type When = Pick<SheetRecord, 'granularity' | 'date' | 'period' | 'cumulative'>

/** A day makes an event, a period a total; a row has one of them. */
const readWhen = (
  cellAt: (key: string) => Cell | undefined,
  context: RowContext,
  complain: (key: string, problem: CellProblem) => void,
): When | undefined => {
  const [dateCell, periodCell] = [cellAt('date'), cellAt('period')]
  const today = context.now.date
  if (dateCell !== undefined && periodCell !== undefined) return void complain('period', { kind: 'two_times' })
  if (dateCell !== undefined) {
    const date = readDateCell(dateCell, { ...context, granularity: 'event' })
    if ('problem' in date) return void complain('date', date.problem)
    if (date.value > today) return void complain('date', { kind: 'in_future' })
    return { granularity: 'event', date: date.value }
  }
  if (periodCell === undefined) return void complain('date', { kind: 'no_time' })
  const period = readPeriodCell(periodCell, { ...context, granularity: 'batch' })
  if ('problem' in period) return void complain('period', period.problem)
  if (period.value.from > today) return void complain('period', { kind: 'in_future' })
  const cumulative = kindOf(period.value).name === 'year-to-date'
  return { granularity: 'batch', period: period.value, ...(cumulative && { cumulative }) }
}

const withImplied = (form: Form, granularity: Granularity, fields: FieldValues): FieldValues => {
  const implied = (form.implied ?? []).filter(({ when }) => when({ granularity, values: fields }))
  return Object.assign({}, ...implied.map(({ values }) => values), fields)
}

/** Where a finding is shown: the first figure that it is about. */
const fieldOfFinding = (finding: Finding): string | undefined => {
  switch (finding.kind) {
    case 'sum_mismatch':
      return finding.total[0]?.field
    case 'not_at_most':
      return finding.lesser[0]?.field
    case 'not_in_order':
      return finding.earlier.field === 'when' ? finding.later.field : finding.earlier.field
    case 'not_within':
      return finding.figure.field
    case 'missing':
      return finding.anyOf[0]
    case 'percent_mismatch':
    case 'notice':
      return undefined
  }
}

/** What is required and missing, and what does not add up; a sheet has no place for an explanation. */
const reviewRow = (record: SheetRecord, form: Form, complain: (key: string, problem: CellProblem) => void) => {
  const { granularity, date, fields: values } = record
  const { derived, findings } = reviewRecord(form, { granularity, ...(date && { date }), values })
  for (const { key, required, granularities } of form.fields) {
    const missing = values[key] === undefined && derived[key] === undefined && granularities.includes(granularity)
    if (missing && required?.({ granularity, values })) complain(key, { kind: 'required' })
  }
  for (const finding of findings)
    if (finding.severity === 'hard') complain(fieldOfFinding(finding) ?? '', { kind: 'finding', finding })
}
