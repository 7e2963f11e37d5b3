import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { type Enrolled, enrol } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import {
  enterSchedule,
  localInstant,
  monthlyReport,
  type Platforms,
  type RemindingNode,
  startPlatforms,
  startRemindingNode,
} from '../testing/remind.ts'
import { createTranscript } from './transcript.ts'

let databases: [Database, Database]
let database: Database
let platforms: Platforms
let node: RemindingNode
let official: Enrolled

/** A reminder of the report of November 2026 waits to be sent at 08:00 on the day it is due. */
beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open(), postgres.open()]
  database = databases[0]
  await database.run('truncate schedules, obligations, outbox cascade')
  await database.run(`update memberships set valid_to = '2026-01-01'`)
  official = await enrol(database, { unitCode: 'ia-hloi' })
  await enterSchedule(database, { key: 'monthly', definition: monthlyReport([official.unitId]), from: '2026-11-01' })
  platforms = startPlatforms(localInstant('2026-11-18', '07:59'))
  node = startRemindingNode(database, platforms, 'node')
  await node.open()
  await node.plan()
  platforms.clock.now = localInstant('2026-11-18', '08:00')
})

const later = (seconds: number) => {
  platforms.clock.now = new Date(platforms.clock.now.getTime() + seconds * 1000)
}

const link = async (channel: 'telegram' | 'webchat', sender: string, linkedAt: string) =>
  database.run(
    'insert into accounts (channel, external_id, person_id, linked_at) values ($1, $2, $3::int, $4::timestamptz)',
    [channel, sender, official.personId, linkedAt],
  )

const change = (set: string) =>
  database.run(`update obligations set ${set}, revision = revision + 1, changed_at = now()`)

/** The ledger of the step that waits, and the messages left behind in the outbox. */
const standing = async () => {
  const [row] = await database.run<{ state: string; waiting: number; failed: number }>(
    `select (select state from reminders where step like 'due@08:00%') as state,
       (select count(*)::int from outbox where sent_at is null and failed_at is null) as waiting,
       (select count(*)::int from outbox where failed_at is not null) as failed`,
  )
  return row
}

describe('who needs no reminder any more gets none though it was queued, and the message is gone without a failure', () => {
  test.each([
    ['the report was handed in', `state = 'submitted'`],
    ['the report is approved', `state = 'done', fulfilled_at = now()`],
    ['the unit was excused', `state = 'excused'`],
    ['the unit is not responsible', `state = 'not_responsible'`],
    ['the unit owes it no more', `state = 'void'`],
    ['there is a later deadline', `extended_to = '2026-11-25'`],
  ])('%s', async (_why, set) => {
    await change(set)
    await node.deliver()
    expect(platforms.arrived).toEqual([])
    expect(await standing()).toEqual({ state: 'dropped', waiting: 0, failed: 0 })
  })

  test('the person works elsewhere', async () => {
    await database.run(`update memberships set valid_to = '2026-11-17' where person_id = $1::int`, [official.personId])
    await node.deliver()
    expect(platforms.arrived).toEqual([])
    expect(await standing()).toEqual({ state: 'dropped', waiting: 0, failed: 0 })
  })
})

test('a half-day whose message was not needed is free for what comes due in it later', async () => {
  await change(`state = 'submitted'`)
  await node.deliver()
  await database.run(
    `update obligations set state = 'open', changed_at = '2026-11-18T01:10:00Z', due_on = '2026-11-17', revision = revision + 1`,
  )
  await database.run(`update obligations set ladder_from = '2026-11-17T00:00:00Z'`)
  platforms.clock.now = localInstant('2026-11-18', '08:30')
  expect(await node.plan()).toMatchObject({ queued: 1 })
  later(60)
  await node.deliver()
  expect(platforms.arrived).toHaveLength(1)
})

test('whoever reports at the moment of sending is either before it and not reminded, or after it', async () => {
  for (let round = 0; round < 30; round++) {
    await database.run('truncate reminders, reminder_bundles, outbox cascade')
    await change(`state = 'open'`)
    await database.run(`update obligations set ladder_from = '2026-11-15', remind_at = '-infinity'`)
    platforms.arrived.length = 0
    platforms.clock.now = localInstant('2026-11-18', '07:59')
    await node.plan()
    later(60)
    const reporting = async () => {
      await new Promise((resolve) => setTimeout(resolve, round % 10))
      await databases[1].run(`update obligations set state = 'submitted', revision = revision + 1, changed_at = now()`)
    }
    await Promise.all([node.deliver(), reporting()])
    const after = await standing()
    expect(platforms.arrived).toHaveLength(after?.state === 'sent' ? 1 : 0)
    expect(['sent', 'dropped']).toContain(after?.state)
  }
})

test('a waiting reminder does not show in the web chat, and takes its place in the talk when it is sent', async () => {
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before, sent_at)
     values ('webchat', $1, '{"text": "Đã lưu."}', now(), now(), now())`,
    [official.sender],
  )
  const transcript = createTranscript(database)
  const before = await transcript.latest(official.sender, 10)
  expect(before.map(({ message }) => message.text)).toEqual(['Đã lưu.'])
  await node.deliver()
  const since = await transcript.since(official.sender, before[0]?.id ?? 0, 10)
  expect(since.map(({ message }) => message.text)).toEqual([expect.stringContaining('Thời hạn: thứ Tư 18/11/2026')])
  expect(await standing()).toMatchObject({ state: 'sent', waiting: 0 })
})

describe('a person with several accounts', () => {
  beforeEach(async () => {
    await database.run('truncate reminders, reminder_bundles, outbox cascade')
    await database.run(`update obligations set remind_at = '-infinity'`)
    await link('telegram', '4711', '2026-11-10T02:00:00Z')
    platforms.clock.now = localInstant('2026-11-18', '07:59')
    await node.plan()
    later(60)
  })

  const deliverFor = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      await node.deliver()
      later(5)
    }
  }

  test('is written to at one of them only', async () => {
    await deliverFor(4)
    expect(platforms.arrived.map(({ channel }) => channel)).toEqual(['telegram'])
  })

  test('is written to at the next where the first has blocked the bot, and once', async () => {
    platforms.blocked.add('telegram 4711')
    await deliverFor(4)
    expect(platforms.arrived.map(({ channel }) => channel)).toEqual(['webchat'])
    expect(await standing()).toEqual({ state: 'sent', waiting: 0, failed: 0 })
  })

  test('is not written to at the next while it is not known whether the first had it', async () => {
    platforms.away.add('telegram')
    await deliverFor(4)
    expect(platforms.arrived).toEqual([])
    platforms.away.clear()
    await deliverFor(20)
    expect(platforms.arrived.map(({ channel }) => channel)).toEqual(['telegram'])
  })

  test('and none that can be reached is in the ledger as unreachable, with the reason at the message', async () => {
    platforms.blocked.add('telegram 4711').add(`webchat ${official.sender}`)
    await deliverFor(6)
    expect(platforms.arrived).toEqual([])
    expect(await standing()).toEqual({ state: 'unreachable', waiting: 0, failed: 1 })
  })
})

/** A process that dies: after so many statements nothing it says reaches the database any more. */
const dyingAfter = (of: Database, statements: number): Database => {
  let left = statements
  return {
    ...of,
    run: (statement, parameters) => {
      if (left-- <= 0) return Promise.reject(new Error('the process is dead'))
      return of.run(statement, parameters)
    },
  }
}

test('peer fault 5: killed between any two statements of planning and sending, nothing is lost, and nothing repeated but what the platform had taken before the end', async () => {
  const repeated: number[] = []
  let isWhole = false
  for (let statements = 0; !isWhole; statements++) {
    await database.run('truncate schedules, obligations, outbox, reminder_bundles cascade')
    await enterSchedule(database, { key: 'monthly', definition: monthlyReport([official.unitId]), from: '2026-11-01' })
    platforms.arrived.length = 0
    platforms.clock.now = localInstant('2026-11-18', '07:59')
    const dying = startRemindingNode(dyingAfter(database, statements), platforms, `dying ${statements}`)
    try {
      await dying.open()
      await dying.plan()
      later(60)
      await dying.deliver()
      isWhole = platforms.arrived.length === 1 && (await standing())?.waiting === 0
    } catch {
      isWhole = false
    }
    later(31)
    await node.open()
    await node.plan()
    later(60)
    for (let round = 0; round < 4; round++) {
      await node.deliver()
      later(31)
    }
    expect(platforms.arrived.length, `killed after ${statements} statements`).toBeGreaterThanOrEqual(1)
    if (platforms.arrived.length > 1) repeated.push(statements)
    expect(await standing()).toMatchObject({ state: 'sent', waiting: 0 })
  }
  // The one case: the platform took it, and the process died before the mark was written.
  expect(repeated).toHaveLength(1)
})
