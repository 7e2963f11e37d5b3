import { expect, test } from 'vitest'
import { TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { fillWithHistory } from '../testing/history.ts'
import { explainAs } from '../testing/query-plan.ts'
import { readMetrics } from './metrics.ts'

/** Five years of obligations and reminders, a few of them open, and a month of runs. */
const HISTORY = [
  `with schedule as (insert into schedules (key, created_at) values ('metrics', timestamptz '2026-11-20T02:00:00Z') returning id)
   insert into obligations (schedule_id, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at, ladder_from)
   select schedule.id, u.id, day::text, daterange(day, day, '[]'), 'report', day, day, case when day > date '2026-11-15' then 'open' else 'done' end,
     day, day, day
   from schedule, (select id from units where code like 'history-%' limit 60) u,
     (select date '2026-11-20' - n as day from generate_series(0, 365) n) d`,
  `insert into reminders (obligation_id, step, person_id, unit_id, told, meant_for, decided_at, state)
   select o.id, s.n, p.id, o.unit_id, 'official', o.due_on, o.due_on, 'sent'
   from (select * from obligations order by due_on) o, (select min(id) as id from people) p, generate_series(1, 3) s(n)`,
  `insert into job_runs (job, node, started_at, took_ms, result)
   select job, 'node', timestamptz '2026-11-20T02:00:00Z' - n * interval '1 minute', 5, '{"done": 1}'
   from generate_series(0, 10000) n, (values ('outbox.deliver'), ('reminders.plan')) as j(job)`,
]

test('reading the metrics costs what is open or recent, not what has gathered over the years', async () => {
  const database = (await freshPostgres()).open({ connections: 1 })
  await fillWithHistory(database, { updates: 1, messages: 60_000, entries: 1 })
  for (const statement of HISTORY) await database.run(statement)
  // As autovacuum does after so many rows: until then an index over pages tells nothing of the newest.
  await database.run('vacuum analyze outbox, reminders, obligations, job_runs')
  const asked = { now: TEST_NOW, today: '2026-11-20', jobs: ['outbox.deliver', 'reminders.plan', 'history.prune'] }
  for (const kind of ['measured', 'generic'] as const) {
    const plans = await explainAs(kind, database, (run) => readMetrics(run, asked))
    const nodes = plans.flatMap((plan) => plan.all)
    const growing = ['outbox', 'reminders', 'obligations', 'job_runs']
    const rowsRead = nodes.reduce(
      (sum, { relation, rowsRead }) => sum + (growing.includes(relation ?? '') ? rowsRead : 0),
      0,
    )
    expect(rowsRead).toBeLessThan(30_000)
    expect(nodes.filter(({ type, relation }) => type === 'Seq Scan' && growing.includes(relation ?? ''))).toEqual([])
    expect(new Set(nodes.flatMap(({ relation }) => (growing.includes(relation ?? '') ? [relation] : [])))).toEqual(
      new Set(growing),
    )
  }
})
