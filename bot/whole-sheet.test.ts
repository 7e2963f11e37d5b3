import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECORDS_MAX } from '../domain/sheets/form-columns.ts'
import type { SheetRecord } from '../domain/sheets/sheet-reading.ts'
import type { Database } from '../services/database.ts'
import type { Inbound } from './channels/channel.ts'
import { DEMONSTRATION_NOW, type Demonstration, openDemonstration } from './testing/demonstration.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let demonstration: Demonstration
beforeAll(async () => {
  demonstration = await openDemonstration()
})
afterAll(() => demonstration.database.close())

const BINH = 'demo-binh'

const record = (row: number): SheetRecord => ({
  row,
  granularity: 'event',
  date: '2026-11-16',
  fields: { receiver_role: 'chair', kind: 'adhoc', mode: 'direct', turns: 1, people: row, cases: 1 },
  qualifiers: {},
})

const largest = Array.from({ length: RECORDS_MAX }, (_, index) => record(index + 4))

const file = (records: SheetRecord[]): Inbound => ({
  channel: 'webchat',
  sender: BINH,
  updateKey: randomUUID(),
  input: {
    kind: 'sheet',
    name: 'tiep-dan.xlsx',
    reading: { kind: 'read', form: 'citizen_reception', records, faults: [] },
  },
})

const standing = async (database: Database): Promise<number> => {
  const rows = await database.run<{ count: number }>(
    "select count(*)::int as count from entries where event_date = '2026-11-16' and withdrawn_at is null",
  )
  return rows[0]?.count ?? 0
}

const buttonOf = (bot: TestBot, title: string): string => {
  const action = bot.sent
    .at(-1)
    ?.message.buttons?.flat()
    .find((button) => button.title === title)?.action
  if (action === undefined) throw new Error(`there is no button ${title}`)
  return action
}

test('the largest file is saved by one press, taken back by another, and read once when it arrives twice', () =>
  demonstration.untouched(async (database) => {
    const bot = startTestBot(database, { now: DEMONSTRATION_NOW })
    const before = await standing(database)
    const inbound = file(largest)
    await bot.receive(inbound)
    await bot.receive(inbound)
    await bot.deliverer.settle()
    expect(bot.sent).toHaveLength(1)
    expect(await standing(database)).toBe(before)

    const save = { kind: 'press' as const, action: buttonOf(bot, `Lưu ${RECORDS_MAX} dòng đúng`) }
    await bot.say(BINH, save)
    expect(await standing(database)).toBe(before + RECORDS_MAX)
    const undo = buttonOf(bot, 'Hoàn tác')
    await bot.say(BINH, save)
    expect(await standing(database)).toBe(before + RECORDS_MAX)

    await bot.say(BINH, { kind: 'press', action: undo })
    expect(await standing(database)).toBe(before)
  }))

test('who enters no figures cannot save a file', () =>
  demonstration.untouched(async (database) => {
    const bot = startTestBot(database, { now: DEMONSTRATION_NOW })
    const before = await standing(database)
    const [answer] = await bot.say('demo-khai', file([record(4)]).input)
    expect(answer?.buttons ?? []).toEqual([])
    expect(await standing(database)).toBe(before)
  }))
