import type { IsoDate } from '../forms/form.ts'
import { addDays, type DaySpan, isoDate, partsOfDate } from './calendar-date.ts'
import type { CutoffScheme, Period } from './period.ts'

/**
 * Periods of a reporting year. `admin_15_14` follows Decree 09/2019/NĐ-CP article 12: month M runs from 15/(M−1) to
 * 14/M and the year from 15/12 of the year before to 14/12; nine months follow Circular 02/2021/TT-TTCP. `calendar`
 * has whole months, as most reports of the Party do. In both, quarters, halves and years are made of whole months,
 * which is why parts always tile their whole.
 */

const firstDay = (year: number, month: number, scheme: CutoffScheme): IsoDate =>
  scheme === 'admin_15_14' ? isoDate(year, month - 1, 15) : isoDate(year, month, 1)

const lastDay = (year: number, month: number, scheme: CutoffScheme): IsoDate =>
  addDays(firstDay(year, month + 1, scheme), -1)

const ofMonths = (key: string, year: number, first: number, last: number, scheme: CutoffScheme): Period => ({
  key,
  scheme,
  from: firstDay(year, first, scheme),
  to: lastDay(year, last, scheme),
})

const refuseUnlessWithin = (what: string, value: number, max: number): void => {
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw new RangeError(`${what} must be 1–${max}, not ${value}`)
}

/** `month`: 1–12. Key `2026-M03`: two digits, so that keys sort by time. */
export const monthPeriod = (year: number, month: number, scheme: CutoffScheme): Period => {
  refuseUnlessWithin('month', month, 12)
  return ofMonths(`${year}-M${String(month).padStart(2, '0')}`, year, month, month, scheme)
}

/** `quarter`: 1–4. Key `2026-Q4`. */
export const quarterPeriod = (year: number, quarter: number, scheme: CutoffScheme): Period => {
  refuseUnlessWithin('quarter', quarter, 4)
  return ofMonths(`${year}-Q${quarter}`, year, quarter * 3 - 2, quarter * 3, scheme)
}

/** `half`: 1 (6 tháng đầu năm) or 2 (6 tháng cuối năm). Key `2026-H1`. */
export const halfPeriod = (year: number, half: 1 | 2, scheme: CutoffScheme): Period => {
  refuseUnlessWithin('half', half, 2)
  return ofMonths(`${year}-H${half}`, year, half * 6 - 5, half * 6, scheme)
}

/** The first nine months. Key `2026-9M`. */
export const nineMonths = (year: number, scheme: CutoffScheme): Period => ofMonths(`${year}-9M`, year, 1, 9, scheme)

/** Key `2026-Y`. */
export const yearPeriod = (year: number, scheme: CutoffScheme): Period => ofMonths(`${year}-Y`, year, 1, 12, scheme)

/** The reporting year and month that a day belongs to: 15/12/2025 is in month 1 of 2026 by Decree 09/2019. */
export const reportingMonthOf = (date: IsoDate, scheme: CutoffScheme): { year: number; month: number } => {
  const { year, month, day } = partsOfDate(date)
  if (scheme === 'calendar' || day < 15) return { year, month }
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
}

/** From the start of the reporting year that contains the day to that day. Key `2026-YTD`. */
export const yearToDate = (date: IsoDate, scheme: CutoffScheme): Period => {
  const { year } = reportingMonthOf(date, scheme)
  return { key: `${year}-YTD`, scheme, from: firstDay(year, 1, scheme), to: date }
}

/** The month, quarter or year that contains the day. */
export const periodOf = (date: IsoDate, length: 'month' | 'quarter' | 'year', scheme: CutoffScheme): Period => {
  const { year, month } = reportingMonthOf(date, scheme)
  if (length === 'month') return monthPeriod(year, month, scheme)
  if (length === 'quarter') return quarterPeriod(year, Math.ceil(month / 3), scheme)
  return yearPeriod(year, scheme)
}

export const contains = (period: DaySpan, date: IsoDate): boolean => period.from <= date && date <= period.to
