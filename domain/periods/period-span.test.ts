import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './calendar-date.ts'
import type { CutoffScheme, Period } from './period.ts'
import { kindOf, parsePeriodKey, partsOf, previousPeriod } from './period-key.ts'
import {
  contains,
  halfPeriod,
  monthPeriod,
  nineMonths,
  periodOf,
  quarterPeriod,
  yearPeriod,
  yearToDate,
} from './period-span.ts'

const schemes: CutoffScheme[] = ['admin_15_14', 'calendar']
const anyScheme = fc.constantFrom(...schemes)
const anyYear = fc.integer({ min: 1990, max: 2120 })
const anyDate = fc.integer({ min: 0, max: 47_000 }).map((days) => addDays('1990-01-01', days))

const allOf = (year: number, scheme: CutoffScheme): Period[] => [
  ...Array.from({ length: 12 }, (_, index) => monthPeriod(year, index + 1, scheme)),
  ...Array.from({ length: 4 }, (_, index) => quarterPeriod(year, index + 1, scheme)),
  halfPeriod(year, 1, scheme),
  halfPeriod(year, 2, scheme),
  nineMonths(year, scheme),
  yearPeriod(year, scheme),
]

const span = ({ from, to }: Period) => [from, to]

test('the administrative periods are those of the table of Decree 09/2019 article 12', () => {
  const scheme = 'admin_15_14'
  expect(span(monthPeriod(2026, 1, scheme))).toEqual(['2025-12-15', '2026-01-14'])
  expect(span(monthPeriod(2026, 11, scheme))).toEqual(['2026-10-15', '2026-11-14'])
  expect(span(quarterPeriod(2026, 1, scheme))).toEqual(['2025-12-15', '2026-03-14'])
  expect(span(quarterPeriod(2026, 2, scheme))).toEqual(['2026-03-15', '2026-06-14'])
  expect(span(quarterPeriod(2026, 3, scheme))).toEqual(['2026-06-15', '2026-09-14'])
  expect(span(quarterPeriod(2026, 4, scheme))).toEqual(['2026-09-15', '2026-12-14'])
  expect(span(halfPeriod(2026, 1, scheme))).toEqual(['2025-12-15', '2026-06-14'])
  expect(span(halfPeriod(2026, 2, scheme))).toEqual(['2026-06-15', '2026-12-14'])
  expect(span(nineMonths(2026, scheme))).toEqual(['2025-12-15', '2026-09-14'])
  expect(span(yearPeriod(2026, scheme))).toEqual(['2025-12-15', '2026-12-14'])
})

test('calendar periods are whole months, leap years included', () => {
  expect(span(monthPeriod(2024, 2, 'calendar'))).toEqual(['2024-02-01', '2024-02-29'])
  expect(span(quarterPeriod(2026, 4, 'calendar'))).toEqual(['2026-10-01', '2026-12-31'])
  expect(span(nineMonths(2026, 'calendar'))).toEqual(['2026-01-01', '2026-09-30'])
})

test('the parts of every period tile it: no gap, no overlap', () => {
  fc.assert(
    fc.property(anyYear, anyScheme, (year, scheme) => {
      for (const period of allOf(year, scheme)) {
        const parts = partsOf(period)
        if (parts.length === 0) {
          expect(kindOf(period).name).toBe('month')
          continue
        }
        expect(parts[0]?.from).toBe(period.from)
        expect(parts.at(-1)?.to).toBe(period.to)
        for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(addDays(parts[index]?.to ?? '', 1))
      }
    }),
  )
})

test('every day belongs to exactly one month, quarter and year, and they lie in one another', () => {
  fc.assert(
    fc.property(anyDate, anyScheme, (date, scheme) => {
      const year = periodOf(date, 'year', scheme)
      const months = [-1, 0, 1].flatMap((offset) =>
        allOf(kindOf(year).year + offset, scheme).filter((period) => kindOf(period).name === 'month'),
      )
      expect(months.filter((month) => contains(month, date))).toEqual([periodOf(date, 'month', scheme)])
      const [month, quarter] = [periodOf(date, 'month', scheme), periodOf(date, 'quarter', scheme)]
      expect([month, quarter, year].every((period) => contains(period, date))).toBe(true)
      expect(quarter.from <= month.from && month.to <= quarter.to).toBe(true)
      expect(year.from <= quarter.from && quarter.to <= year.to).toBe(true)
    }),
  )
})

test('reading the key of a period gives the period back', () => {
  fc.assert(
    fc.property(anyYear, anyScheme, anyDate, (year, scheme, date) => {
      for (const period of allOf(year, scheme)) expect(parsePeriodKey(period.key, scheme)).toEqual(period)
      const toDate = yearToDate(date, scheme)
      expect(parsePeriodKey(toDate.key, scheme, date)).toEqual(toDate)
    }),
  )
})

test('other ways to write a month mean the same month', () => {
  const november = monthPeriod(2026, 11, 'admin_15_14')
  const march = monthPeriod(2026, 3, 'admin_15_14')
  expect(['2026-M11', '2026-11', '2026-m11'].map((key) => parsePeriodKey(key, 'admin_15_14'))).toEqual(
    Array(3).fill(november),
  )
  expect(['2026-M03', '2026-M3', '2026-03', '2026-3'].map((key) => parsePeriodKey(key, 'admin_15_14'))).toEqual(
    Array(4).fill(march),
  )
})

test('what names no period is undefined', () => {
  const texts = ['2026-M13', '2026-M0', '2026-Q5', '2026-H3', '2026', '2026-Y2', '26-11', '2026-11-20', '', '2026-YTD']
  expect(texts.map((text) => parsePeriodKey(text, 'calendar'))).toEqual(Array(texts.length).fill(undefined))
})

test('a year to date runs from the start of the reporting year to the day, and needs a day of that year', () => {
  expect(yearToDate('2026-11-20', 'admin_15_14')).toEqual({
    key: '2026-YTD',
    scheme: 'admin_15_14',
    from: '2025-12-15',
    to: '2026-11-20',
  })
  expect(yearToDate('2026-12-20', 'admin_15_14').key).toBe('2027-YTD')
  expect(parsePeriodKey('2026-YTD', 'admin_15_14', '2026-12-20')).toBeUndefined()
})

test('the previous month, quarter, half and year end the day before; nine months and the year to date go back a year', () => {
  fc.assert(
    fc.property(anyYear, anyScheme, (year, scheme) => {
      for (const period of allOf(year, scheme)) {
        const previous = previousPeriod(period)
        if (kindOf(period).name === 'nine-months') expect(previous).toEqual(nineMonths(year - 1, scheme))
        else expect(previous.to).toBe(addDays(period.from, -1))
      }
    }),
  )
  expect(span(previousPeriod(yearToDate('2024-02-29', 'calendar')))).toEqual(['2023-01-01', '2023-02-28'])
  expect(span(previousPeriod(yearToDate('2025-12-20', 'admin_15_14')))).toEqual(['2024-12-15', '2024-12-20'])
})

test('a month or quarter that does not exist is refused', () => {
  expect(() => monthPeriod(2026, 13, 'calendar')).toThrow(RangeError)
  expect(() => quarterPeriod(2026, 0, 'calendar')).toThrow(RangeError)
})
