import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { readPeriod } from './read-period.ts'
import { now } from './testdata/reading-case.ts'

const keyOf = (text: string) => readPeriod(text, { now, scheme: 'admin_15_14' })?.key

/** Said on 20/11/2026: by Decree 09/2019 the running month is December. */
test.each([
  ['t11', '2026-M11'],
  ['T12/2025', '2025-M12'],
  ['tháng 11', '2026-M11'],
  ['thang 10 nam 2026', '2026-M10'],
  ['tháng mười', '2026-M10'],
  ['tháng tư', '2026-M04'],
  ['tháng này', '2026-M12'],
  ['tháng trước', '2026-M11'],
  ['trong tháng', '2026-M12'],
  ['quý 3', '2026-Q3'],
  ['Q3/2026', '2026-Q3'],
  ['quý IV', '2026-Q4'],
  ['quý III năm 2025', '2025-Q3'],
  ['9 tháng', '2026-9M'],
  ['9 tháng đầu năm 2025', '2025-9M'],
  ['6 tháng đầu năm', '2026-H1'],
  ['6 tháng cuối năm', '2026-H2'],
  ['năm 2025', '2025-Y'],
  ['năm nay', '2026-Y'],
  ['năm ngoái', '2025-Y'],
  ['từ đầu năm đến nay', '2026-YTD'],
  ['2026-M11', '2026-M11'],
  ['2026-11', '2026-M11'],
  ['2026-Q4', '2026-Q4'],
  ['2026-H1', '2026-H1'],
  ['2026-9M', '2026-9M'],
  ['2026-Y', '2026-Y'],
])('%s is a period', (text, key) => {
  expect(keyOf(text)).toBe(key)
  expect(keyOf(fold(text))).toBe(key)
})

test('a month by the decree runs from the 15th to the 14th, a calendar month from the 1st', () => {
  expect(readPeriod('tháng 11', { now, scheme: 'admin_15_14' })).toMatchObject({ from: '2026-10-15', to: '2026-11-14' })
  expect(readPeriod('tháng 11', { now, scheme: 'calendar' })).toMatchObject({ from: '2026-11-01', to: '2026-11-30' })
})

test('without a year a month is one that has begun', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (month, today) => {
      const date = `2026-${String(today).padStart(2, '0')}-20`
      const period = readPeriod(`tháng ${month}`, { now: { ...now, date }, scheme: 'admin_15_14' })
      expect(period && period.from <= date).toBe(true)
    }),
  )
})

test('numbers of other things are no period', () => {
  for (const text of ['tháng 13', 'quý 5', '8 lượt', 'quý vị', 'mở ra năm', ''])
    expect(keyOf(text), text).toBeUndefined()
})
