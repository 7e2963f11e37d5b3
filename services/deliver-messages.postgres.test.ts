import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { outboxOf } from '../testing/recorded.ts'
import { type Channel, type ChannelName, DeliveryError } from './channel.ts'
import { createDeliverer, type Deliverer } from './deliver-messages.ts'

type Fate = 'taken' | 'flood' | 'server-error' | 'lost-answer' | 'broken' | 'rejected'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

let databases: [Database, Database]
let database: Database
let clock: Date
/** Texts that the platform got, in order; one whose answer was lost is there as well. */
let arrived: { recipient: string; text: string }[]
/** What befalls the next tries of a message, by its text; then it is taken. */
let fates: Map<string, Fate[]>
let blocked: Set<string>

beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open(), postgres.open()]
  database = databases[0]
  clock = TEST_NOW
  arrived = []
  fates = new Map()
  blocked = new Set()
})

const meet = (fate: Fate, arrive: () => void) => {
  switch (fate) {
    case 'taken':
      return arrive()
    case 'flood':
      throw new DeliveryError('retry', '429 retry after 3', { afterSeconds: 3, scope: 'recipient' })
    case 'server-error':
      throw new DeliveryError('retry', '502', { scope: 'channel' })
    case 'lost-answer':
      arrive()
      throw new DeliveryError('retry', 'time-out', { scope: 'channel' })
    case 'broken':
      throw new Error('a defect of the channel')
    case 'rejected':
      throw new DeliveryError('rejected', 'text must be non-empty')
  }
}

const channel: Channel = {
  name: 'webchat',
  async send(recipient, { text }, reference) {
    if (blocked.has(recipient)) throw new DeliveryError('unreachable', 'blocked by the person')
    // Another turn of the event loop, as the network takes.
    await new Promise((resolve) => setImmediate(resolve))
    meet(fates.get(text)?.shift() ?? 'taken', () => arrived.push({ recipient, text }))
    return { messageId: reference }
  },
}

const deliverer = (node: string, over = database): Deliverer =>
  createDeliverer({
    database: over,
    channels: new Map<ChannelName, Channel>([['webchat', channel]]),
    node,
    now: () => clock,
    log: silent,
  })

const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}

const queue = async (recipient: string, texts: readonly string[], claim?: { by: string; until: Date }) => {
  for (const text of texts)
    await database.run(
      `insert into outbox (channel, recipient, message, created_at, not_before, claimed_by, claimed_until)
       values ('webchat', $1, jsonb_build_object('text', $2::text), $3::timestamptz, $3::timestamptz, $4, $5::timestamptz)`,
      [recipient, text, clock.toISOString(), claim?.by ?? null, claim?.until.toISOString() ?? null],
    )
}

const waiting = async (): Promise<number> => {
  const [row] = await database.run<{ count: number }>(
    'select count(*)::int as count from outbox where sent_at is null and failed_at is null',
  )
  return row?.count ?? 0
}

/** Lets the processes look for messages side by side until nothing waits. */
const deliverAll = async (deliverers: readonly Deliverer[], roundsMax = 400) => {
  for (let round = 0; (await waiting()) > 0; round++) {
    if (round === roundsMax) throw new Error('messages still wait')
    await Promise.all(deliverers.map((each) => each.sweep()))
    await Promise.all(deliverers.map((each) => each.settle()))
    later(2)
  }
}

const textsTo = (recipient: string) => arrived.filter((each) => each.recipient === recipient).map(({ text }) => text)
const first = (texts: readonly string[]) => [...new Set(texts)]

describe('the order of one person’s messages is kept', () => {
  const fate = fc.constantFrom<Fate>('taken', 'flood', 'server-error', 'lost-answer', 'broken', 'rejected')
  const story = fc.array(fc.array(fc.array(fate, { maxLength: 3 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  })

  test('whatever befalls them, with two processes that deliver', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (people) => {
        await database.run('truncate outbox')
        arrived = []
        fates = new Map()
        const processes = databases.map((over, index) => deliverer(`node ${index}`, over))
        for (const [person, messages] of people.entries())
          for (const [position, tries] of messages.entries()) {
            fates.set(`${person}.${position}`, [...tries])
            await queue(`person ${person}`, [`${person}.${position}`])
          }
        await deliverAll(processes)
        for (const [person, messages] of people.entries()) {
          const texts = textsTo(`person ${person}`)
          const expected = messages.flatMap((tries, position) => {
            const rejectedAt = tries.indexOf('rejected')
            const takenAt = tries.findIndex((each) => each === 'taken' || each === 'lost-answer')
            return rejectedAt >= 0 && (takenAt < 0 || takenAt > rejectedAt) ? [] : [`${person}.${position}`]
          })
          // None is missing, none overtakes another; one whose answer was lost may come twice, in its own place.
          expect(first(texts)).toEqual(expected)
          expect(texts).toEqual([...texts].sort())
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('a message is sent once though two processes look for it at the same moment', async () => {
  const processes = databases.map((over, index) => deliverer(`node ${index}`, over))
  const people = Array.from({ length: 40 }, (_, index) => `person ${index}`)
  for (const person of people) await queue(person, ['a', 'b', 'c'])
  await deliverAll([...processes, ...processes])
  for (const person of people) expect(textsTo(person)).toEqual(['a', 'b', 'c'])
})

test('the messages of a dead process are left alone while its claim lasts and sent afterwards', async () => {
  const alive = deliverer('alive')
  await queue('person', ['one', 'two'], { by: 'dead', until: new Date(clock.getTime() + 30_000) })
  expect(await alive.sweep()).toBe(0)
  later(31)
  await deliverAll([alive])
  expect(textsTo('person')).toEqual(['one', 'two'])
})

test('an answer goes out before bulk that waits for the same person, and the bulk follows', async () => {
  await queue('person', ['reminder'])
  await database.run('update outbox set bulk = true')
  fates.set('reminder', ['flood'])
  await queue('person', ['answer'])
  await deliverAll([deliverer('node')])
  expect(textsTo('person')).toEqual(['answer', 'reminder'])
})

test('what is to be said to a person who blocked the bot is given up with the reason, and nobody else waits for it', async () => {
  const gone = await enrol(database, { unitCode: 'ia-hloi' })
  blocked.add(gone.sender)
  await queue(gone.sender, ['one', 'two', 'three'])
  await queue('someone else', ['hello'])
  await deliverAll([deliverer('node')])
  expect(await outboxOf(database, gone.sender)).toEqual(
    ['one', 'two', 'three'].map((text) =>
      expect.objectContaining({ text, sent: false, failure: 'blocked by the person' }),
    ),
  )
  expect(textsTo('someone else')).toEqual(['hello'])
  const [account] = await database.run<{ gone: boolean }>(
    'select unreachable_since is not null as gone from accounts where external_id = $1',
    [gone.sender],
  )
  expect(account).toEqual({ gone: true })
})

test('a message that the platform will never take is given up with the reason and the next one goes out', async () => {
  fates.set('bad', ['rejected'])
  await queue('person', ['good', 'bad', 'better'])
  await deliverAll([deliverer('node')])
  expect(textsTo('person')).toEqual(['good', 'better'])
  expect((await outboxOf(database, 'person')).map(({ failure }) => failure)).toEqual([
    null,
    'text must be non-empty',
    null,
  ])
})

test('a message that breaks the channel every time is given up in the end and the next one goes out', async () => {
  fates.set(
    'poison',
    Array.from({ length: 1_000 }, () => 'broken' as const),
  )
  await queue('person', ['poison', 'next'])
  await deliverAll([deliverer('node')], 3_000)
  expect(textsTo('person')).toEqual(['next'])
  expect((await outboxOf(database, 'person'))[0]).toMatchObject({
    sent: false,
    failure: 'unexpected failure of the channel',
  })
})

test('peer fault 17: no message is lost when the platform is away for two hours', async () => {
  const node = deliverer('node')
  await queue('person', ['one', 'two'])
  await queue('another', ['three'])
  const back = clock.getTime() + 2 * 3_600_000
  for (const text of ['one', 'two', 'three'])
    fates.set(
      text,
      Array.from({ length: 10_000 }, () => 'server-error' as const),
    )
  while (clock.getTime() < back) {
    await node.sweep()
    await node.settle()
    later(30)
  }
  fates.clear()
  await deliverAll([node])
  expect(textsTo('person')).toEqual(['one', 'two'])
  expect(textsTo('another')).toEqual(['three'])
})
