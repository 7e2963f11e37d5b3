import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { invitePerson } from '../testing/invite-person.ts'
import { outboxOf } from '../testing/recorded.ts'
import type { Inbound } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let database: Database
let bots: [TestBot, TestBot]
let code: string
let sender: string

beforeEach(async () => {
  const postgres = await freshPostgres()
  database = postgres.open()
  bots = [startTestBot(database, { now: TEST_NOW }), startTestBot(postgres.open(), { now: TEST_NOW })]
  sender = randomUUID()
  const [member] = await database.run<{ id: number }>(
    `with person as (insert into people (name, created_at) values ('Chị Hoa', $1::timestamptz) returning id)
     insert into memberships (person_id, unit_id, role, valid_from)
     select person.id, u.id, 'official', '2025-07-01' from person, units u where u.code = 'ia-pnom' returning person_id as id`,
    [TEST_NOW.toISOString()],
  )
  const invited = await invitePerson(database, {
    personId: member?.id ?? 0,
    createdBy: null,
    now: TEST_NOW,
    secret: 'test secret',
    randomBytes: randomBytes(12),
  })
  code = invited.code
})

const sends = (text: string): Inbound => ({
  channel: 'webchat',
  sender,
  updateKey: randomUUID(),
  input: { kind: 'text', text },
})

const settle = async () => {
  for (const { deliverer } of [...bots, ...bots]) {
    await deliverer.settle()
    while ((await deliverer.sweep()) > 0) await deliverer.settle()
  }
}

const said = () =>
  bots
    .flatMap(({ sent }) => sent)
    .filter(({ recipient }) => recipient === sender)
    .map(({ message }) => message.text)

const expectWelcomedOnce = async () => {
  await settle()
  expect((await outboxOf(database, sender)).map(({ text }) => text.split('.')[0])).toEqual([
    'Đã liên kết tài khoản',
    'Chào đồng chí Chị Hoa',
  ])
  expect(said()).toHaveLength(2)
}

test('a code delivered to two processes at the same moment links once, welcomes once, and nobody is told it is wrong', async () => {
  const update = sends(code)
  await Promise.all([bots[0].receive(update), bots[1].receive(update), bots[0].receive(update)])
  await expectWelcomedOnce()
})

test('a code delivered again after it linked changes nothing', async () => {
  const update = sends(code)
  await bots[0].receive(update)
  await bots[1].receive(update)
  await bots[0].receive(update)
  await expectWelcomedOnce()
})

test('a process that dies between the linking and the welcome leaves the welcome to the next delivery', async () => {
  const dying: Database = {
    ...database,
    run: (statement, parameters) => {
      if (statement.includes('update conversations c set state')) throw new Error('killed')
      return database.run(statement, parameters)
    },
  }
  const update = sends(code)
  await expect(startTestBot(dying, { now: TEST_NOW }).receive(update)).rejects.toThrow('killed')
  await bots[0].receive(update)
  await expectWelcomedOnce()
})

test('a stranger whom one process introduced and another linked is heard by both', async () => {
  await bots[0].receive(sends('xin chào'))
  await bots[1].receive(sends(code))
  await bots[0].receive(sends('Sáng nay Chủ tịch tiếp dân 18 lượt, 19 người, 17 vụ việc'))
  await settle()
  expect((await outboxOf(database, sender)).at(-1)?.text).toContain('19 người')
})

test('of two strangers who send one code at the same moment one is linked', async () => {
  const first = sends(code)
  const second = { ...sends(code), sender: randomUUID() }
  await Promise.all([bots[0].receive(first), bots[1].receive(second)])
  await settle()
  const linked = await database.run(`select external_id from accounts where external_id in ($1, $2)`, [
    sender,
    second.sender,
  ])
  expect(linked).toHaveLength(1)
})
