import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import type { ScheduleDefinition } from '../domain/schedules/schedule.ts'
import { enrol } from '../testing/demonstration.ts'
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
let hloi: number
let pnom: number

beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open(), postgres.open()]
  database = databases[0]
  await database.run('truncate schedules, obligations cascade')
  hloi = (await enrol(database, { unitCode: 'ia-hloi' })).unitId
  pnom = (await enrol(database, { unitCode: 'ia-pnom' })).unitId
  platforms = startPlatforms(localInstant('2026-11-15', '00:01'))
  node = startRemindingNode(database, platforms, 'node')
})

const at = (day: string, time: string) => {
  platforms.clock.now = localInstant(day, time)
}

const monthly = (from = '2026-11-01', definition = monthlyReport([hloi, pnom])) =>
  enterSchedule(database, { key: 'monthly', definition, from })

const revise = (scheduleId: number, from: string, state: string) =>
  database.run(
    `insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, reason, recorded_at)
     select schedule_id, revision + 1, $2::date, $3, definition, 'Đổi chế độ', now() from schedule_revisions
     where schedule_id = $1::int order by revision desc limit 1`,
    [scheduleId, from, state],
  )

const owed = () =>
  database.run<{ unit: number; occurrence: string; due: string; state: string }>(
    `select unit_id as unit, occurrence, to_char(due_on, 'YYYY-MM-DD') as due, state from obligations
     order by occurrence, unit_id`,
  )

const eventsOf = async (name: string) =>
  (await database.run<{ details: object }>('select details from obligation_events where name = $1', [name])).map(
    ({ details }) => details,
  )

test('a report is owed from the day after the cut-off, not before', async () => {
  await monthly()
  at('2026-11-14', '23:59')
  expect(await node.open()).toMatchObject({ opened: 0 })
  at('2026-11-15', '00:00')
  expect(await node.open()).toMatchObject({ opened: 2 })
  expect(await owed()).toEqual([
    { unit: Math.min(hloi, pnom), occurrence: '2026-M11', due: '2026-11-18', state: 'open' },
    { unit: Math.max(hloi, pnom), occurrence: '2026-M11', due: '2026-11-18', state: 'open' },
  ])
  expect(await eventsOf('opened')).toHaveLength(2)
})

test('run again, and by two nodes at the same moment, it opens each once', async () => {
  await monthly()
  const other = startRemindingNode(databases[1], platforms, 'other')
  const counts = await Promise.all([node.open(), other.open(), node.open(), other.open()])
  expect(counts.reduce((sum, { opened }) => sum + opened, 0)).toBe(2)
  expect(await owed()).toHaveLength(2)
  expect(await node.open()).toEqual({ opened: 0, settled: 0, voided: 0, moved: 0 })
})

test('after months without a run everything missed is opened, and nothing of the time before the schedule', async () => {
  await monthly('2026-08-20')
  at('2026-12-20', '09:00')
  await node.open()
  expect([...new Set((await owed()).map(({ occurrence }) => occurrence))]).toEqual([
    '2026-M09',
    '2026-M10',
    '2026-M11',
    '2026-M12',
  ])
})

test('a schedule whose rules are older than its entry asks for the period that ended last and no earlier one', async () => {
  await monthly('2026-11-10')
  await database.run(`update schedules set created_at = '2026-11-10T02:00:00Z'`)
  await database.run('alter table schedule_revisions disable trigger all')
  await database.run(`update schedule_revisions set effective_from = '2025-07-01'`)
  await node.open()
  expect([...new Set((await owed()).map(({ occurrence }) => occurrence))]).toEqual(['2026-M10', '2026-M11'])
})

test('peer fault 14: a merged unit owes nothing after its last day, and no more units count as owing than exist', async () => {
  await monthly()
  await node.open()
  await database.run(`update units set valid_to = '2026-11-30' where id = $1::int`, [pnom])
  at('2026-11-30', '09:00')
  expect(await node.open()).toMatchObject({ voided: 0 })
  at('2026-12-01', '00:01')
  expect(await node.open()).toMatchObject({ voided: 1 })
  expect(await eventsOf('voided')).toEqual([{ reason: 'unit_ended' }])
  at('2026-12-15', '00:01')
  await node.open()
  const counted = (await owed()).filter(({ state }) => state !== 'void')
  expect(counted.map(({ unit, occurrence }) => [unit, occurrence])).toEqual([
    [hloi, '2026-M11'],
    [hloi, '2026-M12'],
  ])
})

test.each(['paused', 'ended'])('a schedule that is %s leaves nothing open and opens nothing more', async (state) => {
  const id = await monthly()
  await node.open()
  await revise(id, '2026-12-01', state)
  at('2026-12-01', '00:01')
  expect(await node.open()).toMatchObject({ opened: 0, voided: 2 })
  at('2026-12-16', '00:01')
  expect(await node.open()).toMatchObject({ opened: 0, voided: 0 })
  expect(await eventsOf('voided')).toEqual(Array(2).fill({ reason: `schedule_${state}` }))
})

test('after a pause the schedule opens what begins from then on', async () => {
  const id = await monthly()
  await revise(id, '2026-11-10', 'paused')
  await revise(id, '2026-12-01', 'active')
  at('2026-12-15', '00:01')
  await node.open()
  expect([...new Set((await owed()).map(({ occurrence }) => occurrence))]).toEqual(['2026-M12'])
})

test.each(['paused', 'ended'])('a schedule %s by mistake and taken back owes all that it had owed', async (state) => {
  const id = await monthly()
  await node.open()
  const before = await owed()
  await revise(id, '2026-11-16', state)
  at('2026-11-16', '09:00')
  expect(await node.open()).toMatchObject({ opened: 0, voided: 2 })
  expect(await node.open()).toMatchObject({ opened: 0, voided: 0 })
  await revise(id, '2026-11-16', 'active')
  expect(await node.open()).toMatchObject({ opened: 2, voided: 0 })
  expect(await owed()).toEqual(before)
  expect(await eventsOf('reopened')).toEqual(Array(2).fill({ reason: 'schedule_resumed' }))
  expect(await node.open()).toMatchObject({ opened: 0, voided: 0 })
})

test('a deadline that becomes a day off moves to the next working day, with its history, and an extension it overtakes ends', async () => {
  await monthly()
  await node.open()
  await database.run(
    `update obligations set extended_to = '2026-11-19', revision = 2, changed_at = now() where unit_id = $1::int`,
    [pnom],
  )
  await database.run(
    `insert into calendar_days (date, kind, name, changed_at) values ('2026-11-18', 'off', 'Nghỉ', now()), ('2026-11-19', 'off', 'Nghỉ', now())`,
  )
  expect(await node.open()).toMatchObject({ moved: 2 })
  expect((await owed()).map(({ due }) => due)).toEqual(['2026-11-20', '2026-11-20'])
  expect(await eventsOf('due_moved')).toEqual(Array(2).fill({ from: '2026-11-18', to: '2026-11-20' }))
  const [extended] = await database.run('select extended_to from obligations where unit_id = $1::int', [pnom])
  expect(extended).toEqual({ extended_to: null })
  expect(await node.open()).toMatchObject({ moved: 0 })
})

const receptions: (unitId: number) => ScheduleDefinition = (unitId) => ({
  ...monthlyReport([unitId]),
  duty: { kind: 'entries', form: 'citizen_reception', indicators: [], times: 1 },
  due: { general: { kind: 'after', workingDays: 0 }, byLevel: {} },
  ladder: [],
})

test('entries are owed from the first day of their span, and those already there close at once what opens late', async () => {
  await database.run(`update entries set withdrawn_at = now()`)
  await monthly('2026-11-01', receptions(hloi))
  at('2026-11-20', '09:00')
  const [person] = await database.run<{ id: number }>('select id from people limit 1')
  await database.run(
    `insert into entries (id, unit_id, form, granularity, event_date, span, revision, values, qualifiers, contributions,
       recorded_by, recorded_at, changed_at)
     values (gen_random_uuid(), $1::int, 'citizen_reception', 'event', '2026-11-18', '[2026-11-18,2026-11-18]', 1, '{}', '{}', '{}',
       $2::int, now(), now())`,
    [hloi, person?.id ?? 0],
  )
  expect(await node.open()).toMatchObject({ opened: 1, settled: 1 })
  expect(await owed()).toEqual([{ unit: hloi, occurrence: '2026-M12', due: '2026-12-14', state: 'done' }])
  expect(await eventsOf('fulfilled')).toHaveLength(1)
})
