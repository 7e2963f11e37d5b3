import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn'

let bot: TestBot
let statements: string[]
let sender: string
let counted: Database

beforeEach(async () => {
  const postgres = await freshPostgres()
  const database = postgres.open()
  ;({ sender } = await enrol(database, { unitCode: 'ia-hloi' }))
  statements = []
  counted = {
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

const kinds = (found: readonly string[]) => found.map((statement) => (writes(statement) ? 'commit' : 'read'))

/** A process that has not heard this person before, or not since another process answered them. */
const elsewhere = () => startTestBot(counted, { now: TEST_NOW })

test.each(['/solieu', '/nhatky', '/sua', 'tháng này xã tiếp bao nhiêu lượt?'])(
  'answering “%s”, which reads figures or entries, costs one read and one commit',
  async (text) => expect(kinds(await statementsOf(text))).toEqual(['read', 'commit']),
)

test.each([LINE, '/tiepdan', '/menu'])('answering “%s” to a person heard before costs one commit', async (text) =>
  expect(kinds(await statementsOf(text))).toEqual(['commit']),
)

test.each([LINE, '/tiepdan', '/menu', '/solieu'])(
  'answering “%s” to a person not heard before costs one read and one commit',
  async (text) => {
    const cold = elsewhere()
    await cold.say('nobody', '/menu')
    bot = cold
    expect(kinds(await statementsOf(text))).toEqual(['read', 'commit'])
  },
)

test('answering a person whom another process answered in between costs two statements, of which one commits', async () => {
  await elsewhere().say(sender, '/menu')
  const found = await statementsOf(LINE)
  expect(found).toHaveLength(2)
  expect((await bot.say(sender, 'lưu'))[0]?.text).toContain('Đã lưu')
})

const TOTAL = 'Tháng 11 nhận 12 đơn, đã giải quyết 10, đang giải quyết 2'
const MODEL = 'Đăng ký mô hình “Tiếng kẻng an ninh”, tập thể, 45 thành viên'

test.each([TOTAL, MODEL])(
  'answering “%s”, which is compared with what was said before, costs one read and one commit',
  async (text) => {
    expect(kinds(await statementsOf(text))).toEqual(['read', 'commit'])
    const cold = elsewhere()
    await cold.say('nobody', '/menu')
    bot = cold
    expect(kinds(await statementsOf(text))).toEqual(['read', 'commit'])
  },
)

test('a period total told in answers is compared with what was said before, at most one read and one commit an answer', async () => {
  const press = async (title: string) => {
    const shown = bot.sent.findLast(({ message }) => message.buttons !== undefined)?.message
    const action = shown?.buttons?.flat().find((button) => button.title.startsWith(title))?.action ?? ''
    return kinds(await statementsOf({ kind: 'press', action }))
  }
  await bot.say(sender, '/donthu')
  expect(await press('Số gộp cả kỳ')).toEqual(['commit'])
  expect(await press('Tháng 11')).toEqual(['read', 'commit'])
  expect(kinds(await statementsOf('nhận 150, kỳ trước chuyển sang 3'))).toEqual(['commit'])
})

test('what a saved entry leaves open is written in the commit that saves it', async () => {
  await bot.say(sender, 'Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 14')
  await bot.say(sender, 'vẫn lưu, kèm giải trình')
  expect(kinds(await statementsOf('4 đơn đến ngày cuối kỳ'))).toEqual(['commit'])
  expect(kinds(await statementsOf('Văn phòng, 30/11'))).toEqual(['commit'])
  expect(kinds(await statementsOf('/han'))).toEqual(['read', 'commit'])
})

test('saving an entry costs one commit', async () => {
  const [card] = await bot.say(sender, LINE)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Lưu')?.action ?? ''
  expect(kinds(await statementsOf({ kind: 'press', action }))).toEqual(['commit'])
  expect((await bot.say(sender, '/nhatky'))[0]?.text).toContain('8 lượt, 9 người, 7 vụ việc, 3 đơn')
})

test('a repeated delivery costs one statement and changes nothing', async () => {
  const update = { channel: 'webchat', sender, updateKey: 'twice', input: { kind: 'text', text: '/menu' } } as const
  await bot.receive(update)
  await bot.deliverer.settle()
  statements.length = 0
  const before = bot.sent.length
  await bot.receive(update)
  await bot.deliverer.settle()
  expect(statements).toHaveLength(1)
  expect(bot.sent).toHaveLength(before)
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
