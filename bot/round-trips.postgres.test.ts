import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn'

let bot: TestBot
let statements: string[]
let sender: string

beforeEach(async () => {
  const postgres = await freshPostgres()
  const database = postgres.open()
  ;({ sender } = await enrol(database, { unitCode: 'ia-hloi' }))
  statements = []
  const counted: Database = {
    ...database,
    run: (statement, parameters) => {
      statements.push(statement)
      return database.run(statement, parameters)
    },
  }
  bot = startTestBot(counted, { now: TEST_NOW })
  // The first update of a process also reads the units.
  await bot.say(sender, '/menu')
})

const writes = (statement: string) => /\b(insert into|update \w+ (set|\w+ set)|delete from)\b/.test(statement)

/** The statements from the update to the moment when the platform may be told that it was taken. */
const statementsOf = async (input: Parameters<TestBot['say']>[1]): Promise<string[]> => {
  await bot.deliverer.settle()
  statements.length = 0
  await bot.receive({
    channel: 'webchat',
    sender,
    updateKey: String(Math.random()),
    input: typeof input === 'string' ? { kind: 'text', text: input } : input,
  })
  const until = [...statements]
  await bot.deliverer.settle()
  return until
}

const expectOneReadOneCommit = (found: string[]) => {
  const [read = '', commit = ''] = found
  expect(found).toHaveLength(2)
  expect(writes(read)).toBe(false)
  expect(writes(commit)).toBe(true)
}

test.each([LINE, '/solieu', '/nhatky', '/tiepdan', '/menu', '/sua', 'tháng này xã tiếp bao nhiêu lượt?'])(
  'answering “%s” costs one read and one commit',
  async (text) => expectOneReadOneCommit(await statementsOf(text)),
)

test('saving an entry costs one read and one commit', async () => {
  const [card] = await bot.say(sender, LINE)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Lưu')?.action ?? ''
  expectOneReadOneCommit(await statementsOf({ kind: 'press', action }))
  expect((await bot.say(sender, '/nhatky'))[0]?.text).toContain('8 lượt, 9 người, 7 vụ việc, 3 đơn')
})

test('a repeated delivery costs one read and no commit', async () => {
  const update = { channel: 'webchat', sender, updateKey: 'twice', input: { kind: 'text', text: '/menu' } } as const
  await bot.receive(update)
  await bot.deliverer.settle()
  statements.length = 0
  await bot.receive(update)
  expect(statements).toHaveLength(1)
})

test('answers and their deliveries together cost less than three statements each when many come at once', async () => {
  await bot.deliverer.settle()
  statements.length = 0
  const people = 20
  await Promise.all(
    Array.from({ length: people }, (_, index) =>
      bot.receive({
        channel: 'webchat',
        sender,
        updateKey: `many ${index}`,
        order: index + 1,
        input: { kind: 'text', text: '/menu' },
      }),
    ),
  )
  await bot.deliverer.settle()
  expect(statements.length).toBeLessThan(3 * people)
})
