import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOffMs } from './back-off.ts'

test('waits double from one second to thirty', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => backOffMs(failures, () => 0))).toEqual([
    1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000,
  ])
})

test('chance shortens a wait by a quarter at most, and never below a second', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), chance, (failures, random) => {
      const wait = backOffMs(failures, () => random)
      const whole = backOffMs(failures, () => 0)
      expect(wait).toBeLessThanOrEqual(whole)
      expect(wait).toBeGreaterThanOrEqual(Math.max(1000, Math.floor(whole * 0.75)))
    }),
  )
})
