import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { plainCalendar } from '../domain/calendar/plain-calendar.ts'
import { stepsOwed } from '../domain/inspections/steps.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { commitVerb } from './commit-verb.ts'
import type { Database } from './database.ts'
import { readDigestFacts } from './digest-facts.ts'
import { insertPlan } from './inspection-plans.ts'

let database: Database
let personId: number
const unitIds = new Map<string, number>()

beforeEach(async () => {
  database = (await freshPostgres()).open()
  for (const unitCode of ['ia-hloi', 'ia-pnom', 'ia-drong']) {
    const official = await enrol(database, { unitCode })
    unitIds.set(unitCode, official.unitId)
    personId = official.personId
  }
})

const unit = (code: string): number => unitIds.get(code) ?? 0

const plan = (number: string, from: string, to = '2026-12-04') => {
  const told = {
    number,
    signedOn: '2026-10-01',
    leadBody: 'Ban Tuyên giáo và Dân vận',
    leadUnitId: unit('ia-hloi'),
    unitIds: [unit('ia-pnom')],
    subject: 'công tác dân vận',
    window: { from, to },
  }
  const write = insertPlan(told, stepsOwed(told, plainCalendar), true)
  return commitVerb(database.run, write, { personId, channel: 'webchat', now: TEST_NOW })
}

const record = (istate: string, from: string) =>
  database.run(
    `insert into entries (id, unit_id, form, granularity, event_date, span, facet, revision, "values", qualifiers, contributions, due_on,
       recorded_by, recorded_at, changed_at)
     values ($1::uuid, $2::int, 'inspection', 'event', '2026-11-20', '[2026-11-20,2026-11-20]', '', 1,
       jsonb_build_object('istate', $3::text, 'content', 'giờ giấc', 'window_from', $4::text, 'window_to', $4::text), '{}', '{}',
       $4::date + 15, $5::int, now(), now())`,
    [randomUUID(), unit('ia-hloi'), istate, from, personId],
  )

const plannedAt = async (code: string) => {
  const days = { from: '2026-10-15', to: '2026-11-14' }
  const question = { unitId: unit(code), period: days, before: days, today: '2026-11-20' }
  return (await readDigestFacts(database.run, question)).planned
}

test('days of inspection to come are told to both sides of a plan, and to nobody else', async () => {
  await plan('12-KH/BTGDV', '2026-11-24')
  await plan('11-KH/BTGDV', '2026-11-19')
  await plan('13-KH/BTGDV', '2027-03-01', '2027-03-05')
  const told = [{ name: '12-KH/BTGDV', of: 'plan', from: '2026-11-24', to: '2026-12-04', units: 1 }]
  expect(await plannedAt('ia-hloi')).toEqual(told)
  expect(await plannedAt('ia-pnom')).toEqual(told)
  expect(await plannedAt('ia-drong')).toEqual([])
})

test('a record that is only planned tells its days, one of what has begun does not', async () => {
  await record('planned', '2026-11-25')
  await record('finished', '2026-11-26')
  await record('planned', '2026-11-18')
  expect(await plannedAt('ia-hloi')).toEqual([
    { name: 'giờ giấc', of: 'record', from: '2026-11-25', to: '2026-11-25', units: null },
  ])
})
