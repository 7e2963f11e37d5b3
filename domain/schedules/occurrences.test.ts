import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { addDays } from '../periods/calendar-date.ts'
import { occurrencesIn } from './occurrences.ts'
import type { Frequency, HolidayPolicy } from './schedule.ts'
import { anyDate, anyDefinition } from './testing/any-definition.ts'

const scheme = 'admin_15_14'
const listed = (frequency: Frequency, from: string, to: string, holidayPolicy: HolidayPolicy = 'next') =>
  occurrencesIn({ frequency, scheme, holidayPolicy }, from, to, plainCalendar).map((each) => Object.values(each))

test('a year of months, quarters and the rest has the keys and cut-offs of Decree 09/2019', () => {
  const ends = (kind: 'month' | 'quarter' | 'half' | 'nine-months' | 'year') =>
    listed({ kind }, '2025-12-15', '2026-12-14').map(([key, , to]) => `${key} ${to}`)
  expect(ends('month').length).toBe(12)
  expect(ends('month')[10]).toBe('2026-M11 2026-11-14')
  expect(ends('quarter')).toEqual([
    '2026-Q1 2026-03-14',
    '2026-Q2 2026-06-14',
    '2026-Q3 2026-09-14',
    '2026-Q4 2026-12-14',
  ])
  expect(ends('half')).toEqual(['2026-H1 2026-06-14', '2026-H2 2026-12-14'])
  expect(ends('nine-months')).toEqual(['2026-9M 2026-09-14'])
  expect(ends('year')).toEqual(['2026-Y 2026-12-14'])
})

test('only some of the year: the first quarter alone', () => {
  expect(listed({ kind: 'quarter', only: [1] }, '2026-01-01', '2027-12-31').map(([key]) => key)).toEqual([
    '2026-Q1',
    '2027-Q1',
  ])
})

test('weeks run from Monday to Sunday and bear their ISO numbers, also around New Year', () => {
  expect(listed({ kind: 'week' }, '2026-12-21', '2027-01-10')).toEqual([
    ['2026-W52', '2026-12-21', '2026-12-27'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-W01', '2027-01-04', '2027-01-10'],
  ])
})

test('a fixed day that is a day off reaches to the working day after it, so that what was done then counts', () => {
  expect(listed({ kind: 'days', days: [1, 15] }, '2026-11-01', '2026-11-30')).toEqual([
    ['2026-11-01', '2026-11-01', '2026-11-02'],
    ['2026-11-15', '2026-11-15', '2026-11-16'],
  ])
  expect(listed({ kind: 'days', days: [15] }, '2026-11-01', '2026-11-30', 'previous')).toEqual([
    ['2026-11-15', '2026-11-13', '2026-11-15'],
  ])
})

test('a day that a month lacks is its last, once', () => {
  expect(listed({ kind: 'days', days: [30, 31] }, '2027-02-01', '2027-03-01', 'same')).toEqual([
    ['2027-02-28', '2027-02-28', '2027-02-28'],
  ])
})

test('what is owed once is owed once', () => {
  const once: Frequency = { kind: 'once', from: '2026-12-01', to: '2026-12-10' }
  expect(listed(once, '2026-12-10', '2030-01-01')).toEqual([['once', '2026-12-01', '2026-12-10']])
  expect(listed(once, '2026-12-11', '2030-01-01')).toEqual([])
})

test('looking at some days and then at the next finds each occurrence once, by a key of its own', () => {
  fc.assert(
    fc.property(anyDefinition, anyDate, fc.nat(400), fc.nat(400), (definition, from, some, more) => {
      const middle = addDays(from, some)
      const to = addDays(middle, more)
      const whole = occurrencesIn(definition, from, to, plainCalendar)
      const parts = [
        ...occurrencesIn(definition, from, middle, plainCalendar),
        ...occurrencesIn(definition, addDays(middle, 1), to, plainCalendar),
      ]
      expect(parts).toEqual(whole)
      expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length)
      for (const { from: first, to: last } of whole) expect(first <= last).toBe(true)
    }),
  )
})

test('weeks, months, quarters and years leave no day out and count none twice', () => {
  const kinds = ['week', 'month', 'quarter', 'half', 'year'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom('admin_15_14', 'calendar'),
      anyDate,
      (kind, cutoffs, from) => {
        const definition = { frequency: { kind }, scheme: cutoffs, holidayPolicy: 'next' } as const
        const found = occurrencesIn(definition, from, addDays(from, 800), plainCalendar)
        for (const [at, { to }] of found.entries()) {
          const next = found[at + 1]
          if (next !== undefined) expect(next.from).toBe(addDays(to, 1))
        }
      },
    ),
  )
})
