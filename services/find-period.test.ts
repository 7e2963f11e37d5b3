import { expect, test } from 'vitest'
import { findPeriod, todayOf } from './find-period.ts'

const place = { scheme: 'admin_15_14', today: '2026-11-20' } as const

test('without a key it is the month under way', () => {
  expect(findPeriod({ key: undefined, ...place }).key).toBe('2026-M12')
  expect(findPeriod({ key: undefined, scheme: 'calendar', today: '2026-11-20' }).key).toBe('2026-M11')
})

test('a year to date ends today', () => {
  expect(findPeriod({ key: '2026-YTD', ...place })).toMatchObject({ from: '2025-12-15', to: '2026-11-20' })
})

test.each(['', '2026', '2026-M13', '2025-YTD', '2027-YTD', "2026-M11' --"])('%j is no period', (key) => {
  expect(() => findPeriod({ key, ...place })).toThrow(expect.objectContaining({ code: 'period_invalid' }))
})

test('a day begins at midnight in Vietnam', () => {
  expect(todayOf(new Date('2026-11-19T16:59:59Z'))).toBe('2026-11-19')
  expect(todayOf(new Date('2026-11-19T17:00:00Z'))).toBe('2026-11-20')
})
