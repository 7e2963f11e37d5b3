import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { enrol } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import type { Database, Run } from './database.ts'

let database: Database
let unitId: number
let personId: number

beforeEach(async () => {
  database = (await freshPostgres()).open({ connections: 1 })
  const official = await enrol(database, { unitCode: 'ia-pnom' })
  unitId = official.unitId
  personId = official.personId
  await database.run('update entries set withdrawn_at = now() where unit_id = $1::int', [unitId])
  await database.run(
    `with schedule as (insert into schedules (key, created_at) values ('receptions', now()) returning id)
     insert into obligations (schedule_id, unit_id, occurrence, span, kind, form, indicators, times, opens_on, due_on, state,
       created_at, changed_at)
     select id, $1::int, '2026-M12', '[2026-11-15,2026-12-14]', 'entries', 'citizen_reception', '{receptions_held_by_chair}', 2,
       '2026-11-15', '2026-12-14', 'open', now(), now() from schedule`,
    [unitId],
  )
})

const held = async (day: string, sessions: number): Promise<string> => {
  const id = randomUUID()
  await database.run(
    `insert into entries (id, unit_id, form, granularity, event_date, span, revision, values, qualifiers, contributions,
       recorded_by, recorded_at, changed_at)
     values ($1::uuid, $2::int, 'citizen_reception', 'event', $3::date, daterange($3::date, $3::date, '[]'), 1, '{}', '{}',
       jsonb_build_object('receptions_held_by_chair', $4::int), $5::int, now(), now())`,
    [id, unitId, day, sessions, personId],
  )
  return id
}

const state = async () => {
  const [row] = await database.run<{ state: string }>('select state from obligations')
  const events = await database.run<{ name: string }>('select name from obligation_events order by revision')
  return { state: row?.state, events: events.map(({ name }) => name) }
}

test('entries close what they fulfil in their own commit, and not before there are enough of them', async () => {
  await held('2026-11-18', 1)
  expect(await state()).toEqual({ state: 'open', events: [] })
  await held('2026-11-25', 1)
  expect(await state()).toEqual({ state: 'done', events: ['fulfilled'] })
})

test('an entry of other days fulfils nothing', async () => {
  await held('2026-11-14', 1)
  await held('2026-12-15', 2)
  expect(await state()).toEqual({ state: 'open', events: [] })
})

test('an entry that is withdrawn opens again what it had fulfilled', async () => {
  const id = await held('2026-11-18', 2)
  await database.run('update entries set withdrawn_at = now(), changed_at = now(), revision = 2 where id = $1::uuid', [
    id,
  ])
  expect(await state()).toEqual({ state: 'open', events: ['fulfilled', 'reopened'] })
})

/** Rows of entries that statements of this connection have read so far. */
const entriesRead = async (run: Run): Promise<number> => {
  await run('select pg_stat_force_next_flush()')
  const [row] = await run<{ read: number }>(
    `select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'entries'`,
  )
  return row?.read ?? 0
}

test('an entry that changes nothing of what is owed reads no other entries of the period', async () => {
  await database.run('update obligations set times = 3')
  for (let day = 15; day <= 29; day++) await held(`2026-11-${day}`, day < 18 ? 1 : 0)
  expect(await state()).toEqual({ state: 'done', events: ['fulfilled'] })
  const before = await entriesRead(database.run)
  await held('2026-11-30', 1)
  await held('2026-11-30', 0)
  expect((await entriesRead(database.run)) - before).toBeLessThan(15)
  expect((await state()).state).toBe('done')
})

test('an entry that subtracts opens again what was fulfilled', async () => {
  await held('2026-11-18', 2)
  await held('2026-11-19', -1)
  expect(await state()).toEqual({ state: 'open', events: ['fulfilled', 'reopened'] })
})
