import { beforeEach, expect, test } from 'vitest'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import type { Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const TOTAL = 'Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 14'
const TRIALS = 12

let postgres: FreshPostgres
let database: Database

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
})

/** Someone at a process of their own. */
const someone = async (unitCode: string, role: Role) => {
  const bot = startTestBot(postgres.open({ connections: 2 }), { now: TEST_NOW })
  const person = await enrol(database, { unitCode, role })
  let shown: Message[] = []
  const say = async (input: Parameters<TestBot['say']>[1]) => {
    shown = await bot.say(person.sender, input)
    return shown.map(({ text }) => text).join('\n')
  }
  const press = (title: string) => {
    const button = shown.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title === title)
    if (button === undefined) throw new Error(`no button ${title} below: ${shown.map(({ text }) => text).join(' / ')}`)
    return say({ kind: 'press', action: button.action })
  }
  return { ...person, say, press }
}

const saveTotalWithRemainder = async (person: Awaited<ReturnType<typeof someone>>) => {
  await person.say(TOTAL)
  await person.press('Vẫn lưu, kèm giải trình')
  return person.say('4 đơn đến ngày cuối kỳ, chưa phân loại')
}

const followUps = () =>
  database.run<Record<string, unknown>>(
    `select json_build_object('kind', kind, 'arisen', arisen, 'settled', settled, 'owner', owner, 'dueOn', due_on,
       'state', state, 'revision', revision) as row from follow_ups order by number`,
  )

const only = async () => (await followUps()).map(({ row }) => row)[0]

const historyLength = async () =>
  (await database.run<{ count: number }>('select count(*)::int as count from follow_up_revisions'))[0]?.count

test('a remainder that is kept with an explanation becomes a follow-up in the commit that saves it', async () => {
  const mai = await someone('ia-hloi', 'official')
  expect(await saveTotalWithRemainder(mai)).toContain('Giao 4 đơn chưa rõ tình trạng cho ai, hạn nào?')
  expect(await only()).toMatchObject({ kind: 'remainder.outcome', arisen: 4, settled: 0, state: 'open', revision: 1 })
  await mai.say('Văn phòng UBND xã, 30/11')
  expect(await only()).toMatchObject({ owner: 'Văn phòng UBND xã', dueOn: '2026-11-30', revision: 2 })
})

test('the count follows the entry when it is corrected, and a withdrawn entry closes the follow-up', async () => {
  const mai = await someone('ia-hloi', 'official')
  await saveTotalWithRemainder(mai)
  const correct = async (text: string, explanation?: string) => {
    await mai.say('/nhatky')
    await mai.press('1')
    await mai.press('Sửa')
    await mai.say(text)
    if (explanation !== undefined) {
      await mai.press('Vẫn lưu, kèm giải trình')
      await mai.say(explanation)
      return mai.press('Gõ nhầm')
    }
    await mai.press('Lưu')
    return mai.press('Gõ nhầm')
  }
  await correct('sửa đang giải quyết thành 16', 'còn 2 đơn mới đến')
  expect(await only()).toMatchObject({ arisen: 2, settled: 0, state: 'open', revision: 2 })
  await mai.say('/nhatky')
  await mai.press('1')
  expect(await mai.press('Thu hồi')).toContain('Đã thu hồi')
  expect(await only()).toMatchObject({ state: 'cancelled', revision: 3 })
  expect(await historyLength()).toBe(3)
})

test('of two people who settle one follow-up at the same moment one does, and the other is told', async () => {
  const mai = await someone('ia-hloi', 'official')
  await saveTotalWithRemainder(mai)
  const people = await Promise.all([someone('ia-hloi', 'official'), someone('ia-hloi', 'head')])
  for (let trial = 0; trial < TRIALS; trial++) {
    for (const person of people) {
      await person.say('/han')
      await person.press('1')
    }
    const [one, two] = await Promise.all(people.map((person) => person.press('Đã xong')))
    const settled = [one, two].filter((text) => text?.includes('✅ Đã xong: 4 đơn'))
    const told = [one, two].filter((text) => text?.includes('vừa được người khác cập nhật'))
    expect([settled.length, told.length], `${one} / ${two}`).toEqual([1, 1])
    const before = await only()
    expect(before).toMatchObject({ state: 'done', settled: 4 })
    const winner = people[one?.includes('✅') ? 0 : 1]
    await winner?.press('Mở lại')
    expect(await only()).toMatchObject({ state: 'open', settled: 0 })
  }
})

test('the history of a follow-up is only ever added to', async () => {
  const mai = await someone('ia-hloi', 'official')
  await saveTotalWithRemainder(mai)
  await expect(database.run('update follow_up_revisions set settled = 4')).rejects.toThrow('only ever added')
  await expect(database.run('delete from follow_up_revisions')).rejects.toThrow('only ever added')
})

test('a person of another unit neither sees nor settles it', async () => {
  const mai = await someone('ia-hloi', 'official')
  await saveTotalWithRemainder(mai)
  const stranger = await someone('ia-pnom', 'head')
  expect(await stranger.say('/han')).toContain('Không có việc nào')
  const [row] = await database.run<{ number: number }>('select number from follow_ups')
  const press = (verb: string) => stranger.say({ kind: 'press', action: `${verb}:${row?.number}.1` })
  expect(await press('followup')).toContain('Không tìm thấy')
  expect(await press('fudone')).toContain('không có quyền')
  expect(await only()).toMatchObject({ state: 'open', revision: 1 })
})
