import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = '/moi Nguyễn Văn An, xã Ia Hlôi, cán bộ, 0912 345 678'

let database: Database
let bot: TestBot
let administrator: string

beforeEach(async () => {
  database = (await freshPostgres()).open()
  administrator = (await enrol(database, { unitCode: 'dong-lam', role: 'administrator' })).sender
  bot = startTestBot(database, { now: TEST_NOW })
})

/** Presses a button of the answers by its title. */
const press = async (messages: Awaited<ReturnType<TestBot['say']>>, title: string) => {
  const button = messages.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title === title)
  if (button === undefined) throw new Error(`there is no button “${title}”`)
  return bot.say(administrator, { kind: 'press', action: button.action })
}

const invite = async (line = LINE) => {
  const answers = await press(await bot.say(administrator, line), 'Mời')
  const code = /Mã mời: (\S+)/.exec(answers.at(-1)?.text ?? '')?.[1]
  if (code === undefined) throw new Error('no code was shown')
  return { answers, code }
}

/** What a stranger hears who shows a code. */
const show = async (sender: string, code: string): Promise<string> => {
  await bot.say(sender, code)
  while ((await bot.deliverer.sweep()) > 0) await bot.deliverer.settle()
  return bot.sent
    .filter(({ recipient }) => recipient === sender)
    .map(({ message }) => message.text)
    .join('\n')
}

const peopleNamed = (name: string) =>
  database.run<{ id: number; phone: string | null; roles: string[] }>(
    `select p.id, p.phone, array(select m.role || ' ' || u.code from memberships m join units u on u.id = m.unit_id
       where m.person_id = p.id order by m.id) as roles from people p where p.name = $1`,
    [name],
  )

test('the code of an invitation links who shows it to the person invited, with the unit and the role', async () => {
  const { code } = await invite()
  expect(await show('stranger', code)).toContain('Nguyễn Văn An')
  expect((await peopleNamed('Nguyễn Văn An')).map(({ phone, roles }) => ({ phone, roles }))).toEqual([
    { phone: '84912345678', roles: ['official ia-hloi'] },
  ])
  const [card] = await bot.say('stranger', 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc')
  expect(card?.title).toContain('Ia Hlôi')
})

test('only a keyed hash of the code is kept among the invitations', async () => {
  const { code } = await invite()
  const rows = await database.run<{ row: string }>('select to_json(i)::text as row from invitations i')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(code.replaceAll('-', ''))
})

test('a code that was taken back links nobody, and one that was used cannot be taken back', async () => {
  const first = await invite()
  const [revoked] = await press(first.answers, 'Thu hồi lời mời')
  expect(revoked?.text).toContain('Đã thu hồi')
  expect(await show('stranger', first.code)).toMatch(/mã/i)
  expect(await database.run(`select 1 as one from accounts where external_id = 'stranger'`)).toEqual([])

  const second = await invite()
  expect(await show('another', second.code)).toContain('Nguyễn Văn An')
  const [kept] = await press(second.answers, 'Thu hồi lời mời')
  expect(kept?.text).toContain('không thu hồi được')
})

test('who is invited a second time at the same unit stays one person with one role', async () => {
  await invite()
  await invite()
  expect((await peopleNamed('Nguyễn Văn An')).map(({ roles }) => roles)).toEqual([['official ia-hloi']])
})

test('an invitation pressed twice by the platform is made once', async () => {
  const [card] = await bot.say(administrator, LINE)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Mời')?.action ?? ''
  const update = {
    channel: 'webchat',
    sender: administrator,
    updateKey: 'twice',
    input: { kind: 'press', action },
  } as const
  await Promise.all([bot.receive(update), bot.receive(update)])
  await bot.receive(update)
  await bot.deliverer.settle()
  expect(await database.run('select 1 as one from invitations')).toHaveLength(1)
  expect(await peopleNamed('Nguyễn Văn An')).toHaveLength(1)
})

test('a telephone number stays with the person who has it', async () => {
  await invite()
  const answers = await press(await bot.say(administrator, '/moi Trần Thị Bình, Sở Nội vụ, cán bộ, 0912345678'), 'Mời')
  expect(answers[0]?.text).toContain('đã thuộc về')
  expect(await peopleNamed('Trần Thị Bình')).toEqual([])
})

test('a head invites for their own unit only, and to no role above their own', async () => {
  const head = (await enrol(database, { unitCode: 'ia-hloi', role: 'head' })).sender
  const [elsewhere] = await bot.say(head, '/moi Nguyễn Văn An, Sở Nội vụ, cán bộ')
  expect(elsewhere?.text).toContain('chưa được phân quyền')
  const [card] = await bot.say(head, LINE)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Mời')?.action ?? ''
  // The button of a role that was never shown to them.
  const forged = action.replace(/:send$/, ':administrator')
  const [refused] = await bot.say(head, { kind: 'press', action: forged })
  expect(refused?.text).toContain('chưa được phân quyền')
  expect(await peopleNamed('Nguyễn Văn An')).toEqual([])
})

test('the right is asked for again when the invitation is made', async () => {
  const [card] = await bot.say(administrator, LINE)
  await database.run(`update memberships set valid_to = '2026-11-19' where role = 'administrator'`)
  const action = card?.buttons?.flat().find(({ title }) => title === 'Mời')?.action ?? ''
  await bot.say(administrator, { kind: 'press', action })
  expect(await peopleNamed('Nguyễn Văn An')).toEqual([])
})
