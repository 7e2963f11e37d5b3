import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../periods/calendar-date.ts'
import { createWorkingCalendar } from './create-working-calendar.ts'
import { namedDays } from './named-days.ts'
import type { CalendarDay, CalendarRules } from './working-calendar.ts'

const PLAIN: CalendarRules = { days: [], cultureDayFrom: null }
const plain = createWorkingCalendar(PLAIN)

const between = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

const anyDate = fc.integer({ min: 0, max: 1825 }).map((days) => addDays('2026-01-01', days))
const anyDay = fc.record({
  date: anyDate,
  kind: fc.constantFrom('off', 'workday'),
  name: fc.constant('Theo thông báo'),
})
const anyRules = fc.record({
  days: fc.uniqueArray(anyDay, { selector: ({ date }) => date, maxLength: 40 }) as fc.Arbitrary<CalendarDay[]>,
  cultureDayFrom: fc.option(anyDate),
})

/** The row of days off around the first day of Tết, as announced or as the law has it. */
test.each([
  ['2026-02-17', '2026-02-14', '2026-02-22'],
  ['2027-02-06', '2027-02-05', '2027-02-11'],
  ['2028-01-26', '2028-01-25', '2028-01-31'],
  ['2029-02-13', '2029-02-10', '2029-02-18'],
  ['2030-02-02', '2030-02-01', '2030-02-07'],
])('Tết of %s: nobody works from %s to %s, with the weekends that it covers given back', (firstDay, from, to) => {
  expect(plain.nameOf(firstDay)).toContain('Tết Nguyên Đán')
  for (const day of between(from, to)) expect(plain.isWorkingDay(day), day).toBe(false)
  expect(plain.isWorkingDay(addDays(from, -1))).toBe(true)
  expect(plain.isWorkingDay(addDays(to, 1))).toBe(true)
})

test.each(['2026-04-26', '2027-04-16', '2028-04-04', '2029-04-23', '2030-04-12'])(
  '%s, the tenth of the third lunar month, is the day of the Hùng Kings',
  (date) => {
    expect(plain.isWorkingDay(date)).toBe(false)
    expect(plain.nameOf(date)).toBe('Giỗ tổ Hùng Vương')
  },
)

describe('days off in lieu', () => {
  test.each([
    ['a holiday on a Sunday gives the Monday', '2026-04-27', 'Nghỉ bù Giỗ tổ Hùng Vương'],
    ['a holiday on a Saturday gives the Monday', '2027-05-03', 'Nghỉ bù Quốc tế Lao động'],
    ['beside another holiday it gives the day after that', '2028-05-02', 'Nghỉ bù Ngày Giải phóng miền Nam'],
  ])('%s', (_, date, name) => expect(plain.nameOf(date)).toBe(name))
})

test.each([
  [2021, '2021-09-02', '2021-09-05'],
  [2022, '2022-09-01', '2022-09-04'],
  [2023, '2023-09-01', '2023-09-04'],
  [2024, '2024-08-31', '2024-09-03'],
  [2025, '2025-08-30', '2025-09-02'],
  [2026, '2026-09-01', '2026-09-02'],
  [2028, '2028-09-01', '2028-09-04'],
  [2029, '2029-09-01', '2029-09-04'],
])('National Day %i takes the neighbour that makes the longest row of days off', (_, from, to) => {
  for (const day of between(from, to)) expect(plain.isWorkingDay(day), day).toBe(false)
  expect(plain.isWorkingDay(addDays(from, -1))).toBe(true)
  expect(plain.isWorkingDay(addDays(to, 1))).toBe(true)
})

test('24 November is worked until an administrator switches it on, and then from that year on', () => {
  const from2027 = createWorkingCalendar({ days: [], cultureDayFrom: '2027-01-01' })
  expect(plain.isWorkingDay('2026-11-24')).toBe(true)
  expect(from2027.isWorkingDay('2026-11-24')).toBe(true)
  expect(from2027.nameOf('2027-11-24')).toBe('Ngày Văn hóa Việt Nam')
  expect(from2027.nameOf('2029-11-26')).toBe('Nghỉ bù Ngày Văn hóa Việt Nam')
})

test('swapped working days: the table of the administrators goes before law and weekend', () => {
  const swapped = createWorkingCalendar({
    days: [
      { date: '2026-08-31', kind: 'off', name: 'Hoán đổi ngày làm việc' },
      { date: '2026-08-22', kind: 'workday', name: 'Làm bù' },
      { date: '2026-09-01', kind: 'workday', name: 'Làm việc' },
    ],
    cultureDayFrom: null,
  })
  expect(['2026-08-31', '2026-08-22', '2026-09-01'].map(swapped.isWorkingDay)).toEqual([false, true, true])
  expect(swapped.nameOf('2026-08-31')).toBe('Hoán đổi ngày làm việc')
  expect(swapped.nameOf('2026-08-22')).toBeUndefined()
})

test('every year has the eleven holidays of the Labour Code, each worth a weekday', () => {
  for (let year = 2026; year <= 2030; year++) {
    const off = between(`${year}-01-01`, `${year}-12-31`).filter((day) => plain.nameOf(day) !== undefined)
    expect(off.filter((day) => ![0, 6].includes(weekdayOf(day))).length, `${year}`).toBe(11)
  }
})

test('working days forth and back meet, and are never days off', () => {
  fc.assert(
    fc.property(anyRules, anyDate, fc.integer({ min: 1, max: 30 }), (rules, date, days) => {
      const calendar = createWorkingCalendar(rules)
      const on = calendar.addWorkingDays(date, days)
      expect(calendar.isWorkingDay(on)).toBe(true)
      expect(between(addDays(date, 1), on).filter(calendar.isWorkingDay).length).toBe(days)
      expect(calendar.addWorkingDays(on, -days)).toBe(calendar.onOrBefore(date))
      expect(calendar.addWorkingDays(date, 0)).toBe(date)
    }),
  )
})

test('the nearest working day is the day itself, or there is none between', () => {
  fc.assert(
    fc.property(anyRules, anyDate, (rules, date) => {
      const calendar = createWorkingCalendar(rules)
      const [before, after] = [calendar.onOrBefore(date), calendar.onOrAfter(date)]
      expect(between(before, after).filter(calendar.isWorkingDay)).toEqual([...new Set([before, after])])
      expect(calendar.isWorkingDay(date)).toBe(before === date)
    }),
  )
})

test('a named year lists the law and, over it, what the office has set', () => {
  const days = namedDays(2026, {
    days: [
      { date: '2026-09-01', kind: 'workday', name: 'Làm việc' },
      { date: '2026-09-03', kind: 'off', name: 'Nghỉ Quốc khánh' },
      { date: '2027-01-02', kind: 'off', name: 'Năm sau' },
    ],
    cultureDayFrom: null,
  })
  expect(days.filter(({ date }) => date.startsWith('2026-09'))).toEqual([
    { date: '2026-09-01', kind: 'workday', name: 'Làm việc', source: 'office' },
    { date: '2026-09-02', kind: 'off', name: 'Quốc khánh', source: 'law' },
    { date: '2026-09-03', kind: 'off', name: 'Nghỉ Quốc khánh', source: 'office' },
  ])
  expect(days.some(({ date }) => date.startsWith('2027'))).toBe(false)
})
