import type { IsoDate } from '../forms/form.ts'
import { compareDates } from '../periods/calendar-date.ts'
import type { OwedRow } from './digest-facts.ts'

/** How a unit stands with the reports of one period. `not_owed`: it owes none, or none was opened. */
export type Reporting = 'on_time' | 'late' | 'overdue' | 'not_yet' | 'excused' | 'not_owed'

/** Of several reports for one period the worst tells. */
const WORST_FIRST: readonly Reporting[] = ['overdue', 'late', 'not_yet', 'on_time', 'excused', 'not_owed']

export interface CompletenessRow {
  unitId: number
  /** One for each period, in the same order. */
  cells: readonly Reporting[]
}

export interface Completeness {
  /** The last day of each period, ascending. */
  periods: readonly IsoDate[]
  /** The unit that is most behind first. */
  rows: readonly CompletenessRow[]
}

export const reportingOf = ({ state, dueOn, handedOn }: OwedRow, today: IsoDate): Reporting => {
  if (state === 'void') return 'not_owed'
  if (state === 'excused' || state === 'not_responsible') return 'excused'
  if (handedOn !== null) return handedOn <= dueOn ? 'on_time' : 'late'
  return dueOn < today ? 'overdue' : 'not_yet'
}

const worst = (states: readonly Reporting[]): Reporting =>
  WORST_FIRST.find((state) => states.includes(state)) ?? 'not_owed'

const BEHIND: Partial<Record<Reporting, number>> = { overdue: 100, late: 1 }

const behind = ({ cells }: CompletenessRow): number => cells.reduce((sum, cell) => sum + (BEHIND[cell] ?? 0), 0)

/** Units by the periods that their reports are about: the `periodsMax` that ended last. */
export const completenessOfReports = (
  reports: readonly OwedRow[],
  { today, periodsMax }: { today: IsoDate; periodsMax: number },
): Completeness => {
  const periods = [...new Set(reports.map(({ to }) => to))].toSorted(compareDates).slice(-periodsMax)
  const rows = [...Map.groupBy(reports, ({ unitId }) => unitId)].map(([unitId, own]) => ({
    unitId,
    cells: periods.map((period) =>
      worst(own.filter(({ to }) => to === period).map((report) => reportingOf(report, today))),
    ),
  }))
  return {
    periods,
    rows: rows
      .filter(({ cells }) => cells.some((cell) => cell !== 'not_owed'))
      .toSorted((left, right) => behind(right) - behind(left) || left.unitId - right.unitId),
  }
}
