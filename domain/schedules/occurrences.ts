import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import {
  addDays,
  compareDates,
  daysBetween,
  earlier,
  isoDate,
  partsOfDate,
  weekdayOf,
} from '../periods/calendar-date.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod } from '../periods/period-span.ts'
import type { Occurrence } from './occurrence.ts'
import type { Frequency, HolidayPolicy, ScheduleDefinition } from './schedule.ts'

type Occurring = Pick<ScheduleDefinition, 'frequency' | 'scheme' | 'holidayPolicy'>

const DAYS_OF_WEEK = 7

/** How many of a kind a year has. */
export const PER_YEAR = { month: 12, quarter: 4, half: 2 } as const

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** ISO 8601: the week belongs to the year of its Thursday. */
const weekEndingOn = (sunday: IsoDate): Occurrence => {
  const thursday = addDays(sunday, -3)
  const { year } = partsOfDate(thursday)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / DAYS_OF_WEEK) + 1
  return { key: `${year}-W${String(week).padStart(2, '0')}`, from: addDays(sunday, 1 - DAYS_OF_WEEK), to: sunday }
}

const weeksIn = (from: IsoDate, to: IsoDate): Occurrence[] => {
  const weeks: Occurrence[] = []
  const firstSunday = addDays(from, (DAYS_OF_WEEK - weekdayOf(from)) % DAYS_OF_WEEK)
  for (let sunday = firstSunday; sunday <= to; sunday = addDays(sunday, DAYS_OF_WEEK)) weeks.push(weekEndingOn(sunday))
  return weeks
}

/** The day of a month with this number, or the month's last where it has none. */
export const dayOfMonth = (year: number, month: number, day: number): IsoDate =>
  earlier(isoDate(year, month, day), isoDate(year, month + 1, 0))

const ofMonth = (frequency: { days: readonly number[] }, year: number, month: number): IsoDate[] => [
  ...new Set(frequency.days.map((day) => dayOfMonth(year, month, day))),
]

/** A day that is a day off reaches to the working day it is moved to, so that what was done on that day counts. */
const reachOf = (day: IsoDate, holidayPolicy: HolidayPolicy, calendar: WorkingCalendar): Occurrence => ({
  key: day,
  from: holidayPolicy === 'previous' ? calendar.onOrBefore(day) : day,
  to: holidayPolicy === 'next' ? calendar.onOrAfter(day) : day,
})

const aroundYear = (
  frequency: Exclude<Frequency, { kind: 'week' | 'once' }>,
  year: number,
  scheme: CutoffScheme,
  reach: (day: IsoDate) => Occurrence,
): Occurrence[] => {
  switch (frequency.kind) {
    case 'month':
      return (frequency.only ?? numbers(PER_YEAR.month)).map((month) => monthPeriod(year, month, scheme))
    case 'quarter':
      return (frequency.only ?? numbers(PER_YEAR.quarter)).map((quarter) => quarterPeriod(year, quarter, scheme))
    case 'half':
      return (frequency.only ?? numbers(PER_YEAR.half)).map((half) => halfPeriod(year, half === 1 ? 1 : 2, scheme))
    case 'nine-months':
      return [nineMonths(year, scheme)]
    case 'year':
      return [yearPeriod(year, scheme)]
    case 'days':
      return numbers(PER_YEAR.month).flatMap((month) => ofMonth(frequency, year, month).map(reach))
  }
}

const candidates = (
  { frequency, scheme, holidayPolicy }: Occurring,
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
): Occurrence[] => {
  if (frequency.kind === 'once') return [{ key: 'once', from: frequency.from, to: frequency.to }]
  if (frequency.kind === 'week') return weeksIn(from, to)
  const years: number[] = []
  for (let year = partsOfDate(from).year - 1; year <= partsOfDate(to).year; year++) years.push(year)
  return years.flatMap((year) => aroundYear(frequency, year, scheme, (day) => reachOf(day, holidayPolicy, calendar)))
}

/**
 * The occurrences whose last day is one of the days from `from` to `to`, both inside, in order of time. A day of the month
 * that is a day off reaches to the working day that the holiday policy names.
 */
export const occurrencesIn = (
  definition: Occurring,
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
): Occurrence[] =>
  candidates(definition, from, to, calendar)
    .filter((occurrence) => from <= occurrence.to && occurrence.to <= to)
    .map(({ key, from: first, to: last }) => ({ key, from: first, to: last }))
    .toSorted((left, right) => compareDates(left.to, right.to) || compareDates(left.key, right.key))
