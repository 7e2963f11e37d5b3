import type { IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import { addDays } from '../periods/calendar-date.ts'
import type { CutoffScheme } from '../periods/period.ts'
import type { UnitLevel } from '../units/unit.ts'

/**
 * What is owed. `report`: the unit's periodic report, closed by its submission. `entries`: so many entries of a form (or so
 * much of the sum of some of its indicators, as "2 sessions held by the chair"), closed by the entries themselves.
 */
export type Duty =
  | { kind: 'report' }
  | {
      kind: 'entries'
      form: string
      /** Keys of indicators of the form whose sum counts; empty: each entry counts as one. */
      indicators: readonly string[]
      times: number
    }

/** Who owes it, among the units that exist on the last day of the period. */
export type Debtors =
  | { kind: 'level'; level: UnitLevel /** Only below this unit; null: all of the level. */; under: number | null }
  | { kind: 'subtree'; unitId: number }
  | { kind: 'units'; unitIds: readonly number[] }

/**
 * How often. `days`: on these days of each month (1–31; a day that a month lacks is its last). `once`: from a day to a day.
 * Weeks run from Monday to Sunday. `only`: these of the year, from 1; `quarter` with `[1]` is the first quarter alone.
 */
export type Frequency =
  | { kind: 'month' | 'quarter' | 'half'; only?: readonly number[] }
  | { kind: 'nine-months' | 'year' }
  | { kind: 'week' }
  | { kind: 'days'; days: readonly number[] }
  | { kind: 'once'; from: IsoDate; to: IsoDate }

/**
 * Until when. `day`: the first day with this number in its month (1–31) after the cut-off. `after`: working days after the
 * last day of the period, 0 being that day itself.
 */
export type DueRule = { kind: 'day'; day: number } | { kind: 'after'; workingDays: number }

/** Where a deadline goes that falls on a day off (Civil Code 2015 article 148.5: `next`). */
export type HolidayPolicy = 'next' | 'previous' | 'same'

/** Whom a step tells; see `reporting.md` §4. `aggregator`: the officials and heads of the unit that gathers the reports. */
export const TOLD = ['official', 'head', 'aggregator', 'leader'] as const
export type Told = (typeof TOLD)[number]

/**
 * One rung of the ladder: `workingDays` after (negative: before) the day on which the period opens or is due, at these
 * times of the day in Asia/Ho_Chi_Minh (`08:00`).
 */
export interface LadderStep {
  /** Unique within the ladder, and stable: the ledger of reminders knows it. */
  key: string
  from: 'opening' | 'due'
  workingDays: number
  times: readonly string[]
  tell: readonly Told[]
}

/** Everything about a schedule that an administrator may change. */
export interface ScheduleDefinition {
  name: Label
  duty: Duty
  debtors: Debtors
  frequency: Frequency
  scheme: CutoffScheme
  /** The rule of a level goes before the general one. */
  due: { general: DueRule; byLevel: Partial<Record<UnitLevel, DueRule>> }
  holidayPolicy: HolidayPolicy
  ladder: readonly LadderStep[]
  /** The unit that gathers what is owed; null: the parent of each debtor. */
  aggregatorId: number | null
  /** Law or document it follows; null: a local rule. */
  source: Label | null
}

/** What a schedule is from a day on. Rows are only ever added. */
export interface ScheduleRevision {
  revision: number
  effectiveFrom: IsoDate
  state: 'active' | 'paused' | 'ended'
  definition: ScheduleDefinition
  /** Null in the first revision. */
  reason: string | null
}

export interface Schedule {
  id: number
  /** Stable, as `commune_monthly`. */
  key: string
  /** The day it was entered here. */
  enteredOn: IsoDate
  /** By revision, ascending. */
  revisions: readonly ScheduleRevision[]
}

const OWED_BEFORE_ENTRY_DAYS = 31

/**
 * What ended before this day is not asked for: an office begins with the period that ended last, not with all the years in
 * which its rules were law.
 */
export const owedSince = ({ enteredOn }: Pick<Schedule, 'enteredOn'>): IsoDate =>
  addDays(enteredOn, -OWED_BEFORE_ENTRY_DAYS)

/** A schedule before it is entered. */
export type Preset = Omit<Schedule, 'id' | 'enteredOn'>

/** What is in force on the day: the latest revision that has begun by then. Undefined before the first. */
export const inForce = ({ revisions }: Schedule, date: IsoDate): ScheduleRevision | undefined =>
  revisions.findLast(({ effectiveFrom }) => effectiveFrom <= date)
