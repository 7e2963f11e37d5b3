import { describe, expect, test } from 'vitest'
import { createWorkingCalendar } from '../calendar/create-working-calendar.ts'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { addDays } from '../periods/calendar-date.ts'
import { duesToldOn, isDigestTime, isWeeklyDay } from './digest-day.ts'

const MONDAY = '2026-11-23'
const at = (date: string, hour: number, minute = 0) => ({ date, hour, minute })

test.each([
  [at(MONDAY, 7, 29), false],
  [at(MONDAY, 7, 30), true],
  [at(MONDAY, 19, 59), true],
  [at(MONDAY, 20), false],
  [at('2026-11-22', 9), false],
  [at('2026-09-02', 9), false],
])('digests go out on working days from 07:30 to 20:00: %j', (moment, expected) => {
  expect(isDigestTime(moment, plainCalendar)).toBe(expected)
})

describe('the day of the weekly digest', () => {
  const weekly = (from: string, days: number, calendar = plainCalendar) =>
    Array.from({ length: days }, (_, index) => addDays(from, index)).filter((day) => isWeeklyDay(day, calendar))

  test('is Monday', () => {
    expect(weekly('2026-11-16', 21)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30'])
  })

  test('is the next working day where Monday is off', () => {
    const off = createWorkingCalendar({
      days: [{ date: MONDAY, kind: 'off', name: 'Nghỉ bù' }],
      cultureDayFrom: '2026-11-24',
    })
    expect(weekly('2026-11-16', 14, off)).toEqual(['2026-11-16', '2026-11-25'])
  })

  test('never comes in a week without a working day, and comes once in every other', () => {
    const days = weekly('2027-01-04', 364)
    expect(days.length).toBeGreaterThanOrEqual(50)
    expect(days.every((day) => plainCalendar.isWorkingDay(day))).toBe(true)
  })
})

test('what was due on Friday, or over the weekend, is told on Monday', () => {
  expect(duesToldOn(MONDAY, plainCalendar)).toEqual({ from: '2026-11-20', to: '2026-11-22' })
  expect(duesToldOn('2026-11-25', plainCalendar)).toEqual({ from: '2026-11-24', to: '2026-11-24' })
})
