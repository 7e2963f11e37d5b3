import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { fillWithHistory } from '../testing/history.ts'
import { explainAs, type PlanNode } from '../testing/query-plan.ts'
import { commitAnswer } from './commit-answer.ts'
import { type FactsQuery, loadConversation } from './conversations.ts'
import type { Database, Run } from './database.ts'
import { readDirectoryVersion } from './directory.ts'
import {
  entriesBehind,
  entriesInTheWay,
  entryWithHistory,
  figuresOf,
  ownEntries,
  readContributions,
} from './entries.ts'
import { noFollowUps } from './follow-up-writes.ts'
import { followUpWithHistory, openMatters, readFollowUps } from './follow-ups.ts'
import { claimOutbox, giveUpRecipient, markSent, prune, transcriptLatest, transcriptSince } from './outbox.ts'
import { pastOf } from './past-totals.ts'

/** What becomes longer with every day that the product is used. */
const HISTORY = [
  'inbound_updates',
  'outbox',
  'entries',
  'entry_revisions',
  'follow_ups',
  'follow_up_revisions',
  'audit_events',
]

const expectNoScan = (plans: readonly PlanNode[], name: string) => {
  expect(plans.length, `${name} was not explained`).toBeGreaterThan(0)
  const nodes = plans.flatMap((plan) => plan.all)
  const scans = nodes.filter(({ type, relation }) => type === 'Seq Scan' && HISTORY.includes(relation ?? ''))
  expect(scans, `${name} reads a whole table`).toEqual([])
  return nodes
}

const usesIndex = (nodes: readonly PlanNode[], index: string) =>
  expect(nodes.map((node) => node.index)).toContain(index)

let database: Database
let sender: string
let personId: number
let unitId: number
let entryId: string
let directoryVersion: number

const load = (facts?: FactsQuery) => (run: Run) =>
  loadConversation(run, { channel: 'webchat', sender, updateKey: 'new' }, facts)

/** A correction of an entry that left something open, and what a person decides about that. */
const tend = (run: Run) =>
  commit(run, {
    arising: [{ entryId, unitId, kind: 'opinions', arisen: 5, settled: 1, about: null, dueOn: null, withdrawn: false }],
    changes: [
      {
        entryId,
        kind: 'opinions',
        revision: 2,
        owner: 'Văn phòng',
        dueOn: null,
        settled: null,
        state: null,
        reason: null,
      },
    ],
  })

const commit = (run: Run, followUps = noFollowUps) => {
  const id = randomUUID()
  const until = new Date(TEST_NOW.getTime() + 30_000)
  return commitAnswer(run, {
    channel: 'webchat',
    sender,
    interactedAt: null,
    updateKey: randomUUID(),
    personId,
    version: 1,
    directoryVersion,
    state: {},
    trail: null,
    entries: [
      {
        id,
        revision: 1,
        unitId,
        form: 'citizen_reception',
        granularity: 'event',
        eventDate: '2026-11-19',
        periodKey: null,
        scheme: null,
        from: '2026-11-19',
        to: '2026-11-19',
        facet: 'chair',
        values: { people: 3 },
        qualifiers: {},
        explanation: null,
        contributions: { people_received: 3 },
        cumulative: false,
        dueOn: null,
        reason: null,
        withdrawn: false,
      },
    ],
    followUps,
    language: null,
    indicator: null,
    verb: null,
    notices: [],
    replies: [{ text: 'Đã lưu.' }],
    now: TEST_NOW,
    claim: { by: 'node', from: TEST_NOW, until },
  })
}

const claim = (run: Run) =>
  claimOutbox(run, {
    by: 'node',
    now: TEST_NOW,
    until: new Date(TEST_NOW.getTime() + 30_000),
    channels: [
      { name: 'webchat', bulk: 200, shut: false },
      { name: 'telegram', bulk: 60, shut: false },
      { name: 'zalo', bulk: 200, shut: true },
    ],
    limit: 200,
  })

let drop: () => Promise<void>
afterAll(() => drop())

beforeAll(async () => {
  const postgres = await freshPostgres('demonstration', (atEnd) => {
    drop = atEnd
  })
  database = postgres.open({ connections: 1 })
  await fillWithHistory(database, { updates: 200_000, messages: 200_000, entries: 50_000 })
  ;({ sender, personId, unitId } = await enrol(database, { unitCode: 'history-1' }))
  const [row] = await database.run<{ id: string }>('select id from entries where unit_id = $1::int limit 1', [unitId])
  entryId = row?.id ?? ''
  directoryVersion = await readDirectoryVersion(database)
})

test('no statement of an answer or of a delivery reads more of the history than it is about', async () => {
  const span = { from: '2026-11-15', to: '2026-12-14' }
  const year = { from: '2025-12-15', to: '2026-12-14' }
  const batch = {
    unitId,
    form: 'citizen_reception',
    granularity: 'batch' as const,
    facet: 'chair',
    cumulative: false,
    ...span,
  }
  const hot: Record<string, (run: Run) => Promise<unknown>> = {
    'load of a conversation': load(),
    'load with figures of a commune': load(figuresOf({ unitId, ...span })),
    'load with the journal': load(ownEntries({ offset: 0, limit: 9 })),
    'load with the journal of one form and day': load(
      ownEntries({ form: 'citizen_reception', date: '2026-11-18', offset: 0, limit: 20 }),
    ),
    'load with an entry': load(entryWithHistory(entryId)),
    'load with the entries behind a figure': load(
      entriesBehind({ unitId, form: 'citizen_reception', ...span, limit: 100 }),
    ),
    'entries in the way': (run) => entriesInTheWay(run, [batch]),
    'figures of a commune for a year': (run) => readContributions(run, { unitId, ...year }),
    'commit of an answer': (run) => commit(run),
    'claim of waiting messages': claim,
    'marks of sent messages': (run) =>
      markSent(
        run,
        [1, 2, 3].map((id) => ({ id, messageId: 'm' })),
        TEST_NOW,
      ),
    'giving up what a person cannot be told': (run) =>
      giveUpRecipient(run, { channel: 'webchat', recipient: 'recipient 7' }, TEST_NOW, 'blocked'),
    'pruning of what is old': (run) =>
      prune(run, { updates: new Date('2026-11-18T00:00:00Z'), messages: new Date('2026-10-06T00:00:00Z') }),
    'load with what is open at a commune': load(openMatters({ today: '2026-11-20', limit: 50 })),
    'load with a follow-up': load(followUpWithHistory(7)),
    'load with what was said before': load(
      pastOf({
        records: [{ form: 'citizen_reception', unitId: null }],
        names: { citizen_reception: 'name' },
        today: '2026-11-20',
      }),
    ),
    'commit of a follow-up': tend,
    'follow-ups of a commune': (run) => readFollowUps(run, { unitId, today: '2026-11-20', state: 'open', limit: 100 }),
    'transcript since a message': (run) =>
      transcriptSince(run, { recipient: 'recipient 7', afterId: 199_000, limit: 50 }),
    'latest transcript': (run) => transcriptLatest(run, { recipient: 'recipient 7', limit: 50 }),
  }
  const explained = new Map<string, PlanNode[]>()
  for (const [name, statement] of Object.entries(hot)) {
    for (const kind of ['measured', 'generic'] as const) {
      const nodes = expectNoScan(await explainAs(kind, database, statement), `${name} (${kind})`)
      if (kind === 'measured') explained.set(name, nodes)
    }
  }
  usesIndex(explained.get('load with the journal') ?? [], 'entries_own')
  usesIndex(explained.get('claim of waiting messages') ?? [], 'outbox_waiting')
})

/** How often a table of the history was read from end to end. */
const wholeReads = async ({ run }: Database): Promise<number | undefined> => {
  await run('select pg_stat_force_next_flush()')
  const [row] = await run<{ scans: number }>(
    `select sum(seq_scan)::int as scans from pg_stat_user_tables
     where relname in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(HISTORY)],
  )
  return row?.scans
}

test('a load of a conversation, whose function hides its plan, reads no whole table', async () => {
  const before = await wholeReads(database)
  expect(before).toBeGreaterThan(0)
  for (let time = 0; time < 8; time++) expect(await load()(database.run)).toBeDefined()
  expect(await wholeReads(database)).toBe(before)
  await database.run('select count(*) from inbound_updates')
  expect(await wholeReads(database)).toBe((before ?? 0) + 1)
})

test('figures of the whole province read the entries of the period and hardly any others', async () => {
  const [province] = await database.run<{ id: number }>(`select id from units where code = 'dong-lam'`)
  const of = { unitId: province?.id ?? 0, from: '2026-11-15', to: '2026-11-20' }
  const [plan] = await explainAs('measured', database, (run) => readContributions(run, of))
  const read = (plan?.all ?? []).filter(({ relation }) => relation === 'entries').map(({ rowsRead }) => rowsRead)
  const [counted] = await database.run<{ count: number }>(
    `select count(*)::int as count from entries where withdrawn_at is null and span <@ daterange('2026-11-15', '2026-11-21')`,
  )
  expect(Math.max(...read)).toBeLessThanOrEqual((counted?.count ?? 0) * 3)
})

test('what waits is claimed without reading what was sent, also where thousands wait on a channel that is off', async () => {
  const stuck = (await freshPostgres()).open({ connections: 1 })
  await stuck.run(
    `insert into outbox (channel, recipient, message, created_at, not_before, sent_at)
     select case when n % 2 = 0 then 'zalo-bot' else 'telegram' end, 'person ' || n % 300, '{"text": "Đã lưu."}', $1::timestamptz,
       $1::timestamptz, case when n % 2 = 1 then $1::timestamptz end from generate_series(1, 20000) n`,
    [TEST_NOW.toISOString()],
  )
  await stuck.run('vacuum analyze outbox')
  const nodes = (await explainAs('measured', stuck, claim)).flatMap((plan) => plan.all)
  const read = nodes.filter(({ relation }) => relation === 'outbox').map(({ rowsRead }) => rowsRead)
  expect(read.length).toBeGreaterThan(0)
  expect(Math.max(...read)).toBeLessThan(100)
})

test('what is planned before the first message was sent looks for messages as if there were thousands', async () => {
  const empty = (await freshPostgres()).open({ connections: 1 })
  const outboxOf = async (work: (run: Run) => Promise<unknown>) =>
    (await explainAs('generic', empty, work))
      .flatMap((plan) => plan.all)
      .flatMap(({ type, relation, index }) => (relation === 'outbox' && type.includes('Scan') ? (index ?? type) : []))
  expect(await outboxOf((run) => markSent(run, [{ id: 1, messageId: 'm' }], TEST_NOW))).not.toContain('Seq Scan')
  // A person's waiting messages are looked for among their own, not among everybody's.
  expect(await outboxOf((run) => commit(run))).toEqual(['outbox_waiting'])
})

test('Postgres keeps nothing of what people wrote in its statistics', async () => {
  const kept = await database.run<{ column: string }>(
    `select tablename || '.' || attname as column from pg_stats
     where tablename in ('outbox', 'conversations', 'entries', 'entry_revisions')
       and attname in ('message', 'state', 'trail', 'values', 'qualifiers', 'explanation', 'reason', 'recorded_by')`,
  )
  // The one that is looked for by shows that there are statistics.
  expect(kept.map(({ column }) => column).sort()).toEqual(['entries.recorded_by', 'entry_revisions.recorded_by'])
})

test('a sample of what grows with every answer has 3,000 rows, whatever columns it gets', async () => {
  // Postgres reads 300 rows for the largest target among the columns of a table and the expressions of its indexes.
  const [largest] = await database.run<{ target: number }>(
    `select max(coalesce(a.attstattarget, current_setting('default_statistics_target')::int))::int as target
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relname in ('outbox', 'inbound_updates')
       or c.relkind = 'i' and exists (
         select 1 from pg_index i where i.indexrelid = c.oid and i.indkey[a.attnum - 1] = 0
           and i.indrelid in ('outbox'::regclass, 'inbound_updates'::regclass))`,
  )
  expect(largest).toEqual({ target: 10 })
})
