import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import type { Input } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let database: Database
let bot: TestBot
let statements: number
let sender: string
let minute: number

beforeEach(async () => {
  const postgres = await freshPostgres()
  database = postgres.open()
  statements = 0
  minute = 0
  const counted: Database = {
    ...database,
    run(statement, parameters) {
      statements += 1
      return database.run(statement, parameters)
    },
  }
  bot = startTestBot(counted, { now: TEST_NOW, channel: 'zalo' })
})

const instant = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

/** A minute after the last, on a channel that tells when; returns how many statements it took until it was committed. */
const does = async (input: string | Input, interactedAt = instant(++minute)): Promise<number> => {
  await bot.deliverer.settle()
  const before = statements
  const typed: Input = typeof input === 'string' ? { kind: 'text', text: input } : input
  await bot.receive({ channel: 'zalo', sender, updateKey: randomUUID(), interactedAt, input: typed })
  const taken = statements - before
  await bot.deliverer.settle()
  return taken
}

const presses = (title: string) => {
  const buttons = bot.sent.findLast(({ message }) => message.buttons !== undefined)?.message.buttons?.flat() ?? []
  const button = buttons.find((each) => each.title.startsWith(title))
  if (button === undefined) throw new Error(`no button ${title} among ${buttons.map((each) => each.title).join()}`)
  return does({ kind: 'press', action: button.action })
}

const account = async () => {
  const [row] = await database.run<{ at: string | null; since: string | null; reason: string | null }>(
    `select to_json(last_interaction_at) #>> '{}' as at, to_json(unreachable_since) #>> '{}' as since, unreachable_reason as reason
     from accounts where channel = 'zalo' and external_id = $1`,
    [sender],
  )
  return { at: new Date(row?.at ?? 0), since: row?.since ?? null, reason: row?.reason ?? null }
}

test('whatever an answer writes, when the person last did something is kept in the same commit', async () => {
  ;({ sender } = await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'zalo' }))
  const steps: (() => Promise<number>)[] = [
    () => does('/menu'),
    () => does('/caidat'),
    () => presses('English'),
    () => does({ kind: 'press', action: 'lang:vi' }),
    () => does({ kind: 'press', action: 'feed:renew' }),
    () => does('/chitieu thêm'),
    () => does('Người hiến máu'),
    () => does('người'),
    () => presses('Cộng dồn'),
    () => presses('Bỏ qua'),
    () => does('không'),
    () => presses('Lưu'),
  ]
  for (const step of steps) {
    expect(await step()).toBeLessThanOrEqual(4)
    expect((await account()).at).toEqual(instant(minute))
  }
  const [written] = await database.run<{ feeds: number; indicators: number }>(
    `select (select count(*)::int from calendar_feeds) as feeds,
       (select count(*)::int from indicators where declared_at = $1::timestamptz) as indicators`,
    [TEST_NOW.toISOString()],
  )
  expect(written).toEqual({ feeds: 1, indicators: 1 })
})

test('what a saved entry leaves open is written together with it as well', async () => {
  ;({ sender } = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' }))
  await does('Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 14')
  await does('vẫn lưu, kèm giải trình')
  await does('4 đơn đến ngày cuối kỳ')
  expect((await account()).at).toEqual(instant(minute))
  expect(await database.run('select 1 from follow_ups')).toHaveLength(1)
})

test('it costs no statement more than a channel that does not tell', async () => {
  ;({ sender } = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' }))
  await does('/menu')
  expect(await does('/menu')).toBe(1)
  expect(await does('Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc')).toBe(1)
  expect(await presses('Lưu')).toBe(1)
  expect((await account()).at).toEqual(instant(minute))
})

test('what arrives late never sets the clock back', async () => {
  ;({ sender } = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' }))
  await does('/menu', instant(10))
  await does('/han', instant(5))
  expect((await account()).at).toEqual(instant(10))
})

test('who writes can be reached again, unless it was written before', async () => {
  ;({ sender } = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' }))
  await database.run(
    `update accounts set unreachable_since = $1::timestamptz, unreachable_reason = 'blocked' where external_id = $2`,
    [instant(10).toISOString(), sender],
  )
  await does('/menu', instant(5))
  expect(await account()).toMatchObject({ since: expect.any(String), reason: 'blocked' })
  await does('/menu', instant(15))
  expect(await account()).toMatchObject({ since: null, reason: null })
})

test('of many who write at once each is kept, and can be reached again', async () => {
  const people = await Promise.all(
    Array.from({ length: 12 }, () => enrol(database, { unitCode: 'ia-pnom', channel: 'zalo' })),
  )
  await database.run(`update accounts set unreachable_since = $1::timestamptz where channel = 'zalo'`, [
    TEST_NOW.toISOString(),
  ])
  await Promise.all(
    people.map((person, index) =>
      bot.receive({
        channel: 'zalo',
        sender: person.sender,
        updateKey: randomUUID(),
        interactedAt: instant(index + 1),
        input: { kind: 'text', text: '/menu' },
      }),
    ),
  )
  await bot.deliverer.settle()
  for (const [index, person] of people.entries()) {
    sender = person.sender
    expect(await account()).toEqual({ at: instant(index + 1), since: null, reason: null })
  }
})
