import { expect, test } from 'vitest'
import { enrol } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { explainAs, type PlanNode } from '../testing/query-plan.ts'
import { loadConversation } from './conversations.ts'
import type { Database, Run } from './database.ts'
import { digestFacts, readDigestFacts, readReportsDue } from './digest-facts.ts'

const COMMUNES = 300
const SCHEDULES = 8
const TODAY = '2026-11-20'
const period = { from: '2026-10-15', to: '2026-11-14' }
const before = { from: '2026-09-15', to: '2026-10-14' }

/**
 * Two years of 8 monthly schedules over 300 communes, with their reports, entries, and what those left open. The entries come
 * first, for each looks for what it fulfils.
 */
const fillWithTwoYears = async ({ run }: Database): Promise<void> => {
  await run(
    `with made as (insert into units (code, name, level, reports, valid_from)
       select 'xa-' || n, 'Xã ' || n, 'commune', '{petition}', '2020-01-01' from generate_series(1, ${COMMUNES}) n returning id)
     insert into placements (unit_id, parent_id, valid_from)
     select made.id, u.id, '2020-01-01' from made, units u where u.code = 'dong-lam'`,
  )
  await run(
    `with made as (
       insert into entries (id, unit_id, form, granularity, event_date, span, facet, revision, "values", qualifiers, contributions,
         due_on, recorded_by, recorded_at, changed_at)
       select gen_random_uuid(), u.id, 'petition', 'event', day, daterange(day, day, '[]'), '', 1, '{}', '{}', '{"petitions_received": 1}',
         case when n % 10 = 0 then day + 30 end, p.id, day::timestamptz, day::timestamptz
       from generate_series(0, 199) n, lateral (select '2024-12-15'::date + (n * 7) % 705 as day) d, units u,
         (select min(id) as id from people) p where u.code like 'xa-%'
       returning id, unit_id, event_date, recorded_at)
     insert into follow_ups (entry_id, kind, unit_id, arisen, settled, due_on, state, revision, created_at, changed_at)
     select id, 'opinions', unit_id, 4, 0, event_date + 30, case when event_date > '2026-10-01' then 'open' else 'cancelled' end, 1,
       recorded_at, recorded_at from made`,
  )
  await run(
    `with made as (insert into schedules (key, created_at) select 'plan-' || n, now() from generate_series(1, ${SCHEDULES}) n returning id)
     insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, recorded_at)
     select id, 1, '2024-01-01', 'active', '{"name": {"vi": "Báo cáo tháng", "en": "Monthly report"}}', now() from made`,
  )
  await run(
    `with made as (
       insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, form, opens_on, due_on, state,
         fulfilled_at, created_at, changed_at)
       select s.id, 1, u.id, 'M' || n, daterange(first, (first + interval '1 month')::date), case when s.id % 2 = 0 then 'report' else 'entries' end,
         case when s.id % 2 = 0 then null else 'petition' end, first, (first + interval '1 month 4 days')::date,
         case when n < 23 or u.id % 5 > 0 then 'done' else 'open' end, first + interval '1 month 3 days', now(), now()
       from generate_series(0, 23) n, lateral (select ('2024-11-15'::date + n * interval '1 month')::date as first) f,
         schedules s, units u where u.code like 'xa-%' and s.key like 'plan-%'
       returning id, kind, state)
     insert into submissions (id, obligation_id, number, figures, submitted_by, submitted_at, channel, decision, decided_at)
     select gen_random_uuid(), made.id, 1, '{}', p.id, now(), 'webchat', 'approved', now()
     from made, (select min(id) as id from people) p where kind = 'report' and state = 'done'`,
  )
  await run('vacuum analyze')
}

const GROWING = ['obligations', 'submissions', 'entries', 'follow_ups', 'obligation_events']

const nodesOf = (plans: readonly PlanNode[]) => {
  expect(plans.length).toBeGreaterThan(0)
  return plans.flatMap((plan) => plan.all)
}

const expectNoScan = (nodes: readonly PlanNode[]) =>
  expect(nodes.filter(({ type, relation }) => type === 'Seq Scan' && GROWING.includes(relation ?? ''))).toEqual([])

test('a digest of 300 units after two years reads what is open and the period, and no table whole', async () => {
  const { open } = await freshPostgres()
  const database = open({ connections: 1 })
  await fillWithTwoYears(database)
  const { sender, unitId } = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
  const question = { period, before, today: TODAY }
  const inChat = (run: Run) =>
    loadConversation(run, { channel: 'webchat', sender, updateKey: 'new' }, digestFacts({ ...question, unitId: null }))
  for (const kind of ['measured', 'generic'] as const) {
    expectNoScan(nodesOf(await explainAs(kind, database, inChat)))
    const nodes = nodesOf(await explainAs(kind, database, (run) => readDigestFacts(run, { ...question, unitId })))
    expectNoScan(nodes)
    const indexes = nodes.map(({ index }) => index)
    expect(indexes).toEqual(
      expect.arrayContaining(['obligations_open', 'obligations_unit', 'follow_ups_open', 'entries_due']),
    )
  }
  const measured = nodesOf(
    await explainAs('measured', database, (run) => readDigestFacts(run, { ...question, unitId })),
  )
  const all = COMMUNES * SCHEDULES * 24
  const read = measured
    .filter(({ relation }) => relation === 'obligations')
    .reduce((sum, { rowsRead }) => sum + rowsRead, 0)
  expect(read).toBeLessThan(all / 4)

  const began = performance.now()
  const facts = await readDigestFacts(database.run, { ...question, unitId })
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(facts.owed.filter(({ kind }) => kind === 'report')).toHaveLength((COMMUNES * SCHEDULES) / 2)
  expect(facts.figures.length).toBeGreaterThanOrEqual(COMMUNES)

  const due = { from: '2026-03-01', to: '2027-01-31' }
  const picture = (run: Run) => readReportsDue(run, { unitId, today: TODAY, due })
  expectNoScan(nodesOf(await explainAs('generic', database, picture)))
  expect(await picture(database.run)).toHaveLength((COMMUNES * SCHEDULES * 9) / 2)
})
