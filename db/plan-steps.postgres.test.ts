import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { createWorkingCalendar } from '../domain/calendar/create-working-calendar.ts'
import { stepsOwed } from '../domain/inspections/steps.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { explainAs } from '../testing/query-plan.ts'
import { type Answer, commitAnswer } from './commit-answer.ts'
import { commitVerb } from './commit-verb.ts'
import type { Database } from './database.ts'
import { readDirectoryVersion } from './directory.ts'
import { RefusedByDatabase } from './errors.ts'
import { noFollowUps } from './follow-up-writes.ts'
import { insertPlan } from './inspection-plans.ts'
import type { StepsOfEntry } from './plan-steps.ts'

let databases: [Database, Database]
let database: Database
let official: Awaited<ReturnType<typeof enrol>>
let run: number
let announce: number
let remediate: number

const stepNamed = async (step: string): Promise<number> => {
  const [row] = await database.run<{ id: number }>('select id::int as id from obligations where step = $1::text', [
    step,
  ])
  return row?.id ?? 0
}

beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open({ connections: 1 }), postgres.open({ connections: 1 })]
  database = databases[0]
  official = await enrol(database, { unitCode: 'ia-hloi' })
  const plan = {
    number: '12-KH/UBKT',
    signedOn: '2026-10-01',
    leadBody: 'Ủy ban Kiểm tra Đảng ủy',
    leadUnitId: official.unitId,
    unitIds: [official.unitId],
    subject: 'công tác dân vận',
    window: { from: '2026-11-02', to: '2026-11-13' },
  }
  const calendar = createWorkingCalendar({ days: [], cultureDayFrom: null })
  const write = insertPlan(plan, stepsOwed(plan, calendar), true)
  await commitVerb(database.run, write, { personId: official.personId, channel: 'webchat', now: TEST_NOW })
  run = await stepNamed('run')
  announce = await stepNamed('announce')
  remediate = await stepNamed('remediate')
})

/** An inspection with what it says of the plan, as an answer to its author. */
const answerWith = async (
  steps: Partial<StepsOfEntry>,
  { id = randomUUID() as string, revision = 1, withdrawn = false, by = official, on = database } = {},
): Promise<Answer> => {
  const [conversation] = await on.run<{ version: number }>(
    'select version from conversations where person_id = $1::int',
    [by.personId],
  )
  return {
    channel: 'webchat',
    sender: by.sender,
    interactedAt: null,
    updateKey: randomUUID(),
    personId: by.personId,
    version: conversation?.version ?? 0,
    directoryVersion: await readDirectoryVersion(on),
    state: {},
    trail: null,
    entries: [
      {
        id,
        revision,
        unitId: official.unitId,
        form: 'inspection',
        granularity: 'event',
        eventDate: '2026-11-12',
        periodKey: null,
        scheme: null,
        from: '2026-11-12',
        to: '2026-11-12',
        facet: 'party_inspection',
        values: { istate: 'finished' },
        qualifiers: {},
        explanation: null,
        contributions: {},
        cumulative: false,
        dueOn: null,
        reason: revision === 1 ? null : 'Gõ nhầm',
        withdrawn,
      },
    ],
    followUps: noFollowUps,
    planSteps: [{ entryId: id, meant: [], closes: [], moved: [], ...steps }],
    language: null,
    indicator: null,
    verb: null,
    notices: [],
    replies: [],
    now: TEST_NOW,
    claim: { by: 'node', from: TEST_NOW, until: TEST_NOW },
  }
}

/** Commits it; its id. */
const record = async (...[steps, of = {}]: Parameters<typeof answerWith>): Promise<string> => {
  const answer = await answerWith(steps, of)
  expect((await commitAnswer((of.on ?? database).run, answer)).committed).toBe(true)
  return answer.entries[0]?.id ?? ''
}

const closing = (...ids: number[]): Partial<StepsOfEntry> => ({
  meant: ids,
  closes: ids.map((obligationId) => ({ obligationId, revision: 1 })),
})

const stateOf = async (id: number): Promise<string> => {
  const [row] = await database.run<{ state: string }>('select state from obligations where id = $1::bigint', [id])
  return row?.state ?? ''
}

const eventsOf = (id: number) =>
  database.run<{ name: string; entry: string | null; by: number | null }>(
    `select name, details ->> 'entry' as entry, by from obligation_events where obligation_id = $1::bigint and revision > 1
     order by revision`,
    [id],
  )

test('an inspection closes steps of its plan in its own commit, with its name in their history', async () => {
  const entry = await record(closing(announce, run))
  expect(await Promise.all([announce, run, remediate].map(stateOf))).toEqual(['done', 'done', 'open'])
  expect(await eventsOf(run)).toEqual([{ name: 'fulfilled', entry, by: official.personId }])
})

test('corrected, it opens again what it no longer says, and leaves what it still says', async () => {
  const entry = await record(closing(announce, run))
  await record({ meant: [announce] }, { id: entry, revision: 2 })
  expect(await Promise.all([announce, run].map(stateOf))).toEqual(['done', 'open'])
  expect((await eventsOf(run)).map(({ name }) => name)).toEqual(['fulfilled', 'reopened'])
})

test('taken back, it opens all that it had closed and nothing that others have', async () => {
  const entry = await record(closing(run))
  const other = await record(closing(announce))
  await record({}, { id: entry, revision: 2, withdrawn: true })
  expect(await Promise.all([announce, run].map(stateOf))).toEqual(['done', 'open'])
  expect((await eventsOf(announce)).map((event) => event.entry)).toEqual([other])
})

test('a step of a plan that was given up meanwhile is not opened again', async () => {
  const entry = await record(closing(run))
  await database.run(`update inspection_plans set state = 'cancelled'`)
  await record({}, { id: entry, revision: 2, withdrawn: true })
  expect(await stateOf(run)).toBe('done')
})

test('what follows from a conclusion moves with it, and goes back when the conclusion is taken back', async () => {
  const due = async () => {
    const [row] = await database.run<{ opens: string; due: string }>(
      `select to_char(opens_on, 'YYYY-MM-DD') as opens, to_char(due_on, 'YYYY-MM-DD') as due from obligations
       where id = $1::bigint`,
      [remediate],
    )
    return row
  }
  const before = await due()
  const moved = [{ obligationId: remediate, opensOn: '2026-11-13', dueOn: '2026-12-14' }]
  const entry = await record({ ...closing(await stepNamed('conclude')), moved })
  expect(await due()).toEqual({ opens: '2026-11-13', due: '2026-12-14' })
  await record({}, { id: entry, revision: 2, withdrawn: true })
  expect(await due()).toEqual(before)
  expect((await eventsOf(remediate)).map(({ name }) => name)).toEqual(['rescheduled', 'rescheduled'])
})

test('of two records that close a step at the same moment one is written whole, the other not at all', async () => {
  const colleague = await enrol(database, { unitCode: 'ia-hloi' })
  const results = await Promise.allSettled([
    record(closing(run)),
    record(closing(run), { by: colleague, on: databases[1] }),
  ])
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused.length).toBe(1)
  expect(refused[0]).toBeInstanceOf(RefusedByDatabase)
  expect(refused[0].refusal).toBe('obligation_changed')
  const [count] = await database.run<{ entries: number }>(
    `select count(*)::int as entries from entries where form = 'inspection' and event_date = '2026-11-12' and unit_id = $1::int`,
    [official.unitId],
  )
  expect(count?.entries).toBe(1)
  expect((await eventsOf(run)).length).toBe(1)
})

test('among all that was ever owed the steps that a record had closed are found without reading it whole', async () => {
  const entry = await record(closing(run))
  await database.run(
    `with schedule as (insert into schedules (key, created_at) values ('monthly', now()) returning id),
     made as (insert into obligations (schedule_id, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at)
       select schedule.id, $1::int, 'of ' || n, '[2026-10-15,2026-11-14]', 'report', '2026-11-15', '2026-11-18', 'done',
         now(), now() from schedule, generate_series(1, 20000) n returning id)
     insert into obligation_events (obligation_id, revision, name, at) select id, 1, 'opened', now() from made`,
    [official.unitId],
  )
  await database.run('vacuum analyze')
  const answer = await answerWith({}, { id: entry, revision: 2, withdrawn: true })
  const plans = await explainAs('generic', database, (explaining) => commitAnswer(explaining, answer))
  const whole = plans
    .flatMap(({ all }) => all)
    .filter(
      ({ type, relation }) => type === 'Seq Scan' && ['obligations', 'obligation_events'].includes(relation ?? ''),
    )
  expect(plans.length).toBeGreaterThan(0)
  expect(whole).toEqual([])
})
