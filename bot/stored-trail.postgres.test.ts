import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn'

interface Stored {
  state: object
  trail: { base: object; steps: { order: number }[] }
}

let database: Database
let bot: TestBot
let sentTrails: unknown[]

beforeEach(async () => {
  database = (await freshPostgres()).open()
  sentTrails = []
  const watched: Database = {
    ...database,
    run: (statement, parameters) => {
      if (/update conversations/.test(statement)) sentTrails.push(...trailsIn(statement, parameters))
      return database.run(statement, parameters)
    },
  }
  bot = startTestBot(watched, { now: TEST_NOW })
})

/** What was sent as trails, by either statement. */
const trailsIn = (statement: string, parameters: Parameters<Database['run']>[1] = []): unknown[] => {
  const [together, , , alone] = parameters.map((each) => (typeof each === 'string' ? each : ''))
  return statement.includes('given as materialized')
    ? (JSON.parse(together ?? '') as { trail: unknown }[]).map(({ trail }) => trail)
    : [JSON.parse(alone ?? '')]
}

const storedOf = async ({ personId }: Enrolled): Promise<Stored> => {
  const [row] = await database.run<Stored>('select state, trail from conversations where person_id = $1::int', [
    personId,
  ])
  if (row === undefined) throw new Error('no conversation')
  return row
}

const enrolled = (count: number): Promise<Enrolled[]> =>
  Promise.all(Array.from({ length: count }, () => enrol(database, { unitCode: 'ia-hloi' })))

describe.each([
  { how: 'alone', people: 1 },
  { how: 'together with others', people: 5 },
])('a trail committed $how', ({ people: count }) => {
  test('begins with the state before its first step, and keeps it while steps follow', async () => {
    const people = await enrolled(count)
    const before = await Promise.all(people.map(storedOf))
    await Promise.all(people.map(({ sender }) => bot.say(sender, '/tiepdan', 10)))
    const first = await Promise.all(people.map(storedOf))
    await Promise.all(people.map(({ sender }) => bot.say(sender, 'Một buổi', 11)))
    const second = await Promise.all(people.map(storedOf))
    for (const index of people.keys()) {
      expect(first[index]?.trail.base).toEqual(before[index]?.state)
      expect(second[index]?.trail.base).toEqual(before[index]?.state)
      expect(second[index]?.trail.steps.map(({ order }) => order)).toEqual([10, 11])
    }
  })

  test('begins anew with the state before the next step, after a pause', async () => {
    const people = await enrolled(count)
    await Promise.all(people.map(({ sender }) => bot.say(sender, '/tiepdan', 10)))
    const paused = await Promise.all(people.map(storedOf))
    bot.clock.now = new Date(bot.clock.now.getTime() + 60_000)
    await Promise.all(people.map(({ sender }) => bot.say(sender, 'Một buổi', 11)))
    const after = await Promise.all(people.map(storedOf))
    for (const index of people.keys()) {
      expect(after[index]?.trail.base).toEqual(paused[index]?.state)
      expect(after[index]?.trail.steps.map(({ order }) => order)).toEqual([11])
    }
  })
})

test('after a record is saved the trail begins with what the conversation is then', async () => {
  const [person] = (await enrolled(1)) as [Enrolled]
  await bot.say(person.sender, LINE, 10)
  await bot.say(person.sender, 'Lưu', 11)
  const { state, trail } = await storedOf(person)
  expect(trail).toMatchObject({ base: state, steps: [] })
})

test('a state that the row holds is not sent again as the base of the trail', async () => {
  const [person] = (await enrolled(1)) as [Enrolled]
  for (const [index, text] of ['/tiepdan', 'Một buổi', '/huy', LINE, 'Lưu'].entries())
    await bot.say(person.sender, text, index)
  expect(sentTrails).toMatchObject(['before', 'kept', 'kept', 'kept', 'after'].map((base) => ({ base })))
})
