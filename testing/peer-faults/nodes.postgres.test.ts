import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Channel } from '../../services/channel.ts'
import { followDatabaseClock } from '../../services/database-clock.ts'
import { createDeliverer } from '../../services/deliver-messages.ts'
import { freshPostgres } from '../fresh-postgres.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const TEN_MINUTES = 600_000

const recordingChannel = () => {
  const texts: string[] = []
  const channel: Channel = {
    name: 'webchat',
    async send(_recipient, { text }, reference) {
      texts.push(text)
      return { messageId: reference }
    },
  }
  return { texts, channels: new Map([[channel.name, channel]]) }
}

test('peer fault 12: a node whose clock is ten minutes ahead leaves alone what another node is sending', async () => {
  const database = (await freshPostgres('schema')).open()
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before, claimed_by, claimed_until)
     values ('webchat', 'An', '{"text": "Đã lưu."}', now(), now(), 'another', now() + interval '30 seconds')`,
  )
  const wrong = () => Date.now() + TEN_MINUTES
  const deliverer = (now: () => Date) =>
    createDeliverer({ database, channels: recordingChannel().channels, node: randomUUID(), now, log: silent })
  expect(await deliverer(await followDatabaseClock(database, wrong)).sweep()).toBe(0)
  // By its own clock it would have taken the other for dead.
  expect(await deliverer(() => new Date(wrong())).sweep()).toBe(1)
})

test('peer fault 15: more than 10,000 waiting messages stop nobody’s outbox: each goes out', async () => {
  const database = (await freshPostgres('schema')).open()
  await database.run(
    `insert into outbox (channel, recipient, message, bulk, created_at, not_before)
     select 'webchat', 'person ' || n % 4000, jsonb_build_object('text', n), n % 2 = 0, now(), now() from generate_series(1, 12000) n`,
  )
  const { texts, channels } = recordingChannel()
  const now = () => new Date(Date.now() + 1_000)
  const deliverer = createDeliverer({ database, channels, node: 'node', now, log: silent })
  while ((await deliverer.sweep()) > 0) await deliverer.settle()
  expect(new Set(texts).size).toBe(12_000)
  expect(texts).toHaveLength(12_000)
})
