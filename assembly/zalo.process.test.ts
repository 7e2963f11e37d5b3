import { expect, onTestFinished, test } from 'vitest'
import { startFakeZalo } from 'zalo-oa-sdk/fake'
import { text as cell, columnOf, number, withRows } from '../documents/testing/sample-sheet.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freePort } from '../testing/free-port.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf, outboxOf } from '../testing/recorded.ts'
import { startApp, zaloAt } from '../testing/start-app.ts'
import { zaloPerson } from '../testing/zalo-person.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc, nhận 3 đơn'

/** The product as a process, the fake Zalo and a linked person of it. */
const start = async ({ now = TEST_NOW, isFixed = true } = {}) => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const fake = await startFakeZalo({ start: now })
  onTestFinished(fake.close)
  const person = fake.do.add({ follows: true, lastInteractionAtMs: fake.clock.now() })
  const { personId } = await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo', sender: person.id })
  const port = await freePort()
  const app = await startApp({
    DATABASE_URL: postgres.url,
    ...(isFixed && { FIXED_NOW: now.toISOString() }),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...zaloAt(fake),
  })
  onTestFinished(app.kill)
  fake.webhooks.url = `${app.url}/webhooks/zalo`
  return { database, fake, app, personId, an: zaloPerson(fake, person) }
}

const accountOf = async ({ database, an }: Awaited<ReturnType<typeof start>>) => {
  const accounts = await database.run<{ interactedAt: string | null; unreachable: boolean; reason: string | null }>(
    `select to_json(last_interaction_at) #>> '{}' as "interactedAt", unreachable_since is not null as unreachable, unreachable_reason as reason
     from accounts where channel = 'zalo' and external_id = $1`,
    [an.person.id],
  )
  return accounts[0] ?? { interactedAt: null, unreachable: false, reason: null }
}

test('over Zalo a line becomes a card with at most five buttons, the press saves it once, and every delivery counts once', async () => {
  const started = await start()
  const { database, fake, personId, an } = started
  fake.webhooks.copies = 2
  await an.says(LINE)
  const card = await an.sees('59 người')
  expect(card.buttons.length).toBeLessThanOrEqual(5)
  expect(card.buttons).toContain('Lưu')
  await fake.clock.advance(60_000)
  await an.presses(card, 'Lưu')
  await an.sees('Đã lưu')
  expect(await entriesOf(database, personId)).toHaveLength(1)
  await fake.webhooks.settled()
  expect(an.seen().filter(({ text }) => text.includes('Đã lưu'))).toHaveLength(1)
  const { interactedAt } = await accountOf(started)
  expect(new Date(interactedAt ?? 0)).toEqual(new Date(fake.clock.now()))
})

test('choices that do not fit are paged: each page belongs to who was shown the first, and comes once', async () => {
  const { database, fake, an } = await start()
  await an.says('/trogiup')
  const help = await an.sees(({ buttons }) => buttons.includes('Xem thêm'))
  expect(help.buttons).toHaveLength(5)
  fake.webhooks.copies = 2
  const shown = new Set(help.buttons)
  for (let page = help; page.buttons.includes('Xem thêm'); ) {
    const before = an.seen().length
    await an.presses(page, 'Xem thêm')
    page = await an.sees(({ sent }) => an.seen().findIndex((each) => each.sent === sent) >= before)
    expect(page.text).toBe('Các lựa chọn khác:')
    for (const title of page.buttons) shown.add(title)
    await fake.webhooks.settled()
    expect(an.seen()).toHaveLength(before + 1)
  }
  const [row] = await database.run<{ titles: string[] }>(
    `select array_agg(b ->> 'title') as titles from outbox o, jsonb_path_query(o.message, '$.buttons[*][*]') b
     where o.id = (select min(id) from outbox where message @? '$.buttons[5]' or message @? '$.buttons[*][*]')`,
  )
  expect(shown).toEqual(new Set([...(row?.titles ?? []), 'Xem thêm']))

  fake.webhooks.copies = 1
  const binh = zaloPerson(fake, fake.do.add({ follows: true, lastInteractionAtMs: fake.clock.now() }))
  await enrol(database, { unitCode: 'chu-ngan', channel: 'zalo', sender: binh.person.id })
  await binh.presses(help, 'Xem thêm')
  await expect.poll(() => binh.seen()).toHaveLength(1)
  expect(binh.seen()[0]?.buttons).toEqual([])
})

test('over Zalo a template is fetched by its link, filled in, sent back and saved', async () => {
  const { database, fake, personId, an } = await start()
  await an.says('/trogiup tiếp dân')
  const { links, text } = await an.sees(({ links: [link] }) => link !== undefined)
  expect(text).toContain('giao-ban-tiepdan.xlsx')
  const answer = await fetch(links[0] ?? '')
  expect(answer.headers.get('content-disposition')).toContain('giao-ban-tiepdan.xlsx')
  const template = new Uint8Array(await answer.arrayBuffer())
  expect((await fetch(`${links[0]}x`)).status).toBe(404)

  const at = (key: string) => columnOf('citizen_reception', key)
  const row = {
    [at('date')]: cell('16/11/2026'),
    [at('receiver_role')]: cell('Chủ tịch UBND'),
    [at('kind')]: cell('Định kỳ'),
    [at('mode')]: cell('Trực tiếp tiếp'),
    [at('turns')]: cell('57'),
    [at('people')]: number(58),
  }
  const bytes = withRows(template, { 4: row })
  const url = fake.addFile('Tiếp dân.xlsx', bytes)
  await fake.do.sendFile(an.person, { url, name: 'Tiếp dân.xlsx', size: bytes.length })
  const card = await an.sees('tất cả đều đúng')
  await an.presses(card, card.buttons.find((title) => title.startsWith('Lưu')) ?? '')
  await an.sees('Đã lưu')
  expect(await entriesOf(database, personId)).toHaveLength(1)
})

test('a state body, which only version 2 of the endpoint serves, is answered, and that is remembered', async () => {
  const { database, fake, an } = await start()
  fake.becomeStateBody()
  await an.says(LINE)
  await an.sees('59 người')
  expect(fake.sent.map(({ path }) => path)).toEqual(['/v2.0/oa/message'])
  const learned = async () =>
    (await database.run(`select value from channel_memory where channel = 'zalo' and name = 'endpoint'`))[0]
  await expect.poll(learned).toEqual({ value: 'v2' })
})

test('what Zalo did not sign is refused with 401 and changes nothing; what it signed is taken once', async () => {
  const { database, fake, app, an } = await start()
  const timestamp = String(fake.clock.now())
  const body = JSON.stringify({
    app_id: fake.app.id,
    sender: { id: an.person.id },
    recipient: { id: fake.account.id },
    event_name: 'user_send_text',
    message: { text: '/han', msg_id: 'm1' },
    timestamp,
  })
  const signature = fake.webhooks.signatureOf(body, timestamp)
  const post = async (content: string, headers: Record<string, string>) => {
    const answer = await fetch(`${app.url}/webhooks/zalo`, { method: 'POST', body: content, headers })
    return [answer.status, /"code":"(\w+)"/.exec(await answer.text())?.[1]]
  }
  const unauthorized = [401, 'unauthorized']
  expect(await post(body.replace('/han', '/hAn'), { 'x-zevent-signature': signature })).toEqual(unauthorized)
  expect(await post(body, { 'x-zevent-signature': signature.replace(/.$/, 'x') })).toEqual(unauthorized)
  expect(await post(body, {})).toEqual(unauthorized)
  expect(await post('{"event_name"', { 'x-zevent-signature': signature })).toEqual([400, 'invalid_request'])
  const counted = async () =>
    (await database.run<{ n: number }>('select count(*)::int as n from inbound_updates'))[0]?.n
  expect(await counted()).toBe(0)

  expect(await post('{}', {})).toEqual([200, undefined])
  expect(await post(body, { 'x-zevent-signature': signature })).toEqual([200, undefined])
  expect(await post(body, { 'x-zevent-signature': signature })).toEqual([200, undefined])
  expect(await counted()).toBe(1)
  await expect.poll(() => an.seen()).toHaveLength(1)
})

test('who shuts us out is not written to; who lets us in again is, whatever arrives late', async () => {
  const started = await start({ now: new Date(), isFixed: false })
  const { database, fake, an } = started
  an.person.hasBlocked = true
  await an.says('/han')
  await expect.poll(async () => (await accountOf(started)).unreachable).toBe(true)
  expect((await outboxOf(database, an.person.id)).at(-1)).toMatchObject({ sent: false })

  an.person.hasBlocked = false
  await fake.clock.advance(60_000)
  await an.says('/han')
  await an.sees('')
  expect(await accountOf(started)).toMatchObject({ unreachable: false, reason: null })

  await fake.clock.advance(60_000)
  await fake.do.unfollow(an.person)
  expect(await accountOf(started)).toMatchObject({ unreachable: true, reason: 'left' })
  const late = fake.webhooks.deliveries.at(-1)?.body ?? ''
  await fake.clock.advance(60_000)
  await fake.do.follow(an.person)
  expect(await accountOf(started)).toMatchObject({ unreachable: false })
  const { timestamp } = JSON.parse(late)
  const headers = { 'x-zevent-signature': fake.webhooks.signatureOf(late, timestamp) }
  expect((await fetch(fake.webhooks.url ?? '', { method: 'POST', body: late, headers })).status).toBe(200)
  expect(await accountOf(started)).toMatchObject({ unreachable: false })
})
