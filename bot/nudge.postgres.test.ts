import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { oweReport } from '../testing/obligations.ts'
import { startTestBot } from './testing/start-test-bot.ts'

let postgres: FreshPostgres
let database: Database
let official: Enrolled
let owed: number

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
  await database.run(`update memberships set valid_to = '2026-01-01'`)
  official = await enrol(database, { unitCode: 'ia-hloi' })
  owed = await oweReport(database, { unitCode: 'ia-hloi', period: '2026-M11', dueOn: '2026-11-18' })
})

/** A leader of the province at a process of their own. */
const leader = async () => {
  const bot = startTestBot(postgres.open({ connections: 2 }), { now: TEST_NOW })
  const { sender } = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
  return {
    async nudge() {
      const answers = await bot.say(sender, { kind: 'press', action: `nudge:${owed}` })
      return answers.map(({ text }) => text).join('\n')
    },
  }
}

const remindersSent = async (): Promise<number> => {
  const [row] = await database.run<{ count: number }>(
    'select count(*)::int as count from outbox where recipient = $1',
    [official.sender],
  )
  return row?.count ?? 0
}

test('leaders who remind a unit at the same moment remind it once', async () => {
  const leaders = await Promise.all([leader(), leader(), leader()])
  const answers = await Promise.all(leaders.map(({ nudge }) => nudge()))
  expect(await remindersSent()).toBe(1)
  expect(answers.filter((answer) => answer.startsWith('Đã nhắc'))).toHaveLength(1)
  expect(answers.filter((answer) => answer.startsWith('Buổi này đã nhắc'))).toHaveLength(2)
})

test('a unit that reports at the moment when it is reminded is not reminded', async () => {
  const { nudge } = await leader()
  const reporting = postgres.open({ connections: 1 })
  await reporting.run('begin')
  await reporting.run(`update obligations set state = 'submitted' where id = $1::bigint`, [owed])
  const answer = nudge()
  // The statement of the leader waits for the row that the unit holds.
  await expect
    .poll(async () => {
      const [row] = await database.run<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      return row?.waiting
    })
    .toBe(1)
  await reporting.run('commit')
  expect(await answer).toContain('Không nhắc nữa')
  expect(await remindersSent()).toBe(0)
})

test('where nobody of the unit can be reached, the leader is told so and may try again', async () => {
  const { nudge } = await leader()
  await database.run('update accounts set unreachable_since = now() where person_id = $1', [official.personId])
  expect(await nudge()).toContain('Chưa nhắc được')
  await database.run('update accounts set unreachable_since = null where person_id = $1', [official.personId])
  expect(await nudge()).toContain('Đã nhắc')
  expect(await remindersSent()).toBe(1)
})

test('only who decides about what is owed may remind', async () => {
  const bot = startTestBot(database, { now: TEST_NOW })
  const others = await Promise.all([
    enrol(database, { unitCode: 'ia-hloi', role: 'head' }),
    enrol(database, { unitCode: 'dong-cam', role: 'leader' }),
    enrol(database, { unitCode: 'dong-lam', role: 'official' }),
  ])
  for (const { sender } of others) {
    const [answer] = await bot.say(sender, { kind: 'press', action: `nudge:${owed}` })
    expect(answer?.text).toBe('Đồng chí không có quyền nhắc xã Ia Hlôi.')
  }
  expect(await remindersSent()).toBe(0)
})
