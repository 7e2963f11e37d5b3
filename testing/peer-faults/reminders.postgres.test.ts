import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/database.ts'
import { GATHER_MS } from '../../services/plan-reminders.ts'
import { type Enrolled, enrol } from '../demonstration.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import {
  enterSchedule,
  localInstant,
  monthlyReport,
  type Platforms,
  type RemindingNode,
  startPlatforms,
  startRemindingNode,
} from '../remind.ts'

let database: Database
let platforms: Platforms
let node: RemindingNode
let official: Enrolled

/** The report of November 2026 is owed from Sunday 15/11 and due on Wednesday 18/11. */
beforeEach(async () => {
  database = (await freshPostgres()).open()
  await database.run('truncate schedules, obligations, outbox cascade')
  await database.run(`update memberships set valid_to = '2026-01-01'`)
  official = await enrol(database, { unitCode: 'ia-hloi' })
  await enterSchedule(database, { key: 'monthly', definition: monthlyReport([official.unitId]), from: '2026-11-01' })
  platforms = startPlatforms(localInstant('2026-11-15', '00:01'))
  node = startRemindingNode(database, platforms, 'node')
  await node.open()
})

const runAt = async (day: string, time: string) => {
  platforms.clock.now = localInstant(day, time)
  await node.open()
  await node.plan()
  // What is decided ahead goes out when the half-day's reminders are gathered.
  platforms.clock.now = new Date(platforms.clock.now.getTime() + GATHER_MS)
  await node.deliver()
}

const hours = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${String(from + index).padStart(2, '0')}:05`)

const heard = () =>
  platforms.arrived.filter(({ recipient }) => recipient === official.sender).map(({ at }) => at.slice(0, 10))

test('peer fault 1: a reminder is sent once, however often the jobs run', async () => {
  for (const time of ['08:00', '08:05', '08:10', '08:15']) await runAt('2026-11-16', time)
  for (const time of hours(9, 12)) await runAt('2026-11-16', time)
  expect(heard()).toEqual(['2026-11-16'])
})

test('peer fault 2: a reminder whose day passed without a run is not lost: it comes with the next run', async () => {
  await runAt('2026-11-16', '08:05')
  // Nothing ran on the 17th, the day before the deadline, nor on the morning of the deadline.
  await runAt('2026-11-18', '10:05')
  expect(heard()).toEqual(['2026-11-16', '2026-11-18'])
})

test('peer fault 3: nothing is overdue before its period has ended, and the period before is still chased', async () => {
  await runAt('2026-11-25', '08:05')
  const rows = await database.run<{ occurrence: string; isOver: boolean }>(
    `select occurrence, upper(span) <= $1::date as "isOver" from obligations order by occurrence`,
    ['2026-11-25'],
  )
  expect(rows).toEqual([{ occurrence: '2026-M11', isOver: true }])
  expect(heard()).toEqual(['2026-11-25'])
})

test('peer fault 4: a unit that has reported is not reminded, though its reminder was queued already', async () => {
  platforms.clock.now = localInstant('2026-11-16', '07:59')
  expect(await node.plan()).toMatchObject({ queued: 2 })
  await database.run(
    `update obligations set state = 'submitted', revision = revision + 1, changed_at = $1::timestamptz`,
    [platforms.clock.now.toISOString()],
  )
  platforms.clock.now = localInstant('2026-11-16', '08:01')
  await node.deliver()
  expect(heard()).toEqual([])
})

test('peer fault 7: after an outage of many runs only the newest reminder comes', async () => {
  await runAt('2026-11-26', '09:05')
  expect(heard()).toEqual(['2026-11-26'])
  const states = await database.run<{ state: string }>(
    'select state from reminders where person_id = $1::int order by meant_for',
    [official.personId],
  )
  expect(states.map(({ state }) => state)).toEqual([...states.slice(1).map(() => 'skipped'), 'sent'])
  expect(states.length).toBeGreaterThan(3)
})
