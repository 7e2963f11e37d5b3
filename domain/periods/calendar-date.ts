import type { IsoDate } from '../forms/form.ts'

/**
 * Arithmetic on dates as people see them (`YYYY-MM-DD`). Days carry no time of day, so UTC is used throughout: it has
 * no daylight saving and every day lasts 24 hours.
 */
const DAY_MS = 86_400_000

/** Days from `from` to `to`, both included. */
export interface DaySpan {
  from: IsoDate
  to: IsoDate
}

const ISO_DATE = /^[12]\d{3}-\d{2}-\d{2}$/

const instantOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)

/** A month or day beyond its end rolls over: `isoDate(2026, 0, 15)` is 15 December 2025, day 0 the last of the month before. */
export const isoDate = (year: number, month: number, day: number): IsoDate =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

/** Whether the text is a day that exists: `2026-02-29` does not. */
export const isValidDate = (text: string): boolean => {
  if (!ISO_DATE.test(text)) return false
  const instant = instantOf(text)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(instantOf(date) + days * DAY_MS).toISOString().slice(0, 10)

/** Days from the first date to the second: 0 for the same day, negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((instantOf(to) - instantOf(from)) / DAY_MS)

/** Negative, 0 or positive, as `Array.prototype.sort` wants it. */
export const compareDates = (left: IsoDate, right: IsoDate): number => (left < right ? -1 : left > right ? 1 : 0)

export const earlier = (left: IsoDate, right: IsoDate): IsoDate => (left < right ? left : right)

export const later = (left: IsoDate, right: IsoDate): IsoDate => (left > right ? left : right)

export interface DateParts {
  year: number
  /** 1–12 */
  month: number
  /** 1–31 */
  day: number
}

export const partsOfDate = (date: IsoDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: IsoDate): number => new Date(instantOf(date)).getUTCDay()
