import { describe, expect, test } from 'vitest'
import type { InOrder } from './check.ts'
import { reviewInOrder } from './review-days.ts'

const notice: InOrder = {
  kind: 'in_order',
  key: 'notice',
  severity: 'soft',
  earlier: 'announced',
  later: 'when',
  days: 7,
}
const result: InOrder = { ...notice, key: 'result', earlier: 'published', days: -10 }

describe('two days of a record', () => {
  test.each([
    ['2026-11-13', '2026-11-20', false],
    ['2026-11-14', '2026-11-20', true],
    ['2026-10-31', '2026-11-20', false],
    ['2026-11-25', '2026-11-20', true],
    // Over the end of a month and of a year.
    ['2026-12-28', '2027-01-04', false],
    ['2026-12-29', '2027-01-04', true],
  ])('announced on %s for %s, seven days before at least: found %s', (announced, date, found) => {
    const findings = reviewInOrder(notice, { date, values: { announced } })
    expect(findings.length > 0).toBe(found)
  })

  test.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-11-19', false],
  ])('published on %s, ten days after 20/11 at most: found %s', (published, found) => {
    expect(reviewInOrder(result, { date: '2026-11-20', values: { published } }).length > 0).toBe(found)
  })

  test('a finding names both days', () => {
    expect(reviewInOrder(notice, { date: '2026-11-20', values: { announced: '2026-11-18' } })).toEqual([
      {
        kind: 'not_in_order',
        severity: 'soft',
        check: 'notice',
        earlier: { field: 'announced', date: '2026-11-18' },
        later: { field: 'when', date: '2026-11-20' },
        days: 7,
      },
    ])
  })

  test('says nothing while one of the two is not known', () => {
    expect(reviewInOrder(notice, { date: '2026-11-20', values: {} })).toEqual([])
    expect(reviewInOrder(notice, { values: { announced: '2026-11-20' } })).toEqual([])
  })
})
