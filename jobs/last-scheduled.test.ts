import { getTasks } from 'node-cron'
import { expect, test } from 'vitest'
import { lastScheduled } from './last-scheduled.ts'

test.each([
  // 06:59:59, 07:30:00 and 07:31 on a Monday in Vietnam; in UTC it is still Sunday evening or just Monday.
  ['30 7 * * 1', '2026-11-23T06:59:59+07:00', '2026-11-16T07:30:00+07:00'],
  ['30 7 * * 1', '2026-11-23T07:30:00+07:00', '2026-11-23T07:30:00+07:00'],
  ['30 7 * * 1', '2026-11-23T07:31:00+07:00', '2026-11-23T07:30:00+07:00'],
  ['5 0 * * *', '2026-11-20T00:04:59+07:00', '2026-11-19T00:05:00+07:00'],
  ['*/15 * * * *', '2026-11-20T09:44:10+07:00', '2026-11-20T09:30:00+07:00'],
  ['0 8,14 * * 1-5', '2026-11-22T12:00:00+07:00', '2026-11-20T14:00:00+07:00'],
  ['0 6 L * *', '2026-03-01T00:00:00+07:00', '2026-02-28T06:00:00+07:00'],
  ['0 6 15 1 *', '2026-11-20T00:00:00+07:00', '2026-01-15T06:00:00+07:00'],
])('%s at %s last fired at %s on the clock in Vietnam', (expression, now, expected) => {
  expect(lastScheduled(expression, new Date(now))).toEqual(new Date(expected))
})

test('what has not fired for a year has no last instant, and looking leaves no task behind', () => {
  expect(lastScheduled('0 0 29 2 *', new Date('2026-11-20T00:00:00Z'))).toBeUndefined()
  expect(getTasks().size).toBe(0)
})
