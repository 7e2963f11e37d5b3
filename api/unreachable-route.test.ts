import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import type { Channel } from '../services/channel.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'
import { unreachableSchema } from './unreachable-schema.ts'

const send: Channel['send'] = async () => ({ messageId: 'm' })
const channels = new Map<string, Channel>([
  ['webchat', { name: 'webchat', send }],
  [
    'zalo',
    {
      name: 'zalo',
      send,
      terms: { window: { freeMs: 172_800_000, openMs: 604_800_000, vnd: 55 }, templates: {}, monthlyVnd: 1_000 },
    },
  ],
])

let database: Database
let api: ApiServer

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database, { channels })
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const ask = async (query: Record<string, string>) => {
  const response = await fetch(`${api.url}/api/v1/unreachable?${new URLSearchParams(query)}`, withToken)
  return unreachableSchema.parse(await response.json())
}

test('a person of the unit without any account is listed, and of another unit there is nobody', async () => {
  const { people, channels: states, waiting } = await ask({ unit: 'tinh-mau' })
  expect(people).toEqual([
    { id: 1, name: 'Nguyễn Thị Hạnh', units: ['xa-bay'], since: null, reasons: [], lost: 0, waiting: 0 },
  ])
  expect((await ask({ unit: 'ia-hloi' })).people).toEqual([])
  expect(states.map(({ channel, state, money }) => ({ channel, state, money }))).toEqual([
    { channel: 'zalo', state: 'on', money: { spentVnd: 0, messages: 0, monthlyVnd: 1_000 } },
    { channel: 'telegram', state: 'off', money: null },
    { channel: 'zalo-bot', state: 'off', money: null },
    { channel: 'webchat', state: 'on', money: null },
  ])
  expect(waiting).toEqual({ messages: 0, forecastVnd: 0, later: 0, withoutWay: 0 })
})

test('who wrote too long ago is listed from the end of the window, with what waits and what was lost', async () => {
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at, last_interaction_at)
     values ('zalo', 'u1', 1, '2026-11-01', '2026-11-02T03:00:00Z')`,
  )
  await database.run(
    `insert into outbox (channel, recipient, person_id, message, created_at, not_before, failed_at, may_have_arrived)
     select 'zalo', 'u1', 1, '{"text": "x"}', '2026-11-19', '2026-11-19', failed, uncertain
     from (values (null::timestamptz, false), ('2026-11-19', false), ('2026-11-19', true), ('2026-09-01', false)) v(failed, uncertain)`,
  )
  const { people, waiting, mayHaveArrived } = await ask({ unit: 'xa-bay' })
  expect(people).toMatchObject([
    {
      since: '2026-11-09T03:00:00.000Z',
      reasons: [{ channel: 'zalo', by: 'message', why: 'window', said: null }],
      lost: 1,
      waiting: 1,
    },
  ])
  expect(waiting).toMatchObject({ messages: 1, withoutWay: 1 })
  expect(mayHaveArrived).toBe(1)
})

test('who can be reached again is not listed', async () => {
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('webchat', 'hanh', 1, '2026-11-01')`,
  )
  expect((await ask({ unit: 'tinh-mau' })).people).toEqual([])
})

test('who blocked us everywhere is listed with what the platforms said', async () => {
  await database.run(
    `update accounts set unreachable_since = '2026-11-18T01:00:00Z', unreachable_reason = 'blocked by the person'`,
  )
  expect((await ask({ unit: 'tinh-mau' })).people).toMatchObject([
    {
      since: '2026-11-18T01:00:00.000Z',
      reasons: [
        { channel: 'webchat', why: 'unreachable', said: 'blocked by the person' },
        { channel: 'zalo', why: 'unreachable', said: 'blocked by the person' },
      ],
    },
  ])
})

test('a channel that is out of order says since when and why', async () => {
  await database.run(
    `insert into channel_memory (channel, name, value, changed_at) values ('zalo', 'closed',
       '{"since": "2026-11-20T01:00:00Z", "until": "2026-11-20T10:00:00Z", "reason": "no consent"}', now())`,
  )
  expect((await ask({ unit: 'tinh-mau' })).channels[0]).toMatchObject({
    state: 'out_of_order',
    since: '2026-11-20T01:00:00.000Z',
    said: 'no consent',
  })
})
