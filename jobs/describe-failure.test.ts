import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeFailure } from './describe-failure.ts'

test('a failure is told with its causes', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })
  expect(describeFailure(new TypeError('the job could not read', { cause: refused }))).toBe(
    'TypeError: the job could not read ← Error ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:5432',
  )
  expect(describeFailure('away')).toBe('thrown: string')
})

test('a failure tells no token, no address with its password and nothing that somebody wrote', () => {
  const cause = Object.assign(new Error('relation "jobs" does not exist\nhint: Bà Lan'), { code: '42P01' })
  const failures = [
    new Error('fetch https://api.telegram.org/bot123456:AAF-secret_part-of-the-token/sendMessage failed'),
    new Error('no route to postgres://giao_ban:hunter2@db.example.vn:5432/giao_ban'),
    new Error('the token 123456:AAF-secret_part-of-the-token is wrong'),
    new DrizzleQueryError('select 1 where name = $1', ['Bà Lan'], cause),
  ]
  const told = failures.map(describeFailure).join('\n')
  expect(told).not.toMatch(/secret|hunter2|AAF|Bà Lan/)
  expect(told).toContain('42P01: relation "jobs" does not exist')
})
