import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, partsOfDate } from '../periods/calendar-date.ts'
import { fold } from './fold.ts'
import { readDate } from './read-date.ts'
import { now } from './testdata/reading-case.ts'

/** Said on Friday 20/11/2026. */
test.each([
  ['hôm nay', '2026-11-20'],
  ['sáng nay', '2026-11-20'],
  ['hnay', '2026-11-20'],
  ['hôm qua', '2026-11-19'],
  ['chiều qua', '2026-11-19'],
  ['chiều hôm qua (19/11)', '2026-11-19'],
  ['hôm kia', '2026-11-18'],
  ['ngày mai', '2026-11-21'],
  ['thứ 2 tuần trước', '2026-11-09'],
  ['sáng thứ Hai tuần sau', '2026-11-23'],
  ['thứ Sáu vừa rồi', '2026-11-13'],
  ['thứ 3', '2026-11-17'],
  ['chủ nhật tuần này', '2026-11-22'],
  ['thứ sáu, ngày 13/11', '2026-11-13'],
  ['ngày 16/11', '2026-11-16'],
  ['16-11-2026', '2026-11-16'],
  ['16.11', '2026-11-16'],
  ['16/11/26', '2026-11-16'],
  ['2026-11-16', '2026-11-16'],
  ['ngày 15', '2026-11-15'],
  ['ngày 25', '2026-10-25'],
  ['mùng 1', '2026-11-01'],
  ['15 tháng 10', '2026-10-15'],
  ['ngày 15 tháng 10 năm 2025', '2025-10-15'],
  ['ngày 28/12', '2026-12-28'],
  ['ngày 28/2', '2026-02-28'],
])('%s is a day', (text, date) => {
  expect(readDate(text, { now })).toBe(date)
  expect(readDate(fold(text), { now })).toBe(date)
})

test('what is no day of the calendar is no date', () => {
  for (const text of ['31/11', '29/2/2026', '32/1', '15/13', 'tháng 11', '8 lượt', 'lần thứ 2', ''])
    expect(readDate(text, { now }), text).toBeUndefined()
})

test('a day of the last nine months said by day and month is found, however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -270, max: 0 }), fc.constantFrom('/', '-'), (days, separator) => {
      const date = addDays(now.date, days)
      const { day, month } = partsOfDate(date)
      expect(readDate(`ngày ${day}${separator}${month}`, { now })).toBe(date)
      expect(readDate(`ngày ${day} tháng ${month}`, { now })).toBe(date)
    }),
  )
})
