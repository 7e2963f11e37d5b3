import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf } from '../testing/recorded.ts'
import type { Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const EVENT = 'Ngày 18/11 Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc'
const TOTAL = 'Tháng 12: Chủ tịch tiếp 2 buổi, 12 lượt 14 người 11 vụ việc'
const TRIALS = 12

let postgres: FreshPostgres
let database: Database

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
})

/** Someone at a process of their own. */
const someone = async (unitCode: string, role: Role, over: Database = postgres.open({ connections: 2 })) => {
  const bot = startTestBot(over, { now: TEST_NOW })
  const person = await enrol(database, { unitCode, role })
  let shown: Message[] = []
  let order = 0
  const say = async (input: Parameters<TestBot['say']>[1]) => {
    order += 1
    shown = await bot.say(person.sender, input, order)
    return shown
  }
  const press = (title: string) => {
    const button = shown.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title.startsWith(title))
    if (button === undefined) throw new Error(`no button ${title} below: ${shown.map(({ text }) => text).join(' / ')}`)
    return say({ kind: 'press', action: button.action })
  }
  return { ...person, say, press, shown: () => shown }
}

const textOf = (messages: readonly Message[]) => messages.map(({ text }) => text).join('\n')

/** How often people were received at a unit in the period from 15/11, as the figures tell a leader. */
const countedAt = async (unitId: number): Promise<number | undefined> => {
  const [row] = await database.run<{ people: number | null }>(
    `select sum((contributions ->> 'people_received')::int)::int as people from entries
     where unit_id = $1::int and withdrawn_at is null and span <@ daterange('2026-11-15', '2026-12-15')`,
    [unitId],
  )
  return row?.people ?? undefined
}

describe('an event and a period total of the same days, saved by two people at the same moment', () => {
  test('one wins, the other is refused with a way out, and nothing is counted twice', async () => {
    let wonByEvent = 0
    const overs = [postgres.open({ connections: 2 }), postgres.open({ connections: 2 })]
    for (let trial = 0; trial < TRIALS; trial++) {
      await database.run(`update entries set withdrawn_at = now() where withdrawn_at is null`)
      const [one, two] = await Promise.all([someone('ia-pnom', 'head', overs[0]), someone('ia-pnom', 'head', overs[1])])
      await one.say(EVENT)
      await two.say(TOTAL)
      const replies = await Promise.all([one.press('Lưu'), two.press('Lưu')])
      const saved = replies.map((messages) => textOf(messages).includes('Đã lưu'))
      expect(saved.filter(Boolean)).toHaveLength(1)
      const wasEvent = saved[0] === true
      if (wasEvent) wonByEvent += 1
      expect(await countedAt(one.unitId)).toBe(wasEvent ? 9 : 14)
      const loser = wasEvent ? two : one
      expect(await entriesOf(database, loser.personId)).toEqual([])
      // The way out: take the place of what was saved, in one commit.
      await loser.press('Thay mục đã ghi')
      expect(textOf(loser.shown())).toContain('thu hồi 1 mục')
      expect(await countedAt(one.unitId)).toBe(wasEvent ? 14 : 9)
    }
    expect(wonByEvent).toBeGreaterThanOrEqual(0)
  })
})

test('two totals of the same period and role at the same moment: one wins, the other may correct it', async () => {
  const overs = [postgres.open({ connections: 2 }), postgres.open({ connections: 2 })]
  for (let trial = 0; trial < TRIALS; trial++) {
    await database.run(`update entries set withdrawn_at = now() where withdrawn_at is null`)
    const [one, two] = await Promise.all([someone('ia-pnom', 'head', overs[0]), someone('ia-pnom', 'head', overs[1])])
    await Promise.all([one.say(TOTAL), two.say(TOTAL)])
    const replies = await Promise.all([one.press('Lưu'), two.press('Lưu')])
    expect(replies.filter((messages) => textOf(messages).includes('Đã lưu'))).toHaveLength(1)
    expect(await countedAt(one.unitId)).toBe(14)
    const loser = textOf(replies[0]).includes('Đã lưu') ? two : one
    expect(
      loser
        .shown()
        .flatMap(({ buttons }) => buttons?.flat() ?? [])
        .map(({ title }) => title),
    ).toContain('Sửa số đã báo')
  }
})

test('two corrections of one entry at the same moment: one wins, the other is told, and no revision is lost', async () => {
  const overs = [postgres.open({ connections: 2 }), postgres.open({ connections: 2 })]
  for (let trial = 0; trial < TRIALS; trial++) {
    const author = await someone('ia-pnom', 'head', overs[0])
    const head = await someone('ia-pnom', 'head', overs[1])
    await author.say(EVENT)
    await author.press('Lưu')
    const [entry] = await entriesOf(database, author.personId)
    const fix = { kind: 'press', action: `fix:${entry?.id}` } as const
    await Promise.all([author.say(fix), head.say(fix)])
    await author.say('sửa số người thành 10')
    await head.say('sửa số người thành 12')
    await Promise.all([author.press('Lưu'), head.press('Lưu')])
    const replies = await Promise.all([author.press('Gõ nhầm'), head.press('Kiểm tra lại sổ')])
    const won = replies.map((messages) => textOf(messages).includes('Đã đính chính'))
    expect(won.filter(Boolean)).toHaveLength(1)
    const lost = textOf(replies[won[0] === true ? 1 : 0] ?? [])
    expect(lost).toContain('vừa được người khác sửa')
    expect(await entriesOf(database, author.personId)).toEqual([
      expect.objectContaining({
        revision: 2,
        revisions: 2,
        values: expect.objectContaining({ people: won[0] === true ? 10 : 12 }),
      }),
    ])
  }
})

test('a press on Hoàn tác by two people at the same moment takes the entry back once', async () => {
  const author = await someone('ia-pnom', 'head')
  const head = await someone('ia-pnom', 'head')
  await author.say(EVENT)
  await author.press('Lưu')
  const [entry] = await entriesOf(database, author.personId)
  const undo = { kind: 'press', action: `undo:${entry?.id}` } as const
  const replies = await Promise.all([author.say(undo), head.say(undo)])
  expect(replies.filter((messages) => textOf(messages).includes('Đã thu hồi'))).toHaveLength(1)
  expect(await entriesOf(database, author.personId)).toEqual([
    expect.objectContaining({ revision: 2, revisions: 2, withdrawn: true }),
  ])
})

test('rights taken away between the reading of a conversation and its commit are rights taken away', async () => {
  const person = await enrol(database, { unitCode: 'ia-pnom' })
  let revoke: (() => Promise<unknown>) | undefined
  const interrupted: Database = {
    ...database,
    async run(statement, parameters) {
      const isCommit = statement.includes('insert into inbound_updates')
      const now = revoke
      if (isCommit && now !== undefined) {
        revoke = undefined
        await now()
      }
      return database.run(statement, parameters)
    },
  }
  const bot = startTestBot(interrupted, { now: TEST_NOW })
  const [card] = await bot.say(person.sender, EVENT, 1)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Lưu')?.action ?? ''
  revoke = () =>
    database.run(`update memberships set valid_to = '2026-11-19' where person_id = $1::int`, [person.personId])
  const replies = await bot.say(person.sender, { kind: 'press', action }, 2)
  expect(revoke).toBeUndefined()
  expect(textOf(replies)).toContain('không còn quyền ghi số liệu')
  expect(await entriesOf(database, person.personId)).toEqual([])
})

test('of two drafts the one whose saving was refused is the one that the way out belongs to', async () => {
  const person = await someone('ia-pnom', 'head')
  const colleague = await someone('ia-pnom', 'head')
  await person.say(TOTAL)
  const saveTotal = person
    .shown()
    .flatMap(({ buttons }) => buttons?.flat() ?? [])
    .find(({ title }) => title === 'Lưu')
  await person.say('Tháng 11 tiếp nhận 12 đơn, đã giải quyết 12')
  await colleague.say(EVENT)
  await colleague.press('Lưu')
  const refused = await person.say({ kind: 'press', action: saveTotal?.action ?? '' })
  expect(textOf(refused)).toContain('theo từng lần')
  await person.press('Thay mục đã ghi')
  expect(await entriesOf(database, person.personId)).toEqual([
    expect.objectContaining({ granularity: 'batch', values: expect.objectContaining({ people: 14 }) }),
  ])
  expect(await countedAt(person.unitId)).toBe(14)
})

test('who may not touch what stands in the way is not offered to, and told who may', async () => {
  const person = await someone('ia-pnom', 'official')
  const colleague = await someone('ia-pnom', 'official')
  await colleague.say(EVENT)
  await colleague.press('Lưu')
  await person.say(TOTAL)
  const refused = await person.press('Lưu')
  expect(textOf(refused)).toContain('lãnh đạo đơn vị')
  expect(refused.flatMap(({ buttons }) => buttons?.flat() ?? []).map(({ title }) => title)).toEqual(['Sửa', 'Huỷ'])
})
