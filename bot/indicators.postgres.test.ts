import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf } from '../testing/recorded.ts'
import type { Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let postgres: FreshPostgres
let database: Database

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
})

const textOf = (messages: readonly Message[]) => messages.map(({ text }) => text).join('\n')

/** Someone at a process of their own, or at one that is given. */
const someone = (
  person: Enrolled,
  bot: TestBot = startTestBot(postgres.open({ connections: 2 }), { now: TEST_NOW }),
) => {
  let shown: Message[] = []
  let order = 0
  const say = async (input: Parameters<TestBot['say']>[1]) => {
    order += 1
    shown = await bot.say(person.sender, input, order)
    return textOf(shown)
  }
  const press = (title: string) => {
    const button = shown.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title === title)
    if (button === undefined) throw new Error(`no button ${title} below: ${textOf(shown)}`)
    return say({ kind: 'press', action: button.action })
  }
  return { ...person, say, press, shown: () => shown }
}

const administrator = async () => someone(await enrol(database, { unitCode: 'dong-lam', role: 'administrator' }))
const official = async (bot?: TestBot) => someone(await enrol(database, { unitCode: 'ia-pnom' }), bot)

type Someone = ReturnType<typeof someone>

/** Everything but the last "Lưu". */
const prepare = async (who: Someone, label: string, names = 'không') => {
  await who.say('/chitieu thêm')
  await who.say(label)
  await who.say('người')
  await who.press('Cộng dồn')
  await who.press('Bỏ qua')
  await who.say(names)
}

const declare = async (who: Someone, label: string, names?: string) => {
  await prepare(who, label, names)
  return who.press('Lưu')
}

const declared = () =>
  database.run<{ key: string; revision: number; retired: boolean; by: number }>(
    `select key, revision, retired_at is not null as retired, declared_by as by from indicators
     where declared_at = $1::timestamptz order by key`,
    [TEST_NOW.toISOString()],
  )

test('what one process declares, another one reads in the very next message, without a restart', async () => {
  const admin = await administrator()
  const person = await official()
  expect(await person.say('hôm nay 4 người hiến máu tình nguyện')).not.toContain('Ngày:')
  expect(await declare(admin, 'Người hiến máu tình nguyện')).toContain('Dùng được ngay')
  // The other process has this conversation and the words of the reader in memory.
  expect(await person.say('hôm nay 4 người hiến máu tình nguyện')).toContain('Người hiến máu tình nguyện: 4 người')
  await person.press('Lưu')
  expect(await entriesOf(database, person.personId)).toEqual([expect.objectContaining({ values: { value: 4 } })])
})

describe('two administrators at the same moment', () => {
  test.each([
    ['the same indicator', 'Người hiến máu', 'Người hiến máu', 'không', 'không'],
    ['one name for two indicators', 'Đợt hiến máu', 'Người hiến máu', 'hiến máu', 'hiến máu'],
  ])('declare %s: one is told, and one stands', async (_what, first, second, firstNames, secondNames) => {
    for (let trial = 0; trial < 4; trial++) {
      const [one, two] = await Promise.all([administrator(), administrator()])
      await prepare(one, `${first} ${trial} mới`, firstNames === 'không' ? firstNames : `${firstNames} ${trial} mới`)
      await prepare(
        two,
        `${second} ${trial} mới`,
        secondNames === 'không' ? secondNames : `${secondNames} ${trial} mới`,
      )
      const replies = await Promise.all([one.press('Lưu'), two.press('Lưu')])
      expect(replies.filter((text) => text.includes('Dùng được ngay'))).toHaveLength(1)
      expect(replies.filter((text) => text.includes('được gọi là'))).toHaveLength(1)
      expect(await declared()).toHaveLength(trial + 1)
    }
  })

  test('declare different ones: both stand', async () => {
    const [one, two] = await Promise.all([administrator(), administrator()])
    await prepare(one, 'Người hiến máu')
    await prepare(two, 'Người tập thể dục')
    const replies = await Promise.all([one.press('Lưu'), two.press('Lưu')])
    expect(replies.every((text) => text.includes('Dùng được ngay'))).toBe(true)
    expect((await declared()).map(({ key }) => key)).toEqual(['nguoi_hien_mau', 'nguoi_tap_the_duc'])
  })

  test('change the words of one: the later one is told and nothing is lost', async () => {
    const one = await administrator()
    await declare(one, 'Người hiến máu')
    const two = await administrator()
    for (const [who, name] of [
      [one, 'hiến máu nhân đạo'],
      [two, 'hiến máu cứu người'],
    ] as const) {
      await who.say({ kind: 'press', action: 'reword:nguoi_hien_mau' })
      await who.press('Cách gọi khác')
      await who.say(name)
      await who.press('Lưu')
    }
    const replies = await Promise.all([one.press('Gõ nhầm'), two.press('Gõ nhầm')])
    expect(replies.filter((text) => text.includes('Đã sửa cách gọi'))).toHaveLength(1)
    expect(replies.filter((text) => text.includes('vừa được người khác sửa'))).toHaveLength(1)
    expect(await declared()).toEqual([expect.objectContaining({ revision: 2 })])
  })
})

test('who declared, reworded and retired what, when and why is in the audit, which only grows', async () => {
  const admin = await administrator()
  await declare(admin, 'Người hiến máu')
  await admin.press('Sửa cách gọi')
  await admin.press('Cách gọi khác')
  await admin.say('hiến máu nhân đạo')
  await admin.press('Lưu')
  await admin.say('Nhiều xã gọi như vậy')
  await admin.press('Ngừng dùng')
  await admin.press('Dùng lại')
  const audit = await database.run<{ name: string; by: number; key: string; reason: string | null }>(
    `select name, person_id as by, details -> 'indicator' ->> 'key' as key, details ->> 'reason' as reason
     from audit_events where name like 'indicator.%' order by id`,
  )
  expect(audit).toEqual(
    [
      ['indicator.declared', null],
      ['indicator.reworded', 'Nhiều xã gọi như vậy'],
      ['indicator.retired', null],
      ['indicator.restored', null],
    ].map(([name, reason]) => ({ name, by: admin.personId, key: 'nguoi_hien_mau', reason })),
  )
  expect(await declared()).toEqual([{ key: 'nguoi_hien_mau', revision: 4, retired: false, by: admin.personId }])
})

test('nobody but an administrator at the top declares or retires, whatever they press', async () => {
  const head = someone(await enrol(database, { unitCode: 'ia-pnom', role: 'head' }))
  const below = someone(await enrol(database, { unitCode: 'ia-pnom', role: 'administrator' }))
  for (const who of [head, below])
    for (const action of ['declare', 'reword:thanh_nien_nhap_ngu', 'retire:thanh_nien_nhap_ngu'])
      expect(await who.say({ kind: 'press', action })).toContain('Chỉ quản trị của cơ quan')
  expect(await declared()).toEqual([])
})

test('the right to declare, taken away before the last press, is taken away', async () => {
  const admin = await administrator()
  await prepare(admin, 'Người hiến máu')
  await database.run(`update memberships set valid_to = '2026-11-19' where person_id = $1::int`, [admin.personId])
  expect(await admin.press('Lưu')).toContain('không còn quyền')
  expect(await declared()).toEqual([])
})

test('a draft of an indicator that was retired meanwhile is not saved, and what was saved before is still corrected', async () => {
  const admin = await administrator()
  const person = await official()
  await person.say('ngày 18/11 giao quân 3 thanh niên')
  await person.press('Lưu')
  await person.say('ngày 19/11 giao quân 4 thanh niên')
  await admin.say({ kind: 'press', action: 'retire:thanh_nien_nhap_ngu' })
  expect(await person.press('Lưu')).toContain('đã ngừng dùng')
  await person.press('Huỷ')
  const [entry] = await entriesOf(database, person.personId)
  await person.say({ kind: 'press', action: `fix:${entry?.id}` })
  await person.say('sửa giao quân thành 5')
  await person.press('Lưu')
  expect(await person.press('Gõ nhầm')).toContain('Đã đính chính')
  expect(await entriesOf(database, person.personId)).toEqual([
    expect.objectContaining({ revision: 2, values: { value: 5 } }),
  ])
})

test('a declaration delivered twice declares once', async () => {
  const bot = startTestBot(database, { now: TEST_NOW })
  const admin = someone(await enrol(database, { unitCode: 'dong-lam', role: 'administrator' }), bot)
  await prepare(admin, 'Người hiến máu')
  const save = admin
    .shown()
    .flatMap(({ buttons }) => buttons?.flat() ?? [])
    .find(({ title }) => title === 'Lưu')
  const inbound = {
    channel: 'webchat' as const,
    sender: admin.sender,
    updateKey: randomUUID(),
    input: { kind: 'press' as const, action: save?.action ?? '' },
  }
  await Promise.all([bot.receive(inbound), bot.receive(inbound)])
  await bot.receive(inbound)
  expect(await declared()).toHaveLength(1)
  const [audit] = await database.run<{ count: number }>(
    `select count(*)::int from audit_events where name = 'indicator.declared'`,
  )
  expect(audit?.count).toBe(1)
})

describe('the database itself', () => {
  test.each([
    ['deletes no indicator', `delete from indicators where key = 'thanh_nien_nhap_ngu'`],
    ['keeps what adds up', `update indicators set stock = true where key = 'thanh_nien_nhap_ngu'`],
    [
      'keeps the unit of measure',
      `update indicators set unit = '{"vi":"người","en":"x"}' where key = 'thanh_nien_nhap_ngu'`,
    ],
    ['keeps the denominator', `update indicators set whole = null where key = 'ho_dung_nuoc_sach'`],
    ['keeps who declared it', `update indicators set declared_at = now() where key = 'thanh_nien_nhap_ngu'`],
    [
      'takes no other key',
      `insert into indicators (key, label, unit, measure, stock, revision, declared_by, declared_at, changed_at)
      values ('Khóa 1', '{}', '{}', 'count', false, 1, 1, now(), now())`,
    ],
    [
      'takes no entry of an indicator that nobody declared',
      `insert into entries (id, unit_id, form, granularity, event_date, span, revision,
      values, qualifiers, contributions, recorded_by, recorded_at, changed_at)
      values (gen_random_uuid(), 1, 'custom.khong_co', 'event', '2026-11-18', '[2026-11-18,2026-11-18]', 1, '{}', '{}', '{}', 1, now(), now())`,
    ],
  ])('%s', async (_what, statement) => {
    await expect(database.run(statement)).rejects.toThrow()
  })
})
