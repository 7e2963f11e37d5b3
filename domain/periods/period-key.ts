import type { IsoDate } from '../forms/form.ts'
import { isoDate, isValidDate, partsOfDate } from './calendar-date.ts'
import type { CutoffScheme, Period } from './period.ts'
import { contains, halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod, yearToDate } from './period-span.ts'

/** What a period's key says, taken apart once for everything that asks what kind of period it is. */
export type PeriodKind =
  | { name: 'month'; year: number; month: number }
  | { name: 'quarter'; year: number; quarter: number }
  | { name: 'half'; year: number; half: 1 | 2 }
  | { name: 'nine-months'; year: number }
  | { name: 'year'; year: number }
  | { name: 'year-to-date'; year: number }

/** `2026-M11`, `2026-11`, `2026-M3`, `2026-Q4`, `2026-H1`, `2026-9M`, `2026-Y`, `2026-YTD`; anything else is undefined. */
export const kindOfKey = (key: string): PeriodKind | undefined => {
  const parts = /^([12]\d{3})-(?:M?(0?[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(YTD)|(Y))$/i.exec(key.trim())
  if (!parts) return undefined
  const [, digits, month, quarter, half, nine, toDate] = parts
  const year = Number(digits)
  if (month) return { name: 'month', year, month: Number(month) }
  if (quarter) return { name: 'quarter', year, quarter: Number(quarter) }
  if (half) return { name: 'half', year, half: half === '1' ? 1 : 2 }
  if (nine) return { name: 'nine-months', year }
  if (toDate) return { name: 'year-to-date', year }
  return { name: 'year', year }
}

/**
 * The period that a key names. `2026-YTD` ends on a day that the key does not say: it needs `until`, a day of that
 * reporting year, and is undefined without.
 */
export const parsePeriodKey = (key: string, scheme: CutoffScheme, until?: IsoDate): Period | undefined => {
  const kind = kindOfKey(key)
  if (!kind) return undefined
  if (kind.name === 'year-to-date') {
    const valid = until !== undefined && isValidDate(until) && contains(yearPeriod(kind.year, scheme), until)
    return valid ? yearToDate(until, scheme) : undefined
  }
  return periodOfKind(kind, scheme)
}

const periodOfKind = (kind: Exclude<PeriodKind, { name: 'year-to-date' }>, scheme: CutoffScheme): Period => {
  switch (kind.name) {
    case 'month':
      return monthPeriod(kind.year, kind.month, scheme)
    case 'quarter':
      return quarterPeriod(kind.year, kind.quarter, scheme)
    case 'half':
      return halfPeriod(kind.year, kind.half, scheme)
    case 'nine-months':
      return nineMonths(kind.year, scheme)
    case 'year':
      return yearPeriod(kind.year, scheme)
  }
}

/** What kind of period it is; throws for a key that no function of this folder makes. */
export const kindOf = (period: Pick<Period, 'key'>): PeriodKind => {
  const kind = kindOfKey(period.key)
  if (!kind) throw new RangeError(`not a period key: ${period.key}`)
  return kind
}

/**
 * The period that the figures of this one are compared with: the month, quarter or half before; for nine months, the
 * year and the year to date the same span a year earlier, because the nine months before would overlap two years.
 */
export const previousPeriod = (period: Period): Period => {
  const kind = kindOf(period)
  const { scheme } = period
  const before = kind.year - 1
  switch (kind.name) {
    case 'month':
      return kind.month === 1 ? monthPeriod(before, 12, scheme) : monthPeriod(kind.year, kind.month - 1, scheme)
    case 'quarter':
      return kind.quarter === 1 ? quarterPeriod(before, 4, scheme) : quarterPeriod(kind.year, kind.quarter - 1, scheme)
    case 'half':
      return kind.half === 1 ? halfPeriod(before, 2, scheme) : halfPeriod(kind.year, 1, scheme)
    case 'nine-months':
      return nineMonths(before, scheme)
    case 'year':
      return yearPeriod(before, scheme)
    case 'year-to-date':
      return yearToDate(aYearBefore(period.to), scheme)
  }
}

const aYearBefore = (date: IsoDate): IsoDate => {
  const { year, month, day } = partsOfDate(date)
  const lastOfMonth = isoDate(year - 1, month + 1, 0)
  const sameDay = `${year - 1}${date.slice(4)}`
  return day > partsOfDate(lastOfMonth).day ? lastOfMonth : sameDay
}

/**
 * The next smaller periods, in order: a year, nine months and a half have quarters, a quarter has months, a month none.
 * They tile the whole. A year to date has its whole months; the days of its running month are in no smaller period.
 */
export const partsOf = (period: Period): Period[] => {
  const kind = kindOf(period)
  const { scheme } = period
  const quarters = (...numbers: number[]) => numbers.map((quarter) => quarterPeriod(kind.year, quarter, scheme))
  switch (kind.name) {
    case 'month':
      return []
    case 'quarter':
      return [2, 1, 0].map((back) => monthPeriod(kind.year, kind.quarter * 3 - back, scheme))
    case 'half':
      return kind.half === 1 ? quarters(1, 2) : quarters(3, 4)
    case 'nine-months':
      return quarters(1, 2, 3)
    case 'year':
      return quarters(1, 2, 3, 4)
    case 'year-to-date':
      return Array.from({ length: 12 }, (_, index) => monthPeriod(kind.year, index + 1, scheme)).filter(
        (month) => month.to <= period.to,
      )
  }
}
