import { beforeEach, expect, test } from 'vitest'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from '../services/database.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { oweReport } from '../testing/obligations.ts'
import { outboxOf } from '../testing/recorded.ts'
import type { Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const TRIALS = 8

let postgres: FreshPostgres
let database: Database

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
})

/** Someone at a process of their own, who sees the answers and, in the end, what others caused to be sent. */
const someone = async (unitCode: string, role: Role, over: Database = postgres.open({ connections: 2 })) => {
  const bot = startTestBot(over, { now: TEST_NOW })
  const person = await enrol(database, { unitCode, role })
  let shown: Message[] = []
  const say = async (input: Parameters<TestBot['say']>[1]) => {
    // An answer waits for what was to be told before.
    await bot.deliverer.sweep()
    await bot.deliverer.settle()
    shown = await bot.say(person.sender, input)
    return shown.map(({ text }) => text).join('\n')
  }
  const press = (action: string) => say({ kind: 'press', action })
  const pressTitle = (title: string) => {
    const button = shown.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title === title)
    if (button === undefined) throw new Error(`no button ${title} below: ${shown.map(({ text }) => text).join(' / ')}`)
    return press(button.action)
  }
  const told = async () => (await outboxOf(database, person.sender)).map(({ text }) => text)
  return { ...person, say, press, pressTitle, told }
}

const owed = (unitCode = 'ia-pnom') => oweReport(database, { unitCode, period: '2026-M11', dueOn: '2026-11-20' })

const standing = async (id: number) => {
  const [row] = await database.run<{
    state: string
    revision: number
    events: string[]
    submissions: string[]
    requests: string[]
  }>(
    `select o.state, o.revision,
       (select json_agg(e.name order by e.revision) from obligation_events e where e.obligation_id = o.id) as events,
       (select coalesce(json_agg(s.number || ' ' || coalesce(s.decision, 'waits') order by s.number), '[]') from submissions s
         where s.obligation_id = o.id) as submissions,
       (select coalesce(json_agg(q.kind || ' ' || coalesce(q.decision, 'waits') order by q.id), '[]') from obligation_requests q
         where q.obligation_id = o.id) as requests
     from obligations o where o.id = $1::bigint`,
    [id],
  )
  return row
}

test('two heads decide at the same moment: one decides, the other is told how it stands, and it is decided once', async () => {
  const overs = [postgres.open({ connections: 2 }), postgres.open({ connections: 2 })]
  for (let trial = 0; trial < TRIALS; trial++) {
    const id = await oweReport(database, {
      unitCode: 'ia-pnom',
      period: `2026-M${trial + 1}`,
      dueOn: '2026-12-20',
    })
    const official = await someone('ia-pnom', 'official', overs[0])
    const one = await someone('ia-pnom', 'head', overs[0])
    const two = await someone('ia-pnom', 'head', overs[1])
    await official.press(`report:${id}`)
    await official.pressTitle('Nộp')
    expect(await official.say('bỏ qua')).toContain('Chờ người đứng đầu duyệt')
    await two.press(`apno:${id}.2`)
    const [approved, returned] = await Promise.all([one.press(`apok:${id}.2`), two.say('Số đơn chưa đủ')])
    const wasApproved = approved.includes('Đã duyệt')
    expect([wasApproved, returned.includes('Đã trả lại')].filter(Boolean)).toHaveLength(1)
    const lost = wasApproved ? returned : approved
    expect(lost).toContain('vừa có thay đổi')
    expect(lost).toContain(wasApproved ? 'Đã nộp, đã duyệt' : 'trả lại lần nộp thứ 1')
    expect(await standing(id)).toMatchObject({
      state: wasApproved ? 'done' : 'open',
      revision: 3,
      events: ['opened', 'submitted', wasApproved ? 'approved' : 'returned'],
      submissions: [wasApproved ? '1 approved' : '1 returned'],
    })
    const heard = (await official.told()).filter(
      (text) => text.includes('báo cáo') && text.startsWith(wasApproved ? '✅ Đồng' : '↩️ Đồng'),
    )
    expect(heard).toHaveLength(1)
  }
})

test('a report taken back and approved at the same moment is one of the two, never both', async () => {
  const id = await owed()
  const official = await someone('ia-pnom', 'official')
  const head = await someone('ia-pnom', 'head')
  await official.press(`report:${id}`)
  await official.pressTitle('Nộp')
  await official.pressTitle('Nộp luôn')
  await Promise.all([official.press(`rpback:${id}.2`), head.press(`apok:${id}.2`)])
  const now = await standing(id)
  expect(now?.revision).toBe(3)
  expect([now?.state, ...(now?.submissions ?? [])]).toEqual(
    now?.state === 'done' ? ['done', '1 approved'] : ['open', '1 taken_back'],
  )
})

test('two officials hand in the same report at the same moment: it is handed in once', async () => {
  const id = await owed()
  await someone('ia-pnom', 'head')
  const [one, two] = await Promise.all([someone('ia-pnom', 'official'), someone('ia-pnom', 'official')])
  const replies = await Promise.all([one.press(`rpnow:${id}.1`), two.press(`rpnow:${id}.1`)])
  expect(replies.filter((text) => text.includes('✅ Đã nộp'))).toHaveLength(1)
  expect(replies.filter((text) => text.includes('vừa có thay đổi'))).toHaveLength(1)
  expect(await standing(id)).toMatchObject({ state: 'submitted', submissions: ['1 waits'] })
})

test('a report sent back is handed in again under the next number, with the figures of that moment', async () => {
  const id = await owed('ia-hloi')
  const official = await someone('ia-hloi', 'official')
  const head = await someone('ia-hloi', 'head')
  await official.press(`rpnow:${id}.1`)
  await head.press(`apno:${id}`)
  await head.say('Thiếu buổi ngày 13/11')
  expect((await official.told()).at(-1)).toContain('Lý do: Thiếu buổi ngày 13/11')
  await official.say('Ngày 13/11 Chủ tịch tiếp dân 4 lượt, 4 người')
  await official.pressTitle('Lưu')
  await official.press(`rpnow:${id}.3`)
  await head.press(`apok:${id}.4`)
  expect(await standing(id)).toMatchObject({ state: 'done', submissions: ['1 returned', '2 approved'] })
  const turns = await database.run<{ turns: number }>(
    `select (i ->> 'value')::int as turns from submissions s,
       jsonb_array_elements(s.figures -> 'citizen_reception' -> 'indicators') i
     where s.obligation_id = $1::bigint and i ->> 'indicator' = 'reception_turns' order by s.number`,
    [id],
  )
  expect((turns[1]?.turns ?? 0) - (turns[0]?.turns ?? 0)).toBe(4)
})

test('a later deadline is asked for once at a time, and counts once it is granted', async () => {
  const id = await owed()
  const [one, two] = await Promise.all([someone('ia-pnom', 'official'), someone('ia-pnom', 'official')])
  const leader = await someone('dong-lam', 'leader')
  await Promise.all([one.press(`askmore:${id}`), two.press(`askmore:${id}`)])
  await Promise.all([one.say('đến 25/11, chờ công an'), two.say('đến 26/11, chờ xã đội')])
  expect(await standing(id)).toMatchObject({ state: 'open', requests: ['extension waits'] })
  expect(await one.press(`askmore:${id}`)).toContain('đang chờ quyết định')
  expect(await leader.press(`rqextend:${id}.2`)).toContain('Đã gia hạn')
  expect(await standing(id)).toMatchObject({
    requests: ['extension granted'],
    events: ['opened', 'extension_asked', 'extended'],
  })
  expect(await one.say('/han')).toMatch(/hạn nộp 2[56]\/11\/2026/)
})

test('who may not decide is told so, and nothing is written', async () => {
  const id = await owed()
  const official = await someone('ia-pnom', 'official')
  const head = await someone('ia-pnom', 'head')
  const elsewhere = await someone('ia-drong', 'head')
  const leader = await someone('dong-lam', 'leader')
  await official.press(`rpnow:${id}.1`)
  for (const action of [`apok:${id}.2`, `apno:${id}.2`, `obexcuse:${id}`, `obextend:${id}`])
    expect(await official.press(action)).toContain('không có quyền')
  for (const action of [`apok:${id}.2`, `rpback:${id}.2`, `askmore:${id}`])
    expect(await elsewhere.press(action)).toContain('không có quyền')
  expect(await elsewhere.press(`report:${id}`)).toContain('Không tìm thấy')
  for (const action of [`obexcuse:${id}`, `rqextend:${id}.2`])
    expect(await head.press(action)).toContain('không có quyền')
  expect(await leader.press(`rpnow:${id}.2`)).toContain('không có quyền')
  expect(await head.press(`rpback:${id}.2`)).toContain('Người nộp mới rút lại được')
  expect(await standing(id)).toMatchObject({ state: 'submitted', revision: 2 })
})

test('one that was accepted is sent back only from where the reports are gathered', async () => {
  const id = await owed()
  const head = await someone('ia-pnom', 'head')
  const leader = await someone('dong-lam', 'leader')
  await head.press(`rpnow:${id}.1`)
  expect(await head.press(`apno:${id}`)).toContain('không có quyền')
  await leader.press(`apno:${id}`)
  expect(await leader.say('Đơn thư lệch với Thanh tra tỉnh')).toContain('Đã trả lại')
  expect(await standing(id)).toMatchObject({ state: 'open', submissions: ['1 returned'] })
})

test('every answer about reports costs one read and one commit', async () => {
  const id = await owed()
  const statements: string[] = []
  const over = postgres.open({ connections: 2 })
  const counted: Database = {
    ...over,
    run: (statement, parameters) => {
      statements.push(statement)
      return over.run(statement, parameters)
    },
  }
  const bot = startTestBot(counted, { now: TEST_NOW })
  const { sender } = await enrol(database, { unitCode: 'ia-pnom', role: 'head' })
  await bot.say(sender, '/menu')
  const kindsOf = async (input: Parameters<TestBot['say']>[1]) => {
    await bot.deliverer.settle()
    statements.length = 0
    await bot.receive({
      channel: 'webchat',
      sender,
      updateKey: String(Math.random()),
      input: typeof input === 'string' ? { kind: 'text', text: input } : input,
    })
    const found = statements.map((statement) => (statement.includes('insert into') ? 'commit' : 'read'))
    await bot.deliverer.settle()
    return found
  }
  const inputs = ['/baocao', '/duyet', '/han', { kind: 'press', action: `rpsend:${id}.1` } as const, 'đã rà soát']
  for (const input of inputs) expect(await kindsOf(input)).toEqual(['read', 'commit'])
  expect(await standing(id)).toMatchObject({ state: 'done' })
})

test('a note that was asked for by another process is a note all the same', async () => {
  const id = await owed()
  const official = await someone('ia-pnom', 'official')
  await official.press(`rpsend:${id}.1`)
  const restarted = startTestBot(postgres.open({ connections: 2 }), { now: TEST_NOW })
  const [answer] = await restarted.say(official.sender, 'số liệu đã đối chiếu với công an')
  expect(answer?.text).toContain('Ghi chú: số liệu đã đối chiếu với công an')
  expect(await standing(id)).toMatchObject({ state: 'done' })
})
