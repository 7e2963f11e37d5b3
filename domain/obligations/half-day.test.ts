import { expect, test } from 'vitest'
import { createWorkingCalendar } from '../calendar/create-working-calendar.ts'
import { instantOf } from '../local-time.ts'
import { halfDayAfter, halfDayFrom } from './half-day.ts'

const calendar = createWorkingCalendar({
  days: [{ date: '2026-11-20', kind: 'off', name: 'Nghỉ' }],
  cultureDayFrom: null,
})

/** Of an instant on the clock in Vietnam: the half-day, and when in it. */
const from = (day: string, time: string) => {
  const { on, half, at } = halfDayFrom(instantOf(day, time), calendar)
  return `${on} ${half} ${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)}`
}

test.each([
  ['2026-11-18', '08:00', '2026-11-18 am 08:00'],
  ['2026-11-18', '11:59', '2026-11-18 am 11:59'],
  ['2026-11-18', '12:00', '2026-11-18 pm 12:00'],
  ['2026-11-18', '19:59', '2026-11-18 pm 19:59'],
])('on a working day from 07:00 to 20:00 people are told at once: %s %s', (day, time, expected) => {
  expect(from(day, time)).toBe(expected)
})

test.each([
  ['2026-11-18', '20:00', '2026-11-19 am 08:00'],
  ['2026-11-18', '06:59', '2026-11-18 am 08:00'],
  ['2026-11-18', '00:00', '2026-11-18 am 08:00'],
  ['2026-11-19', '23:00', '2026-11-23 am 08:00'],
  ['2026-11-20', '10:00', '2026-11-23 am 08:00'],
  ['2026-11-21', '10:00', '2026-11-23 am 08:00'],
])('at night and on days off it waits for the next working morning: %s %s', (day, time, expected) => {
  expect(from(day, time)).toBe(expected)
})

test.each([
  ['17:59', '2026-11-18 pm 17:59'],
  ['18:00', '2026-11-19 am 09:00'],
  ['08:59', '2026-11-18 am 09:00'],
])('a person who wants no reminders from 18:00 to 09:00 is told between them: %s', (time, expected) => {
  const { on, half, at } = halfDayFrom(instantOf('2026-11-18', time), calendar, { fromHour: 18, untilHour: 9 })
  expect(`${on} ${half} ${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)}`).toBe(expected)
})

test('after the morning comes the afternoon, after that the next working morning', () => {
  const morning = halfDayFrom(instantOf('2026-11-19', '09:00'), calendar)
  const afternoon = halfDayAfter(morning, calendar)
  expect(afternoon).toEqual({ on: '2026-11-19', half: 'pm', at: instantOf('2026-11-19', '14:00') })
  expect(halfDayAfter(afternoon, calendar)).toEqual({
    on: '2026-11-23',
    half: 'am',
    at: instantOf('2026-11-23', '08:00'),
  })
})
