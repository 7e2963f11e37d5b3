import { beforeEach, expect, test } from 'vitest'
import { morningOf } from '../domain/obligations/half-day.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { explainAs } from '../testing/query-plan.ts'
import { enterSchedule, monthlyReport } from '../testing/remind.ts'
import { giveBack, reserve } from './channel-spending.ts'
import type { Database, Run } from './database.ts'
import { readDeliveryFacts } from './delivery-facts.ts'
import {
  insertObligations,
  latestOpenings,
  moveObligations,
  openGroups,
  settleFreshlyOwed,
  voidObligations,
} from './obligations.ts'
import { checkBundle, closeBundle, deferBundle, wordBundle } from './reminder-sending.ts'
import { dueLadders, queueReminders } from './reminders.ts'
import { holdBack, lose, moveTo, ruleOut, standingOf } from './unasked-messages.ts'

/** What becomes longer with every month that the product is used. */
const HISTORY = ['obligations', 'obligation_events', 'reminders', 'reminder_bundles', 'outbox', 'entries']

const YEARS_OF_REPORTS = 20_000

let database: Database
let unitId: number
let scheduleId: number

beforeEach(async () => {
  database = (await freshPostgres()).open({ connections: 1 })
  const { personId, ...official } = await enrol(database, { unitCode: 'ia-hloi' })
  unitId = official.unitId
  scheduleId = await enterSchedule(database, {
    key: 'monthly',
    definition: monthlyReport([unitId]),
    from: '2000-01-01',
  })
  await database.run(
    `insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at,
       changed_at)
     select $1::int, 1, $2::int, 'once ' || n, '[2026-10-15,2026-11-14]', 'report', day, day + 3, case when n <= 20 then 'open' else 'done' end,
       $3::timestamptz, $3::timestamptz
     from generate_series(1, $4::int) n, lateral (select '2026-11-15'::date - n / 20 as day) d`,
    [scheduleId, unitId, TEST_NOW.toISOString(), YEARS_OF_REPORTS],
  )
  await database.run(
    `with bundles as (
       insert into reminder_bundles (person_id, on_date, half, outbox_id, created_at)
       select $1::int, '2026-11-15'::date - n, 'am', n, $2::timestamptz from generate_series(1, 10000) n returning id, outbox_id
     ), messages as (
       insert into outbox (id, channel, recipient, message, bulk, created_at, not_before, sent_at) overriding system value
       select 1000000 + n, 'webchat', 'recipient ' || n % 1000, '{"text": "x"}', true, $2::timestamptz, $2::timestamptz,
         case when n > 20 then $2::timestamptz end from generate_series(1, 10000) n
     )
     insert into reminders (obligation_id, step, person_id, unit_id, told, meant_for, decided_at, bundle_id, state, sent_at)
     select o.id, 'due/' || o.due_on, $1::int, o.unit_id, 'official', $2::timestamptz, $2::timestamptz, b.id, 'sent', $2::timestamptz
     from obligations o join bundles b on b.outbox_id = 1 + o.id % 10000`,
    [personId, TEST_NOW.toISOString()],
  )
  await database.run('vacuum analyze')
}, 60_000)

const price = { channel: 'zalo', month: '2026-11-01', vnd: 55 }
const bundle = { bundleId: 7, outboxId: 1_000_007, node: 'node', now: TEST_NOW }

test('no statement of opening, planning or sending reads more of the history than it is about', async () => {
  const today = '2026-11-20'
  const owed = {
    scheduleId,
    revision: 1,
    unitId,
    occurrence: '2026-M11',
    from: '2026-10-15',
    to: '2026-11-14',
    kind: 'report' as const,
    form: null,
    indicators: [],
    times: 1,
    opensOn: '2026-11-15',
    dueOn: '2026-11-18',
  }
  const plan = {
    ids: [1, 2, 3],
    version: '1',
    gatheringId: null,
    next: null,
    rungs: [{ step: 'due/2026-11-18', told: 'official' as const, at: TEST_NOW.toISOString(), place: 0 }],
  }
  const statements: Record<string, (run: Run) => Promise<unknown>> = {
    'latest openings': (run) => latestOpenings(run, [scheduleId]),
    'opening of obligations': (run) => insertObligations(run, [owed], TEST_NOW),
    'entries that were there before': (run) => settleFreshlyOwed(run, TEST_NOW),
    'what is over': (run) => voidObligations(run, [{ id: scheduleId, reason: 'schedule_ended' }], today, TEST_NOW),
    'open obligations by their dates': (run) => openGroups(run),
    'deadlines that move': (run) =>
      moveObligations(run, [{ ids: [1], from: '2026-10-15', to: '2026-11-14', dueOn: '2026-11-19' }], TEST_NOW),
    'ladders to be looked at': (run) => dueLadders(run, TEST_NOW, 5_000),
    'queueing of reminders': (run) =>
      queueReminders(run, [plan], { halfDays: [morningOf(today)], today, now: TEST_NOW }),
    'putting a message off': (run) => deferBundle(run, { ...bundle, halfDay: morningOf('2026-11-23') }),
    'closing of a message': (run) => closeBundle(run, bundle),
    'the check at the moment of sending': (run) => checkBundle(run, { ...bundle, today }),
    'the words of a message': (run) => wordBundle(run, { ...bundle, message: { text: 'x' } }),
    'what decides over the way': (run) => standingOf(run, { ...bundle, month: '2026-11-01' }),
    'going on to another account': (run) => moveTo(run, { ...bundle, channel: 'telegram', recipient: '4711' }),
    'waiting for a chance': (run) => holdBack(run, { ...bundle, until: TEST_NOW, reason: 'closed' }),
    'a way that did not work': (run) => ruleOut(run, { ...bundle, way: 'webchat x message', reason: 'blocked' }),
    'a message that nobody could receive': (run) => lose(run, { ...bundle, reason: 'no account' }),
    'whom nothing reaches': (run) =>
      readDeliveryFacts(run, { today, month: price.month, since: new Date('2026-10-21'), now: TEST_NOW, carriers: [] }),
    'the price of a message': (run) => reserve(run, { ...bundle, ...price, monthlyVnd: 500_000 }),
    'its price given back': (run) => giveBack(run, { ...bundle, ...price }),
  }
  for (const [name, statement] of Object.entries(statements))
    for (const kind of ['measured', 'generic'] as const) {
      const plans = await explainAs(kind, database, statement)
      expect(plans.length, `${name} was not explained`).toBeGreaterThan(0)
      const scans = plans
        .flatMap((each) => each.all)
        .filter(({ type, relation }) => type === 'Seq Scan' && HISTORY.includes(relation ?? ''))
      expect(scans, `${name} (${kind}) reads a whole table`).toEqual([])
    }
}, 60_000)

test('with nothing due, looking for what is due reads nothing', async () => {
  await database.run(`update obligations set remind_at = '2026-12-01'`)
  await database.run('vacuum analyze obligations')
  const [plan] = await explainAs('measured', database, (run) => dueLadders(run, TEST_NOW, 5_000))
  const read = (plan?.all ?? []).filter(({ relation }) => relation === 'obligations').map(({ rowsRead }) => rowsRead)
  expect(read).toEqual([0])
})
