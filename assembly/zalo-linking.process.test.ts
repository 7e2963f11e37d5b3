import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeZalo } from 'zalo-oa-sdk/fake'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freePort } from '../testing/free-port.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { invitePerson } from '../testing/invite-person.ts'
import { outboxOf } from '../testing/recorded.ts'
import { APP_SECRET, startApp, zaloAt } from '../testing/start-app.ts'
import { zaloPerson } from '../testing/zalo-person.ts'

const PHONE = '84912345678'

/** The product as a process, an official who is known on the web chat only, and somebody at Zalo. */
const start = async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const fake = await startFakeZalo({ start: TEST_NOW })
  onTestFinished(fake.close)
  const { personId, sender: webchat } = await enrol(database, { unitCode: 'ia-pnom' })
  await database.run('update people set phone = $1 where id = $2::int', [PHONE, personId])
  const port = await freePort()
  const app = await startApp({
    DATABASE_URL: postgres.url,
    FIXED_NOW: TEST_NOW.toISOString(),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...zaloAt(fake),
  })
  onTestFinished(app.kill)
  fake.webhooks.url = `${app.url}/webhooks/zalo`
  const stranger = zaloPerson(fake, fake.do.add({ phone: PHONE }))
  const linked = async () =>
    (await database.run<{ id: string }>(`select external_id as id from accounts where channel = 'zalo'`)).map(
      ({ id }) => id,
    )
  const audited = () =>
    database.run(`select name, details from audit_events where person_id = $1::int order by id`, [personId])
  return { database, fake, app, personId, webchat, stranger, linked, audited }
}

test('who follows is told what this is, shares the phone that an administrator entered, and is linked, welcomed and warned of once', async () => {
  const { database, fake, app, webchat, stranger, linked, audited } = await start()
  await fake.do.follow(stranger.person)
  const introduction = await stranger.sees('mã mời')
  expect(introduction.buttons).toEqual(['Dùng số điện thoại'])
  await stranger.presses(introduction, 'Dùng số điện thoại')
  const form = await stranger.sees(({ asksForContact }) => asksForContact)
  const picture = /"image_url":"([^"]+)"/.exec(JSON.stringify(form.sent.content))?.[1] ?? ''
  const icon = await fetch(picture)
  expect([picture.startsWith(app.url), icon.headers.get('content-type')]).toEqual([true, 'image/png'])
  expect([...new Uint8Array(await icon.arrayBuffer())].slice(1, 4)).toEqual([80, 78, 71])
  expect(await linked()).toEqual([])

  fake.webhooks.copies = 2
  await fake.do.shareContact(stranger.person)
  await stranger.sees('Chào đồng chí')
  expect(await linked()).toEqual([stranger.person.id])
  expect(await audited()).toEqual([{ name: 'account.linked', details: { channel: 'zalo', by: 'phone' } }])
  await fake.webhooks.settled()
  expect(stranger.seen().filter(({ text }) => text.includes('Đã liên kết'))).toHaveLength(1)
  expect((await outboxOf(database, webchat)).map(({ text }) => text)).toEqual([
    expect.stringContaining('vừa được liên kết'),
  ])

  fake.webhooks.copies = 1
  await stranger.says('Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc')
  await stranger.sees('59 người')

  const second = zaloPerson(fake, fake.do.add({ phone: PHONE }))
  await fake.do.shareContact(second.person)
  await second.sees('cấp mã mời')
  expect(await linked()).toEqual([stranger.person.id])
})

test('a phone that nobody entered links nobody, is answered kindly, and nothing of the stranger is kept', async () => {
  const { database, fake, linked } = await start()
  const phone = '84987654321'
  const stranger = zaloPerson(fake, fake.do.add({ phone, displayName: 'Người Lạ' }))
  await fake.do.shareContact(stranger.person)
  await stranger.sees('Số vừa gửi không được lưu')
  expect(await linked()).toEqual([])
  const [kept] = await database.run<{ n: number }>(
    `select (select count(*) from outbox where recipient = $1 or message::text like '%' || $2 || '%')::int
       + (select count(*) from inbound_updates where update_key like '%' || $1 || '%')::int
       + (select count(*) from audit_events where details::text like '%' || $2 || '%')::int as n`,
    [stranger.person.id, phone],
  )
  expect(kept).toEqual({ n: 0 })
})

test('a code that is typed links the account', async () => {
  const { database, personId, stranger, linked, audited } = await start()
  const { code } = await invitePerson(database, {
    personId,
    createdBy: null,
    now: TEST_NOW,
    secret: APP_SECRET,
    randomBytes: randomBytes(12),
  })
  await stranger.says(`mã mời: ${code.toLowerCase()}`)
  await stranger.sees('Chào đồng chí')
  expect(await linked()).toEqual([stranger.person.id])
  expect((await audited()).at(-1)).toEqual({ name: 'account.linked', details: { channel: 'zalo', by: 'code' } })
})

test('who withdraws is forgotten: the link, the words, the number, what waits; and the audit says so', async () => {
  const { database, fake, stranger, linked, audited } = await start()
  await fake.do.shareContact(stranger.person)
  await stranger.sees('Chào đồng chí')
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before)
     values ('zalo', $1, '{"text": "chờ gửi"}', now(), now() + interval '1 day')`,
    [stranger.person.id],
  )
  await fake.clock.advance(60_000)
  await fake.do.withdraw(stranger.person)
  expect(await linked()).toEqual([])
  const said = await outboxOf(database, stranger.person.id)
  expect(said.length).toBeGreaterThan(2)
  expect(said.every(({ text }) => text === '')).toBe(true)
  expect(said.at(-1)).toMatchObject({ sent: false, failure: 'withdrawn' })
  expect((await audited()).at(-1)).toEqual({ name: 'account.withdrawn', details: { channel: 'zalo' } })
  expect(await database.run('select phone from people where phone is not null')).toEqual([])

  await fake.clock.advance(60_000)
  await stranger.says('Sáng nay tiếp dân 8 lượt')
  await stranger.sees('mã mời')
})
