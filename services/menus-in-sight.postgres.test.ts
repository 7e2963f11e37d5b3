import { expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { lastSaid } from '../db/last-said.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { explainAs } from '../testing/query-plan.ts'
import type { Message } from './channel.ts'
import { createMenusInSight } from './menus-in-sight.ts'

const RECIPIENT = '7'
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 2, minute))
const menu = (text: string): Message => ({ text, buttons: [[{ title: 'Lưu', action: `save:${text}` }]] })

interface Said {
  message: Message
  minute: number
  recipient?: string
  channel?: string
  bulk?: boolean
  isUnasked?: boolean
  state?: 'sent' | 'sending' | 'waiting' | 'failed' | 'maybe'
}

/** Puts messages into the outbox as answers and deliveries leave them. */
const say = async ({ run }: Database, said: readonly Said[]) => {
  for (const {
    message,
    minute,
    recipient = RECIPIENT,
    channel = 'zalo-bot',
    bulk = false,
    isUnasked = bulk,
    state = 'sent',
  } of said)
    await run(
      `insert into outbox (channel, recipient, message, bulk, created_at, not_before, sent_at, claimed_by, failed_at, may_have_arrived, person_id)
       values ($1, $2, $3::jsonb, $4::boolean, $5::timestamptz, $5::timestamptz,
         case when $6::text = 'sent' then $5::timestamptz end, case when $6::text = 'sending' then 'node' end,
         case when $6::text in ('failed', 'maybe') then $5::timestamptz end, $6::text = 'maybe',
         case when $7::boolean then (select min(id) from people) end)`,
      [channel, recipient, JSON.stringify(message), bulk, at(minute).toISOString(), state, isUnasked],
    )
}

const start = async (said: readonly Said[]) => {
  const { open } = await freshPostgres()
  const database = open()
  await say(database, said)
  const menusInSight = createMenusInSight(database)
  /** Menus that a number chooses from stand as they are, those for words only in brackets. */
  const inSight = async (typedAt?: Date) =>
    (await menusInSight(RECIPIENT, typedAt)).map(({ text, awaitsText }) => (awaitsText ? `(${text})` : text))
  return { database, inSight }
}

test.each<[string, Said[], string[]]>([
  ['nothing was said', [], []],
  [
    'the newest menu counts, whoever asked for it',
    [
      { message: menu('thẻ'), minute: 1 },
      { message: menu('nhắc'), minute: 2, bulk: true },
    ],
    ['nhắc'],
  ],
  [
    'a menu is out of sight once something else was said',
    [
      { message: menu('thẻ'), minute: 1 },
      { message: { text: 'Báo cáo đã được duyệt.' }, minute: 2 },
    ],
    [],
  ],
  [
    'of messages said together the last that has a menu',
    [
      { message: menu('một'), minute: 1 },
      { message: menu('hai'), minute: 1 },
      { message: { text: 'Phần chữ kèm theo chưa được ghi.' }, minute: 1 },
    ],
    ['hai'],
  ],
  [
    'a reminder that waited is newer than an answer that was put down after it',
    [
      { message: { text: 'Đã lưu.' }, minute: 2 },
      { message: menu('chờ'), minute: 1, bulk: true, state: 'waiting' },
    ],
    [],
  ],
  ['an answer that is being sent', [{ message: menu('thẻ'), minute: 1, state: 'sending' }], ['thẻ']],
  [
    'a reminder that a process holds and has not sent yet was not read',
    [
      { message: menu('thẻ'), minute: 1 },
      { message: menu('nhắc'), minute: 2, bulk: true, state: 'sending' },
    ],
    ['thẻ'],
  ],
  [
    'what never arrived was not read',
    [
      { message: menu('thẻ'), minute: 1 },
      { message: menu('lỗi'), minute: 2, state: 'failed' },
    ],
    ['thẻ'],
  ],
  ['what may have arrived may be answered', [{ message: menu('thẻ'), minute: 1, state: 'maybe' }], ['thẻ']],
  [
    'other people and other channels have menus of their own',
    [
      { message: menu('khác'), minute: 1, recipient: '8' },
      { message: menu('kênh khác'), minute: 2, channel: 'telegram' },
    ],
    [],
  ],
  [
    'a reminder that was talked past is answered by words, and so is one after it',
    [
      { message: menu('nhắc một'), minute: 1, bulk: true },
      { message: menu('thẻ'), minute: 2 },
      { message: menu('nhắc hai'), minute: 3, bulk: true },
    ],
    ['nhắc hai', '(nhắc một)'],
  ],
])('menus in sight: %s', async (_what, said, expected) => {
  const { inSight } = await start(said)
  expect(await inSight()).toEqual(expected)
})

test('what was typed before the newest message went out answers neither it nor an older one', async () => {
  const { inSight } = await start([
    { message: menu('một'), minute: 1 },
    { message: menu('hai'), minute: 3 },
  ])
  expect(await inSight(at(2))).toEqual([])
  expect(await inSight(at(3))).toEqual(['hai'])
})

test.each([
  ['just before it came', 9, '(duyệt báo cáo)'],
  ['long before', 11, 'duyệt báo cáo'],
])('where a figure was asked for %s, a number is still the figure', async (_when, minutes, expected) => {
  const { inSight } = await start([
    { message: { ...menu('câu 3/8'), awaitsText: true }, minute: 1 },
    { message: menu('duyệt báo cáo'), minute: 1 + minutes, isUnasked: true },
  ])
  expect(await inSight()).toEqual([expected])
})

test('it is found by one index, however much was said', async () => {
  const { open } = await freshPostgres()
  const database = open({ connections: 1 })
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before, sent_at)
     select 'zalo-bot', (n % 50)::text, '{"text": "x"}', now(), now(), now() from generate_series(1, 5000) n`,
    [],
  )
  await database.run('analyze outbox', [])
  const plans = await explainAs('generic', database, (run) => lastSaid(run, { recipient: RECIPIENT, limit: 6 }))
  expect(plans.flatMap(({ all }) => all.flatMap(({ index }) => index ?? []))).toEqual(['outbox_menus'])
  expect(plans.flatMap(({ all }) => all.map(({ type }) => type))).not.toContain('Sort')
})
