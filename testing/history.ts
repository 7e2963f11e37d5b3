import type { Database } from '../db/database.ts'
import { TEST_NOW } from './demonstration.ts'

const COMMUNES = 200
const FIRST_DAY = '2024-12-15'

/** Two years of use: communes `history-1`, …, each with its official, what they entered, wrote and were told. */
export const fillWithHistory = async (
  { run }: Database,
  { updates, messages, entries }: { updates: number; messages: number; entries: number },
): Promise<void> => {
  const now = TEST_NOW.toISOString()
  await run(
    `with made as (insert into units (code, name, level, reports, valid_from)
       select 'history-' || n, 'Xã ' || n, 'commune', '{citizen_reception}', '2020-01-01' from generate_series(1, $1::int) n returning id)
     insert into placements (unit_id, parent_id, valid_from)
     select made.id, u.id, '2020-01-01' from made, units u where u.code = 'dong-lam'`,
    [COMMUNES],
  )
  await run(
    `insert into people (name, created_at) select 'Người ' || n, $2::timestamptz from generate_series(1, $1::int) n`,
    [COMMUNES, now],
  )
  await run(
    `insert into inbound_updates (channel, update_key, received_at)
     select 'webchat', 'update ' || n, $2::timestamptz - n * interval '1 second' from generate_series(1, $1::int) n`,
    [updates, now],
  )
  await run(
    `insert into outbox (channel, recipient, message, created_at, not_before, sent_at, attempts)
     select 'webchat', 'recipient ' || n % 1000, jsonb_build_object('text', 'Đã lưu. ' || n), at, at, case when n > 50 then at end, 1
     from generate_series(1, $1::int) n, lateral (select $2::timestamptz - n * interval '20 seconds' as at) t`,
    [messages, now],
  )
  await run(
    `with made as (
       insert into entries (id, unit_id, form, granularity, event_date, span, facet, revision, "values", qualifiers, contributions,
         recorded_by, recorded_at, changed_at)
       select gen_random_uuid(), u.id, 'citizen_reception', 'event', day, daterange(day, day, '[]'), 'chair', 1, '{"people": 3}', '{}',
         '{"people_received": 3, "reception_turns": 3}', p.id, day::timestamptz, day::timestamptz
       from generate_series(1, $1::int) n
       join lateral (select $3::date + (n % 705) as day) d on true
       join units u on u.code = 'history-' || (1 + n % $2::int) join people p on p.name = 'Người ' || (1 + n % $2::int)
       returning id, event_date, recorded_by, recorded_at)
     insert into entry_revisions (entry_id, revision, event_date, "values", qualifiers, recorded_by, recorded_at, channel)
     select id, 1, event_date, '{"people": 3}', '{}', recorded_by, recorded_at, 'webchat' from made`,
    [entries, COMMUNES, FIRST_DAY],
  )
  await run(
    `with made as (
       insert into follow_ups (entry_id, kind, unit_id, arisen, settled, due_on, state, revision, created_at, changed_at)
       select id, 'opinions', unit_id, 4, 0, event_date + 30, case when event_date > '2026-11-01' then 'open' else 'cancelled' end,
         1, recorded_at, recorded_at from entries where form = 'citizen_reception'
       returning number, due_on, state, created_at)
     insert into follow_up_revisions (number, revision, arisen, settled, due_on, state, recorded_by, recorded_at, channel)
     select made.number, 1, 4, 0, made.due_on, made.state, p.id, made.created_at, 'webchat'
     from made, (select min(id) as id from people) p`,
  )
  await run('vacuum analyze')
}
