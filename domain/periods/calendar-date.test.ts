import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, compareDates, daysBetween, isoDate, isValidDate, partsOfDate, weekdayOf } from './calendar-date.ts'

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1990-01-01', days))

test('a day that does not exist is not a date', () => {
  expect(
    ['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '26-11-01', '2026-1-1', '', 'hôm qua'].map(isValidDate),
  ).toEqual(Array(8).fill(false))
  expect(isValidDate('2024-02-29')).toBe(true)
})

test('a month and a day beyond their end roll over', () => {
  expect(isoDate(2026, 0, 15)).toBe('2025-12-15')
  expect(isoDate(2026, 3, 0)).toBe('2026-02-28')
  expect(isoDate(2026, 13, 1)).toBe('2027-01-01')
})

test('adding days and counting them are inverse, across years and leap days', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      const other = addDays(date, days)
      expect(isValidDate(other)).toBe(true)
      expect(daysBetween(date, other)).toBe(days)
      expect(Math.sign(compareDates(other, date))).toBe(Math.sign(days))
      const { year, month, day } = partsOfDate(other)
      expect(isoDate(year, month, day)).toBe(other)
    }),
  )
})

test('the weekday is the one on the wall', () => {
  expect(weekdayOf('2026-11-20')).toBe(5)
  expect(weekdayOf('2026-11-22')).toBe(0)
})
