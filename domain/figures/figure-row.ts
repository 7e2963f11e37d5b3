import type { Granularity } from '../forms/form.ts'
import type { DaySpan } from '../periods/calendar-date.ts'

/** What one unit adds to one indicator: its events summed by facet, each period total by itself. */
export interface FigureRow {
  unitId: number
  /** Key of the form. */
  form: string
  granularity: Granularity
  /** Counted since a beginning: stands by itself and is never added. */
  cumulative: boolean
  /** Only of period totals. */
  periodKey: string | null
  /** Of a period total its days; of events the days of the first and the last one. */
  span: DaySpan
  /** Empty: the unit's whole. Otherwise a part of it, such as one presiding role. */
  facet: string
  /** Key of the indicator. */
  indicator: string
  value: number
  /** How many entries the value comes from. */
  entries: number
  /** Instant of the newest of them, ISO 8601. */
  latestAt: string
}

/**
 * One unit reported the same days of one form both as single events and as a period total. The database refuses that;
 * if it is seen all the same, no total is better than one that counts twice.
 */
export class DoubleReportError extends Error {
  override name = 'DoubleReportError'
  readonly code = 'figures.reported_twice'
  readonly unitId: number
  readonly form: string

  constructor(unitId: number, form: string) {
    super(`unit ${unitId} reported form ${form} both by event and by period for the same days`)
    this.unitId = unitId
    this.form = form
  }
}

export const lies = (inner: DaySpan, outer: DaySpan): boolean => outer.from <= inner.from && inner.to <= outer.to

export const overlaps = (left: DaySpan, right: DaySpan): boolean => left.from <= right.to && right.from <= left.to
