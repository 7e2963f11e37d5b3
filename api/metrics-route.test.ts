import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { NOW } from './testing/sample-office.ts'
import { openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database

/** Everything that is counted, some of it inside and some outside the times that count. */
const SAMPLE = [
  `insert into outbox (channel, recipient, message, created_at, not_before, sent_at, failed_at) values
     ('telegram', 'Bà Lan', '{"text": "chờ"}', $1::timestamptz - interval '90 seconds', $1::timestamptz - interval '90 seconds', null, null),
     ('telegram', 'Bà Lan', '{"text": "để sau"}', $1::timestamptz - interval '2 days', $1::timestamptz + interval '1 hour', null, null),
     ('telegram', 'Bà Lan', '{"text": "đã gửi"}', $1::timestamptz - interval '1 hour', $1::timestamptz - interval '1 hour', $1::timestamptz, null),
     ('telegram', 'Bà Lan', '{"text": "đã gửi"}', $1::timestamptz - interval '2 days', $1::timestamptz - interval '2 days', $1::timestamptz, null),
     ('webchat', 'Ông "An"', '{"text": "hỏng"}', $1::timestamptz - interval '1 hour', $1::timestamptz - interval '1 hour', null, $1::timestamptz)`,
  `with schedule as (insert into schedules (key, created_at) values ('month', $1::timestamptz) returning id),
     owed as (
       insert into obligations (schedule_id, unit_id, occurrence, span, kind, opens_on, due_on, extended_to, state, created_at, changed_at, ladder_from)
       select schedule.id, 1, n, '[2026-10-15,2026-11-14]', 'report', '2026-11-15', due::date, later::date, state, $1::timestamptz, $1::timestamptz, $1::timestamptz
       from schedule, (values ('a', '2026-11-20', null, 'open'), ('b', '2026-11-19', null, 'open'), ('c', '2026-11-19', '2026-11-21', 'open'),
         ('d', '2026-11-19', null, 'submitted'), ('e', '2026-11-19', null, 'done')) as o(n, due, later, state)
       returning id, occurrence),
     person as (insert into people (name, created_at) values ('Bà Lan', $1::timestamptz) returning id)
   insert into reminders (obligation_id, step, person_id, unit_id, told, meant_for, decided_at, state)
   select owed.id, step, person.id, 1, 'official', $1::timestamptz, $1::timestamptz - age::interval, state
   from owed, person, (values ('1', '1 hour', 'sent'), ('2', '6 days', 'dropped'), ('3', '8 days', 'sent')) as r(step, age, state)
   where occurrence = 'a'`,
  `insert into job_runs (job, node, started_at, took_ms, result, failure) values
     ('history.prune', 'n', $1::timestamptz - interval '2 hours', 120, '{"updates": 0}', null),
     ('history.prune', 'n', $1::timestamptz - interval '1 hour', 130, null, 'Error: away'),
     ('history.prune', 'n', $1::timestamptz - interval '2 days', 130, null, 'Error: away')`,
]

beforeAll(async () => {
  database = await openOffice()
  for (const statement of SAMPLE) await database.run(statement, [NOW.toISOString()])
})

afterAll(() => database.close())

const start = async (options: Parameters<typeof startApi>[1] = {}) => {
  const api = await startApi(database, options)
  onTestFinished(api.close)
  return api
}

test('the metrics tell of queues, deliveries, reminders, obligations and jobs, and of no person', async () => {
  const api = await start()
  const response = await fetch(`${api.url}/metrics`, withToken)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const samples = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(samples).toEqual([
    'giao_ban_build_info{version="1.2.3"} 1',
    'giao_ban_outbox_waiting_messages{channel="telegram"} 2',
    'giao_ban_outbox_oldest_seconds{channel="telegram"} 90',
    'giao_ban_messages_sent_24h{channel="telegram"} 1',
    'giao_ban_messages_sent_24h{channel="webchat"} 0',
    'giao_ban_messages_failed_24h{channel="telegram"} 0',
    'giao_ban_messages_failed_24h{channel="webchat"} 1',
    'giao_ban_reminders_7d{state="dropped"} 1',
    'giao_ban_reminders_7d{state="sent"} 1',
    'giao_ban_obligations_open 3',
    'giao_ban_obligations_submitted 1',
    'giao_ban_obligations_late 1',
    'giao_ban_job_last_success_age_seconds{job="history.prune"} 7200',
    'giao_ban_job_last_success_duration_seconds{job="history.prune"} 0.12',
    'giao_ban_job_failures_24h{job="outbox.deliver"} 0',
    'giao_ban_job_failures_24h{job="history.prune"} 1',
  ])
})

test('every metric is described before its samples, and in docs/operations.md', async () => {
  const page = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8')
  const api = await start()
  const text = await (await fetch(`${api.url}/metrics`, withToken)).text()
  const blocks = text.split(/^# HELP /m).slice(1)
  expect(blocks.length).toBeGreaterThan(10)
  for (const block of blocks) {
    const name = block.split(' ', 1)[0]
    expect(page).toContain(`| \`${name}\` |`)
    expect(block).toContain(`\n# TYPE ${name} gauge\n`)
    for (const sample of block.split('\n').slice(2).filter(Boolean)) expect(sample.split(/[ {]/)[0]).toBe(name)
  }
})

test('the metrics ask for the token where the server has one, and only there', async () => {
  const guarded = await start()
  expect((await fetch(`${guarded.url}/metrics`)).status).toBe(401)
  expect((await fetch(`${guarded.url}/metrics`, withToken)).status).toBe(200)
  const open = await start({ apiOff: true })
  expect((await fetch(`${open.url}/metrics`)).status).toBe(200)
  expect((await fetch(`${open.url}/metrics`, { method: 'POST' })).status).toBe(405)
})
