import { beforeEach, expect, test } from 'vitest'
import { enrol } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { oweReport } from '../testing/obligations.ts'
import { explainAs } from '../testing/query-plan.ts'
import { type FactsQuery, loadConversation } from './conversations.ts'
import type { Database, Run } from './database.ts'
import { openMatters } from './follow-ups.ts'
import {
  obligationDetails,
  owedReports,
  readObligation,
  readObligations,
  type WaitingReports,
  waitingReports,
} from './reports.ts'

const TODAY = '2026-11-20'
const GROWING = ['obligations', 'obligation_events', 'obligation_requests', 'submissions']

let database: Database
let sender: string
let unitId: number
let id: number

/** As after many years: nearly everything was handed in long ago. */
const fill = ({ run }: Database) =>
  run(
    `with opened as (
       insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, fulfilled_at,
         created_at, changed_at)
       select o.schedule_id, 1, u.id, 'past ' || n, daterange('2026-11-01'::date - n, '2026-11-02'::date - n), 'report', '2026-11-02'::date - n,
         '2026-11-05'::date - n, 'done', now(), now(), now()
       from obligations o, units u, generate_series(1, 800) n where o.id = $1::bigint returning id
     ), told as (
       insert into obligation_events (obligation_id, revision, name, at) select id, 1, 'opened', now() from opened
     ), sent as (
       insert into submissions (id, obligation_id, number, figures, submitted_by, submitted_at, channel, decision, decided_at)
       select gen_random_uuid(), id, 1, '{}', 1, now(), 'webchat', 'approved', now() from opened
     )
     insert into obligation_requests (obligation_id, kind, until, reason, asked_by, asked_at, decision, decided_at)
     select id, 'extension', '2026-11-20', 'chờ', 1, now(), 'granted', now() from opened`,
    [id],
  )

beforeEach(async () => {
  database = (await freshPostgres()).open({ connections: 1 })
  ;({ sender, unitId } = await enrol(database, { unitCode: 'ia-hloi', role: 'head' }))
  id = await oweReport(database, { unitCode: 'ia-hloi', period: '2026-M11', dueOn: TODAY })
})

const load = (facts: FactsQuery) => (run: Run) =>
  loadConversation(run, { channel: 'webchat', sender, updateKey: 'new' }, facts)

test('nothing that is asked about obligations reads all of them', async () => {
  await fill(database)
  for (const table of GROWING) await database.run(`analyze ${table}`)
  const asked: Record<string, (run: Run) => Promise<unknown>> = {
    'what is owed': load(owedReports({ period: null, today: TODAY, limit: 30 })),
    'what was owed of a period': load(owedReports({ period: '2026-M11', today: TODAY, limit: 30 })),
    'one obligation': load(obligationDetails({ id, today: TODAY })),
    'what waits': load(waitingReports({ today: TODAY, limit: 30 })),
    'open matters': load(openMatters({ today: TODAY, limit: 50 })),
    'obligations of a unit': (run) => readObligations(run, { unitId, state: 'open', today: TODAY, limit: 100 }),
    'an obligation with its history': (run) => readObligation(run, { id, today: TODAY }),
  }
  for (const [name, statement] of Object.entries(asked))
    for (const kind of ['measured', 'generic'] as const) {
      const plans = await explainAs(kind, database, statement)
      expect(plans, name).not.toEqual([])
      const scans = plans
        .flatMap((plan) => plan.all)
        .filter(({ type, relation }) => type === 'Seq Scan' && GROWING.includes(relation ?? ''))
      expect(scans, `${name} (${kind}) reads a whole table`).toEqual([])
    }
})

test('what waits is what the person leads: not the reports of other units, not what was decided', async () => {
  const found = async () => {
    const loaded = await load(waitingReports({ today: TODAY, limit: 30 }))(database.run)
    const waiting = loaded?.facts as WaitingReports | undefined
    return waiting?.owed.map((owed) => owed.id)
  }
  expect(await found()).toEqual([])
  const elsewhere = await oweReport(database, { unitCode: 'ia-drong', period: '2026-M11', dueOn: TODAY })
  await database.run(`update obligations set state = 'submitted'`)
  expect(await found()).toEqual([id])
  await database.run(`update obligations set state = 'open'`)
  await database.run(
    `insert into obligation_requests (obligation_id, kind, reason, asked_by, asked_at)
     select id, 'not_responsible', 'vì sao', 1, now() from obligations`,
  )
  expect(await found()).toEqual([id])
  await database.run(`insert into memberships (person_id, unit_id, role, valid_from)
    select a.person_id, u.id, 'leader', '2026-01-01' from accounts a, units u where u.code = 'dong-lam' and a.external_id = '${sender}'`)
  expect(await found()).toEqual([id, elsewhere])
  await database.run(`update obligation_requests set decision = 'refused', decided_at = now()`)
  expect(await found()).toEqual([])
})
