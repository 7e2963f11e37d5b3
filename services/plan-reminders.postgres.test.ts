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

let databases: [Database, Database]
let database: Database
let platforms: Platforms
let node: RemindingNode
let official: Enrolled
let head: Enrolled

/** The report of November 2026 is owed from Sunday 15/11 and due on Wednesday 18/11. */
beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open(), postgres.open()]
  database = databases[0]
  await database.run('truncate schedules, obligations, outbox cascade')
  await database.run(`update memberships set valid_to = '2026-01-01'`)
  official = await enrol(database, { unitCode: 'ia-hloi' })
  head = await enrol(database, { unitCode: 'ia-hloi', role: 'head' })
  await enterSchedule(database, { key: 'monthly', definition: monthlyReport([official.unitId]), from: '2026-11-01' })
  platforms = startPlatforms(localInstant('2026-11-15', '00:01'))
  node = startRemindingNode(database, platforms, 'node')
  await node.open()
})

const at = (day: string, time: string) => {
  platforms.clock.now = localInstant(day, time)
}

/** What a working node does at a moment, and a minute later, when what it gathered goes out. */
const runAt = async (day: string, time: string) => {
  at(day, time)
  await node.plan()
  platforms.clock.now = new Date(platforms.clock.now.getTime() + 60_000)
  await node.deliver()
}

const ledger = () =>
  database.run<{ step: string; told: string; state: string }>(
    'select step, told, state from reminders order by meant_for, step, told, id',
  )

const statesOf = async (step: string) =>
  (await ledger()).filter((row) => row.step.startsWith(step)).map(({ told, state }) => `${told} ${state}`)

const textsTo = ({ sender }: Enrolled) =>
  platforms.arrived.filter(({ recipient }) => recipient === sender).map(({ message }) => message.text)

describe('before the cut-off', () => {
  test('nothing is decided and nothing is sent', async () => {
    await database.run('truncate obligations cascade')
    at('2026-11-14', '23:58')
    await node.open()
    expect(await node.plan()).toEqual({ queued: 0, skipped: 0, unreachable: 0 })
    await node.deliver()
    expect(platforms.arrived).toEqual([])
  })

  test('the period before is still chased', async () => {
    await database.run('truncate obligations cascade')
    await database.run('alter table schedule_revisions disable trigger all')
    await database.run(`update schedule_revisions set effective_from = '2026-10-01'`)
    const leader = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
    at('2026-10-15', '00:01')
    await node.open()
    // Due on Monday 19/10, the 18th being a Sunday; the fifth working day after it is long before the cut-off of November.
    await runAt('2026-10-26', '07:59')
    expect(textsTo(leader)).toEqual([expect.stringContaining('tháng 10/2026')])
    expect(textsTo(leader)[0]).not.toContain('tháng 11/2026')
  })
})

test('a reminder is queued within a minute before its time, and goes out at its time, not before', async () => {
  at('2026-11-16', '07:58')
  expect(await node.plan()).toMatchObject({ queued: 0 })
  at('2026-11-16', '07:59')
  expect(await node.plan()).toMatchObject({ queued: 2 })
  await node.deliver()
  expect(platforms.arrived).toEqual([])
  at('2026-11-16', '08:00')
  await node.deliver()
  expect(textsTo(official)).toHaveLength(1)
})

test('two nodes that plan at the same moment, again and again, queue each reminder once', async () => {
  const other = startRemindingNode(databases[1], platforms, 'other')
  at('2026-11-18', '07:59')
  const counts = await Promise.all([node, other, node, other, node].map((each) => each.plan()))
  expect(counts.reduce((sum, { queued }) => sum + queued, 0)).toBe(2)
  const [rows] = await database.run('select count(*)::int as messages from outbox')
  expect(rows).toEqual({ messages: 2 })
  at('2026-11-18', '08:00')
  await Promise.all([node.deliver(), other.deliver()])
  expect(textsTo(official)).toHaveLength(1)
  expect(textsTo(head)).toHaveLength(1)
})

test('after an outage of three days only the newest step is told, and the older ones are in the ledger as skipped', async () => {
  await runAt('2026-11-19', '10:00')
  expect(textsTo(official)).toHaveLength(1)
  expect(textsTo(head)).toHaveLength(1)
  expect(await statesOf('due+1')).toEqual(['head sent', 'official sent'])
  const skipped = (await ledger()).filter(({ state }) => state === 'skipped')
  expect(skipped.map(({ step, told }) => `${step} ${told}`)).toEqual([
    'due-3/2026-11-18 official',
    'opening official',
    'due-1/2026-11-18 head',
    'due-1/2026-11-18 official',
    'due@08:00/2026-11-18 head',
    'due@08:00/2026-11-18 official',
    'due@14:00/2026-11-18 head',
    'due@14:00/2026-11-18 official',
  ])
})

test('when the platform was away for days only the newest step is told', async () => {
  platforms.away.add('webchat')
  for (const [day, time] of [
    ['2026-11-16', '07:59'],
    ['2026-11-17', '07:59'],
    ['2026-11-18', '07:59'],
    ['2026-11-18', '13:59'],
  ] as const)
    await runAt(day, time)
  platforms.away.clear()
  for (let minute = 10; minute < 50; minute += 5) {
    at('2026-11-18', `14:${minute}`)
    await node.deliver()
  }
  expect(textsTo(official)).toHaveLength(1)
  expect(await statesOf('due@14:00')).toEqual(['head sent', 'official sent'])
  const [left] = await database.run('select count(*)::int as waiting from outbox where sent_at is null')
  expect(left).toEqual({ waiting: 0 })
})

describe('nobody is disturbed', () => {
  test('at night: what comes due then is told on the next working morning', async () => {
    await database.run(`update obligations set remind_at = '-infinity', ladder_from = '2026-11-17T01:30:00Z'`)
    at('2026-11-18', '21:00')
    await node.plan()
    for (const time of ['21:30', '23:59']) {
      at('2026-11-18', time)
      await node.deliver()
    }
    at('2026-11-19', '07:59')
    await node.plan()
    await node.deliver()
    expect(platforms.arrived).toEqual([])
    at('2026-11-19', '08:00')
    await node.deliver()
    expect(textsTo(official)).toHaveLength(1)
    expect(await statesOf('due+1')).toEqual(['head sent', 'official sent'])
  })

  test('when the platform comes back at night: the message waits for the morning and goes with what is due then', async () => {
    platforms.away.add('webchat')
    await runAt('2026-11-18', '13:59')
    platforms.away.clear()
    for (const time of ['20:00', '23:00']) {
      at('2026-11-18', time)
      await node.deliver()
    }
    expect(platforms.arrived).toEqual([])
    const other = { ...monthlyReport([official.unitId]), name: { vi: 'Báo cáo khác', en: 'Another' } }
    const ladder = [{ key: 'due+1', from: 'due', workingDays: 1, times: ['08:00'], tell: ['official'] }] as const
    await enterSchedule(database, { key: 'other', definition: { ...other, ladder }, from: '2026-11-01' })
    await node.open()
    await runAt('2026-11-19', '07:59')
    expect(textsTo(official)).toEqual([expect.stringMatching(/Báo cáo dân vận tháng(.|\n)*Báo cáo khác/)])
    expect(await statesOf('due@14:00')).toEqual(['head skipped', 'official skipped'])
  })

  test('on a day off', async () => {
    at('2026-11-14', '10:00')
    await database.run(
      `update obligations set remind_at = '-infinity', opens_on = '2026-11-13', ladder_from = '2026-11-12'`,
    )
    expect(await node.plan()).toMatchObject({ queued: 1 })
    for (const day of ['2026-11-14', '2026-11-15']) {
      at(day, '18:00')
      await node.deliver()
    }
    expect(platforms.arrived).toEqual([])
    at('2026-11-16', '08:00')
    await node.deliver()
    expect(textsTo(official)).toHaveLength(1)
  })
})

test('a person gets one message for each half-day, whatever comes due in it', async () => {
  const again = { ...monthlyReport([official.unitId]), name: { vi: 'Báo cáo thứ hai', en: 'Second' } }
  const ladder = [{ key: 'due', from: 'due', workingDays: 0, times: ['09:30'], tell: ['official'] }] as const
  await enterSchedule(database, { key: 'second', definition: again, from: '2026-11-01' })
  await enterSchedule(database, { key: 'third', definition: { ...again, ladder }, from: '2026-11-01' })
  await node.open()
  await runAt('2026-11-18', '07:59')
  expect(textsTo(official)).toHaveLength(1)
  expect(textsTo(official)[0]).toMatch(/^1\. Báo cáo dân vận tháng(.|\n)*\n2\. Báo cáo thứ hai/)
  await runAt('2026-11-18', '09:29')
  expect(textsTo(official)).toHaveLength(1)
  await runAt('2026-11-18', '13:59')
  expect(textsTo(official)).toHaveLength(2)
  expect(textsTo(official)[1]?.match(/^\d\. /gm)).toHaveLength(3)
})

test('a person whom no account reaches is in the ledger as unreachable, and the others are told', async () => {
  await database.run('delete from accounts where person_id = $1::int', [official.personId])
  at('2026-11-18', '07:59')
  expect(await node.plan()).toMatchObject({ queued: 1, unreachable: 1 })
  expect(await statesOf('due@08:00')).toEqual(['head queued', 'official unreachable'])
})

test('who no longer holds the role is not told, and who holds it now is', async () => {
  await database.run(`update memberships set valid_to = '2026-11-17' where person_id = $1::int`, [official.personId])
  const successor = await enrol(database, { unitCode: 'ia-hloi' })
  await runAt('2026-11-18', '07:59')
  expect(textsTo(official)).toEqual([])
  expect(textsTo(successor)).toHaveLength(1)
})

describe('escalation', () => {
  test('goes from the official to the head, the office that gathers and the leader, each with what concerns them', async () => {
    const gathers = await enrol(database, { unitCode: 'dong-lam' })
    const leader = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
    const told = async (day: string, time = '07:59') => {
      platforms.arrived.length = 0
      await runAt(day, time)
      const names = {
        [official.sender]: 'official',
        [head.sender]: 'head',
        [gathers.sender]: 'gathers',
        [leader.sender]: 'leader',
      }
      return platforms.arrived.map(({ recipient }) => names[recipient]).toSorted()
    }
    expect(await told('2026-11-16')).toEqual(['gathers', 'official'])
    expect(await told('2026-11-17')).toEqual(['head', 'official'])
    expect(await told('2026-11-18')).toEqual(['gathers', 'head', 'official'])
    expect(await told('2026-11-18', '13:59')).toEqual(['gathers', 'head', 'official'])
    expect(await told('2026-11-19')).toEqual(['gathers', 'head', 'official'])
    expect(await told('2026-11-20')).toEqual(['gathers', 'head', 'leader'])
    expect(textsTo(head)[0]).toContain('lý do')
    expect(textsTo(leader)[0]).toContain('xã Ia Hlôi')
    expect(await told('2026-11-25')).toEqual(['gathers', 'leader'])
    expect(await told('2026-12-10')).toEqual([])
  })

  test('ends the moment the report is handed in', async () => {
    await runAt('2026-11-16', '07:59')
    await database.run(`update obligations set state = 'submitted', changed_at = now(), revision = 2`)
    for (const day of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']) await runAt(day, '07:59')
    expect(platforms.arrived).toHaveLength(1)
  })

  test.each(['excused', 'not_responsible', 'void', 'done'])('ends where the report is %s', async (state) => {
    await database.run('update obligations set state = $1, changed_at = now(), revision = 2', [state])
    await runAt('2026-11-18', '07:59')
    expect(await ledger()).toEqual([])
  })
})

test('an extension moves the ladder: its own steps are told, none twice, and none of the time before it', async () => {
  await runAt('2026-11-18', '07:59')
  platforms.arrived.length = 0
  await database.run(
    `update obligations set extended_to = '2026-11-25', revision = 2, changed_at = '2026-11-18T02:00:00Z'`,
  )
  for (const day of ['2026-11-18', '2026-11-19']) await runAt(day, '13:59')
  expect(platforms.arrived).toEqual([])
  await runAt('2026-11-20', '07:59')
  expect(textsTo(official)).toEqual([expect.stringContaining('Thời hạn (đã gia hạn): thứ Tư 25/11/2026')])
  expect(await statesOf('due-3/2026-11-25')).toEqual(['official sent'])
})

test('an extension between the decision and the sending costs no reminder: the other step of that moment is told', async () => {
  at('2026-11-16', '07:59')
  await node.plan()
  expect(await statesOf('opening')).toEqual(['official queued'])
  expect(await statesOf('due-3')).toEqual(['official queued'])
  await database.run(
    `update obligations set extended_to = '2026-11-30', revision = 2, changed_at = '2026-11-16T00:59:30Z'`,
  )
  at('2026-11-16', '08:00')
  await node.deliver()
  expect(textsTo(official)).toEqual([expect.stringContaining('Thời hạn (đã gia hạn): thứ Hai 30/11/2026')])
  expect(await statesOf('opening')).toEqual(['official sent'])
  expect(await statesOf('due-3')).toEqual(['official dropped'])
})

test('of two steps that come at the same moment the newer is told', async () => {
  await runAt('2026-11-16', '07:59')
  expect(textsTo(official)).toHaveLength(1)
  expect(await statesOf('opening')).toEqual(['official skipped'])
  expect(await statesOf('due-3')).toEqual(['official sent'])
})

test('a day that becomes a day off moves the steps before the deadline, and none is lost', async () => {
  at('2026-11-16', '09:00')
  await node.plan()
  await database.run(
    `insert into calendar_days (date, kind, name, changed_at) values ('2026-11-17', 'off', 'Nghỉ', now())`,
  )
  await runAt('2026-11-16', '09:05')
  expect(await statesOf('due-1')).toEqual(['head sent', 'official sent'])
  expect(await statesOf('due-3')).toEqual(['official skipped'])
  expect(textsTo(official)).toHaveLength(1)
})
