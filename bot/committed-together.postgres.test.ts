import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import type { Inbound } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let postgres: FreshPostgres
let database: Database
let bot: TestBot
let people: Enrolled[]
let commits: string[]

const PEOPLE = 12

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
  people = []
  for (let index = 0; index < PEOPLE; index++) people.push(await enrol(database, { unitCode: 'ia-hloi' }))
  commits = []
  const counted: Database = {
    ...database,
    run: (statement, parameters) => {
      if (/update conversations/.test(statement)) commits.push(statement)
      return database.run(statement, parameters)
    },
  }
  bot = startTestBot(counted, { now: TEST_NOW })
  // From here on everybody is known to this process.
  for (const { sender } of people) await bot.say(sender, '/menu')
  bot.sent.length = 0
  commits.length = 0
})

const update = ({ sender }: Enrolled, text: string, updateKey = `${sender} ${text}`): Inbound => ({
  channel: 'webchat',
  sender,
  updateKey,
  input: { kind: 'text', text },
})

const settle = async () => {
  await bot.deliverer.settle()
  while ((await bot.deliverer.sweep()) > 0) await bot.deliverer.settle()
}

const versions = async () =>
  (await database.run<{ version: number }>('select version from conversations order by person_id desc limit 12')).map(
    ({ version }) => version,
  )

const saidTo = ({ sender }: Enrolled) =>
  bot.sent.filter(({ recipient }) => recipient === sender).map(({ message }) => message.text)

test('answers that come at once are committed together, and each person hears their own', async () => {
  const texts = ['/tiepdan', '/donthu', '/doithoai']
  await Promise.all(people.map((person, index) => bot.receive(update(person, texts[index % 3] ?? ''))))
  await settle()
  expect(commits.length).toBeLessThan(PEOPLE / 2)
  for (const [index, person] of people.entries()) {
    const heard = saidTo(person)
    expect(heard).toHaveLength(1)
    expect(heard).toEqual(saidTo(people[index % 3] as Enrolled))
  }
  expect(new Set(texts.map((_, index) => saidTo(people[index] as Enrolled)[0])).size).toBe(3)
})

test('each answer of those that come together, delivered again among others, changes nothing', async () => {
  const updates = people.map((person) => update(person, '/tiepdan'))
  await Promise.all(updates.map((each) => bot.receive(each)))
  await settle()
  const before = await versions()
  const again = people.map((person, index) => (index % 2 === 0 ? updates[index] : update(person, '/menu')) as Inbound)
  await Promise.all(again.map((each) => bot.receive(each)))
  await settle()
  expect((await versions()).reduce((sum, version) => sum + version, 0)).toBe(
    before.reduce((sum, version) => sum + version, 0) + PEOPLE / 2,
  )
  for (const [index, person] of people.entries()) expect(saidTo(person)).toHaveLength(index % 2 === 0 ? 1 : 2)
})

test('a conversation that another process holds keeps nobody else waiting, and is answered when it is let go', async () => {
  const [held, ...others] = people as [Enrolled, ...Enrolled[]]
  const holder = postgres.open({ connections: 1 })
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isHeld = () => {}
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  const transaction = holder.orm.transaction(async (inside) => {
    await inside.execute(`select 1 from conversations where person_id = ${held.personId} for update`)
    isHeld()
    await released
  })
  await holding
  // The first two of a moment go alone: those must not be the one that has to wait.
  const waiting = others.map((person) => bot.receive(update(person, '/tiepdan')))
  const late = bot.receive(update(held, '/tiepdan'))
  await Promise.all(waiting)
  await bot.deliverer.settle()
  for (const person of others) expect(saidTo(person)).toHaveLength(1)
  expect(saidTo(held)).toHaveLength(0)
  letGo()
  await Promise.all([transaction, late])
  await settle()
  expect(saidTo(held)).toHaveLength(1)
})

test('two accounts of one person at the same moment are both answered, one after the other', async () => {
  const [person] = people as [Enrolled, ...Enrolled[]]
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('webchat', 'second', $1::int, now())`,
    [person.personId],
  )
  await bot.say('second', '/menu')
  await bot.say(person.sender, '/menu')
  bot.sent.length = 0
  const second = { ...person, sender: 'second' }
  await Promise.all([...people, second].map((each) => bot.receive(update(each, '/tiepdan'))))
  await settle()
  for (const each of [...people, second]) expect(saidTo(each)).toHaveLength(1)
})

test('where the common statement fails each is committed alone, and whoever is not to blame is answered', async () => {
  const failing: Database = {
    ...database,
    run: (statement, parameters) =>
      statement.includes('with given as')
        ? Promise.reject(new Error('the connection broke'))
        : database.run(statement, parameters),
  }
  bot = startTestBot(failing, { now: TEST_NOW })
  await Promise.all(people.map((person) => bot.receive(update(person, '/tiepdan'))))
  await settle()
  for (const person of people) expect(saidTo(person)).toHaveLength(1)
})
