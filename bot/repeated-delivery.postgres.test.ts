import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf, outboxOf } from '../testing/recorded.ts'
import type { Inbound } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn'

let postgres: FreshPostgres
let database: Database
let bot: TestBot
let other: TestBot
let person: Enrolled

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
  bot = startTestBot(database, { now: TEST_NOW })
  other = startTestBot(postgres.open(), { now: TEST_NOW })
  person = await enrol(database, { unitCode: 'ia-hloi' })
})

/** The press on Lưu of the card that answers the line, as an update that can be delivered any number of times. */
const pressOnSave = async (): Promise<Inbound> => {
  const [card] = await bot.say(person.sender, LINE, 1)
  const save = card?.buttons?.flat().find(({ title }) => title === 'Lưu')
  if (save === undefined) throw new Error('the line was not answered by a card')
  return {
    channel: 'webchat',
    sender: person.sender,
    updateKey: randomUUID(),
    order: 2,
    input: { kind: 'press', action: save.action },
  }
}

const line = (): Inbound => ({
  channel: 'webchat',
  sender: person.sender,
  updateKey: randomUUID(),
  order: 1,
  input: { kind: 'text', text: LINE },
})

const settle = async () => {
  for (const each of [bot, other]) {
    await each.deliverer.settle()
    while ((await each.deliverer.sweep()) > 0) await each.deliverer.settle()
  }
}

const sentTo = (sender: string) => [...bot.sent, ...other.sent].filter(({ recipient }) => recipient === sender)

const expectSavedOnce = async () => {
  await settle()
  const entries = await entriesOf(database, person.personId)
  expect(entries).toEqual([expect.objectContaining({ revision: 1, withdrawn: false, revisions: 1 })])
  const outbox = await outboxOf(database, person.sender)
  expect(outbox.map(({ text }) => text.includes('Đã lưu'))).toEqual([false, true])
  expect(outbox.every(({ sent }) => sent)).toBe(true)
  expect(sentTo(person.sender)).toHaveLength(2)
}

describe('peer fault 8: a press on Lưu that is delivered again changes nothing and is answered once', () => {
  test('one delivery after the other', async () => {
    const press = await pressOnSave()
    for (let delivery = 0; delivery < 3; delivery++) await bot.receive(press)
    await expectSavedOnce()
  })

  test('ten deliveries at the same moment in one process', async () => {
    const press = await pressOnSave()
    await Promise.all(Array.from({ length: 10 }, () => bot.receive(press)))
    await expectSavedOnce()
  })

  test('peer fault 9: deliveries at the same moment to two processes, in fifty trials', async () => {
    for (let trial = 0; trial < 50; trial++) {
      person = await enrol(database, { unitCode: 'ia-hloi' })
      bot.sent.length = 0
      other.sent.length = 0
      const press = await pressOnSave()
      await Promise.all([bot, other, bot, other].map(({ receive }) => receive(press)))
      await expectSavedOnce()
    }
  })

  test('a delivery to another process long after', async () => {
    const press = await pressOnSave()
    await bot.receive(press)
    other.clock.now = new Date(TEST_NOW.getTime() + 3_600_000)
    await other.receive(press)
    await expectSavedOnce()
  })
})

test('a line delivered at the same moment to two processes opens one draft and is answered by one card', async () => {
  for (let trial = 0; trial < 30; trial++) {
    person = await enrol(database, { unitCode: 'ia-hloi' })
    const update = line()
    await Promise.all([bot.receive(update), other.receive(update), other.receive(update)])
    await settle()
    const [conversation] = await database.run<{ drafts: number; version: number }>(
      `select jsonb_array_length(state -> 'drafts') as drafts, version from conversations where person_id = $1::int`,
      [person.personId],
    )
    // Enrolling moved the version once: rights changed.
    expect(conversation).toEqual({ drafts: 1, version: 2 })
    expect(await outboxOf(database, person.sender)).toEqual([expect.objectContaining({ sent: true })])
  }
})

test('peer fault 10: different updates of one person at the same moment through two processes are all answered, none twice', async () => {
  const texts = ['/menu', '/trogiup', '/solieu', '/nhatky', '/donvi', '/caidat']
  const updates = texts.map((text, index): Inbound => ({ ...line(), order: index + 1, input: { kind: 'text', text } }))
  await Promise.all(updates.flatMap((update) => [bot.receive(update), other.receive(update)]))
  await settle()
  const outbox = await outboxOf(database, person.sender)
  expect(outbox).toHaveLength(texts.length)
  expect(new Set(outbox.map(({ text }) => text)).size).toBe(texts.length)
  expect(sentTo(person.sender)).toHaveLength(texts.length)
})
