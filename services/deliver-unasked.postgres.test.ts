import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import type { ChannelTerms } from '../domain/delivery/terms.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { type Channel, type ChannelName, DeliveryError, type DeliveryFault } from './channel.ts'
import { createDeliverer, type Deliverer } from './deliver-messages.ts'
import { createTranscript } from './transcript.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const HOUR = 3_600

const TERMS: ChannelTerms = {
  window: { freeMs: 48 * HOUR * 1000, openMs: 168 * HOUR * 1000, vnd: 55 },
  templates: { reminder: { vndByAccount: 120, vndByPhone: 200, fromHour: 6, untilHour: 22 } },
  monthlyVnd: 500_000,
}

let databases: [Database, Database]
let database: Database
let clock: Date
/** `channel recipient by text`, as the platforms took them. */
let arrived: string[]
/** What a channel answers, by its name, until it is taken away. */
let faults: Map<ChannelName, DeliveryFault>
let terms: ChannelTerms
let personId: number
/** Of the person in the web chat. */
let webchat: string

beforeEach(async () => {
  const postgres = await freshPostgres()
  databases = [postgres.open(), postgres.open()]
  database = databases[0]
  clock = TEST_NOW
  arrived = []
  faults = new Map()
  terms = TERMS
  const enrolled = await enrol(database, { unitCode: 'ia-hloi' })
  personId = enrolled.personId
  webchat = enrolled.sender
})

const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
}

const channelOf = (name: ChannelName): Channel => {
  const take = async (recipient: string, by: string, text: string) => {
    await new Promise((resolve) => setImmediate(resolve))
    const fault = faults.get(name)
    if (fault === 'unknown') arrived.push(`${name} ${recipient} ${by} ${text}`)
    if (fault !== undefined) throw new DeliveryError(fault, `said ${fault}`, { scope: 'channel', afterSeconds: 5 })
    arrived.push(`${name} ${recipient} ${by} ${text}`)
    return { messageId: 'm' }
  }
  return {
    name,
    ...(name === 'zalo' && { terms }),
    send: (recipient, { text }) => take(recipient, 'message', text),
    sendTemplate: (recipient, { parameters }) => take(recipient, 'template', parameters.don_vi ?? ''),
  }
}

const node = (name: string, on: readonly ChannelName[] = ['zalo', 'telegram', 'webchat'], over = database): Deliverer =>
  createDeliverer({
    database: over,
    channels: new Map(on.map((each) => [each, channelOf(each)])),
    node: name,
    now: () => clock,
    log: silent,
  })

const link = (channel: ChannelName, recipient: string, { hoursAgo = 1, linked = '2026-11-01', of = personId } = {}) =>
  database.run(
    `insert into accounts (channel, external_id, person_id, linked_at, last_interaction_at)
     values ($1, $2, $3::int, $4::timestamptz, $5::timestamptz)`,
    [channel, recipient, of, linked, new Date(clock.getTime() - hoursAgo * HOUR * 1000).toISOString()],
  )

/** Puts it down where the commit of an act would: at the first account. */
const tell = async (text: string, { template = false, of = personId } = {}) => {
  const message = { text, ...(template && { template: { name: 'reminder', parameters: { don_vi: text } } }) }
  const [row] = await database.run<{ id: number }>(
    `insert into outbox (channel, recipient, person_id, message, created_at, not_before)
     select a.channel, a.recipient, $1::int, $2::jsonb, $3::timestamptz, $3::timestamptz from account_of($1::int) a
     returning id::int as id`,
    [of, JSON.stringify(message), clock.toISOString()],
  )
  return row?.id ?? 0
}

const deliver = async (deliverers: readonly Deliverer[], rounds = 6) => {
  for (let round = 0; round < rounds; round++) {
    await Promise.all(deliverers.map((each) => each.sweep()))
    await Promise.all(deliverers.map((each) => each.settle()))
    later(1)
  }
}

interface Row {
  channel: string
  recipient: string
  sent: boolean
  failed: boolean
  failure: string | null
  uncertain: boolean
  vnd: number
}

const outbox = () =>
  database.run<Row>(
    `select channel, recipient, sent_at is not null as sent, failed_at is not null as failed, failure,
       may_have_arrived as uncertain, vnd from outbox order by id`,
  )

const spent = async () => {
  const [row] = await database.run<{ vnd: number }>('select coalesce(sum(vnd), 0)::int as vnd from channel_spending')
  return row?.vnd
}

describe('a message that is known not to have arrived goes on to the next way, and is one message', () => {
  test.each(['elsewhere', 'unreachable', 'rejected', 'misconfigured'] as const)('%s', async (fault) => {
    await link('telegram', '4711')
    faults.set('telegram', fault)
    await tell('hello')
    await deliver([node('a'), node('b', undefined, databases[1])])
    expect(arrived).toEqual([`webchat ${webchat} message hello`])
    expect(await outbox()).toMatchObject([{ channel: 'webchat', sent: true, failed: false }])
  })

  test('the template follows the closed window, by account and then by phone', async () => {
    await link('zalo', 'u1')
    await database.run(`update people set phone = '84912345678' where id = $1::int`, [personId])
    await database.run(`delete from accounts where channel = 'webchat'`)
    await tell('hello', { template: true })
    faults.set('zalo', 'elsewhere')
    await deliver([node('a')])
    const [row] = await outbox()
    expect(row).toMatchObject({ failed: true, vnd: 0 })
    const [{ tried } = { tried: [] }] = await database.run<{ tried: string[] }>('select tried from outbox')
    expect(tried).toEqual(['zalo u1 message', 'zalo u1 template', 'zalo +84912345678 template'])
  })

  test('a way that is left is not looked for among accounts on channels that are off', async () => {
    await link('telegram', '4711', { linked: '2026-11-10' })
    await tell('hello')
    await deliver([node('a', ['webchat'])])
    expect(arrived).toEqual([`webchat ${webchat} message hello`])
  })

  test('in the web chat it takes its place after what was said since, so that an open page shows it', async () => {
    await link('telegram', '4711')
    await tell('hello')
    const [answer] = await database.run<{ id: number }>(
      `insert into outbox (channel, recipient, message, created_at, not_before, sent_at)
       values ('webchat', $1, '{"text": "answer"}', now(), now(), now()) returning id::int as id`,
      [webchat],
    )
    faults.set('telegram', 'elsewhere')
    await deliver([node('a')])
    const since = await createTranscript(database).since(webchat, answer?.id ?? 0, 10)
    expect(since.map(({ message }) => message.text)).toEqual(['hello'])
  })

  test('where no way is left the message stays with the reason of each', async () => {
    await link('telegram', '4711', { linked: '2026-11-10' })
    faults.set('telegram', 'unreachable')
    faults.set('webchat', 'rejected')
    await tell('hello')
    await deliver([node('a')])
    expect(await outbox()).toMatchObject([
      {
        sent: false,
        failed: true,
        failure: 'telegram message: unreachable (said unreachable); webchat message: tried (said rejected)',
      },
    ])
  })
})

test('a message that may have arrived is neither repeated nor sent elsewhere, and is marked so', async () => {
  await link('telegram', '4711')
  faults.set('telegram', 'unknown')
  await tell('hello')
  await deliver([node('a'), node('b', undefined, databases[1])], 20)
  expect(arrived).toEqual(['telegram 4711 message hello'])
  expect(await outbox()).toMatchObject([{ channel: 'telegram', sent: false, failed: true, uncertain: true }])
})

test('an answer goes where it was asked: it is tried three times where it may have arrived, and never elsewhere', async () => {
  await link('telegram', '4711')
  faults.set('telegram', 'unknown')
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before)
     values ('telegram', '4711', '{"text": "answer"}', $1::timestamptz, $1::timestamptz)`,
    [clock.toISOString()],
  )
  await deliver([node('a')], 40)
  expect(arrived).toEqual(Array.from({ length: 3 }, () => 'telegram 4711 message answer'))
  expect(await outbox()).toMatchObject([{ channel: 'telegram', failed: true, uncertain: true }])
})

test('of a person without an account a template goes to the phone', async () => {
  await database.run('delete from accounts where person_id = $1::int', [personId])
  await database.run(`update people set phone = '84912345678' where id = $1::int`, [personId])
  await tell('hello', { template: true })
  await deliver([node('a')])
  expect(arrived).toEqual(['zalo +84912345678 template hello'])
  expect(await outbox()).toMatchObject([{ sent: true, vnd: 200 }])
})

describe('a channel that is out of order', () => {
  test('is announced while it is, waited for where there is no other, and taken into use again', async () => {
    await database.run('delete from accounts')
    await link('telegram', '4711')
    faults.set('telegram', 'misconfigured')
    await tell('hello')
    const a = node('a')
    await deliver([a])
    const closures = () => database.run(`select channel, value ->> 'reason' as reason from channel_memory`)
    expect(await closures()).toEqual([{ channel: 'telegram', reason: 'said misconfigured' }])
    expect(await outbox()).toMatchObject([{ sent: false, failed: false }])
    faults.clear()
    later(301)
    await deliver([a])
    expect(arrived).toEqual(['telegram 4711 message hello'])
    expect(await closures()).toEqual([])
  })

  test('what a platform that is away for ten minutes was not asked to take goes another way; what it may have taken waits', async () => {
    await link('telegram', '4711', { linked: '2026-11-10' })
    const other = await enrol(database, { unitCode: 'ia-hloi' })
    await link('telegram', '4712', { linked: '2026-11-10', of: other.personId })
    faults.set('telegram', 'retry')
    await tell('asked')
    const a = node('a')
    await deliver([a], 900)
    await tell('not asked', { of: other.personId })
    await deliver([a], 3)
    expect(arrived).toEqual([`webchat ${other.sender} message not asked`])
    faults.clear()
    await deliver([a], 400)
    expect(arrived[1]).toBe('telegram 4711 message asked')
    expect(arrived).toHaveLength(2)
  })
})

test('what comes in the hours that a person wants for themselves waits for their end', async () => {
  await database.run('update people set quiet_from = 8, quiet_until = 10 where id = $1::int', [personId])
  await tell('hello')
  await deliver([node('a')])
  expect(arrived).toEqual([])
  later(HOUR)
  await deliver([node('a')])
  expect(arrived).toHaveLength(1)
})

describe('the month’s money', () => {
  const paid = async (count: number) => {
    await database.run('delete from accounts')
    for (let index = 0; index < count; index++) {
      const { personId: of, sender } = await enrol(database, { unitCode: 'ia-hloi' })
      await database.run('delete from accounts where external_id = $1', [sender])
      await link('zalo', `u${index}`, { hoursAgo: 100, of })
      await tell(`to ${index}`, { of })
    }
  }

  test('is never overspent, however many nodes spend it at the same moment, and is spent to the last message', async () => {
    terms = { ...TERMS, monthlyVnd: 55 * 7 + 54 }
    await paid(12)
    const nodes = databases.flatMap((over, index) => [
      node(`a${index}`, undefined, over),
      node(`b${index}`, undefined, over),
    ])
    await deliver(nodes, 10)
    expect(arrived).toHaveLength(7)
    expect(await spent()).toBe(55 * 7)
    const lost = (await outbox()).filter(({ failed }) => failed)
    expect(lost).toHaveLength(5)
    expect(lost[0]?.failure).toBe('zalo message: budget')
  })

  test.each([
    ['given back where the message is known not to have gone', 'elsewhere', 0],
    ['kept where it may have gone', 'unknown', 55],
  ] as const)('is %s', async (_what, fault, vnd) => {
    await paid(1)
    faults.set('zalo', fault)
    await deliver([node('a')])
    expect(await spent()).toBe(vnd)
    expect(await outbox()).toMatchObject([{ failed: true, vnd }])
  })

  test('is counted again where a process died between counting and sending: never less than was spent', async () => {
    await paid(1)
    let left = 3
    const dying: Database = {
      ...database,
      run: (statement, parameters) =>
        left-- > 0 ? database.run(statement, parameters) : Promise.reject(new Error('the process is dead')),
    }
    const dead = node('dead', undefined, dying)
    await dead.sweep()
    await dead.settle()
    expect(arrived).toHaveLength(1)
    later(31)
    await deliver([node('alive')])
    expect(arrived).toHaveLength(2)
    expect(await spent()).toBe(110)
  })

  test('a new month begins with all of it', async () => {
    terms = { ...TERMS, monthlyVnd: 55 }
    await paid(1)
    await database.run(`insert into channel_spending values ('zalo', '2026-10-01', 55, 1)`)
    await deliver([node('a')])
    expect(arrived).toHaveLength(1)
  })
})
