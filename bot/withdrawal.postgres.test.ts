import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { withdrawAccount } from '../services/withdraw-account.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot } from './testing/start-test-bot.ts'

let postgres: FreshPostgres
let database: Database
let an: Enrolled

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
  an = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' })
})

const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)
const account = () => ({ channel: 'zalo', sender: an.sender })
const links = () => database.run('select 1 from accounts where external_id = $1', [an.sender])
const linkAgain = (at: Date) =>
  database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('zalo', $1, $2::int, $3::timestamptz)`,
    [an.sender, an.personId, at.toISOString()],
  )

test('a withdrawal that is delivered again late does not touch an account linked since', async () => {
  await withdrawAccount(database, account(), later(1), later(1))
  expect(await links()).toHaveLength(0)
  await linkAgain(later(2))
  await withdrawAccount(database, account(), later(1), later(30))
  expect(await links()).toHaveLength(1)
})

test('another process that has the conversation in memory knows the person no more', async () => {
  const bots = [0, 1].map(() => startTestBot(postgres.open({ connections: 2 }), { now: TEST_NOW, channel: 'zalo' }))
  const [first, second] = bots
  await first?.say(an.sender, '/menu')
  const input = { kind: 'withdrawn', at: later(1) } as const
  await second?.receive({ ...account(), channel: 'zalo', updateKey: randomUUID(), input })
  const [answer] = (await first?.say(an.sender, 'Sáng nay tiếp dân 8 lượt')) ?? []
  expect(answer?.text).toContain('mã mời')
  expect(await database.run('select 1 from entries where recorded_by = $1::int', [an.personId])).toEqual([])
})

test('what waits unasked, for which another account is looked, and what is said to others stays', async () => {
  await database.run(
    `insert into outbox (channel, recipient, message, person_id, created_at, not_before)
     values ('zalo', $1, '{"text": "tổng hợp tuần"}', $2::int, $3::timestamptz, $3::timestamptz),
       ('telegram', '77', '{"text": "kênh khác"}', null, $3::timestamptz, $3::timestamptz)`,
    [an.sender, an.personId, TEST_NOW.toISOString()],
  )
  await withdrawAccount(database, account(), later(1), later(1))
  const texts = await database.run(`select message ->> 'text' as text, failed_at from outbox order by id`)
  expect(texts).toEqual([
    { text: 'tổng hợp tuần', failed_at: null },
    { text: 'kênh khác', failed_at: null },
  ])
})
