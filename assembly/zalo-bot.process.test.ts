import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { type FakeZaloBot, startFakeZaloBot } from 'zalo-oa-sdk/fake'
import { enrol } from '../testing/demonstration.ts'
import { freePort } from '../testing/free-port.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { invitePerson } from '../testing/invite-person.ts'
import { entriesOf } from '../testing/recorded.ts'
import { APP_SECRET, startApp, WEBHOOK_SECRET, zaloBotAt } from '../testing/start-app.ts'

/** A Sunday, 09:00 in Vietnam: no reminder comes in between, whose menu would be the newest. */
const SUNDAY = new Date('2026-11-22T02:00:00Z')

const LINE = 'Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc, nhận 3 đơn'

const textsOf = ({ sent }: FakeZaloBot) => sent.map(({ content }) => String(content.text))

/** The newest text that came after so many, once it holds these words. */
const seen = (fake: FakeZaloBot, words: string, after = 0) =>
  expect.poll(() => textsOf(fake).slice(after).join('\n')).toContain(words)

/** The product as a process, the fake Bot Platform and somebody whom an administrator has invited. */
const start = async (mode: 'polling' | 'webhook') => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const fake = await startFakeZaloBot()
  onTestFinished(fake.close)
  const { personId } = await enrol(database, { unitCode: 'ia-pnom' })
  const port = await freePort()
  const environment = {
    DATABASE_URL: postgres.url,
    FIXED_NOW: SUNDAY.toISOString(),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...zaloBotAt(fake),
    ZALO_BOT_MODE: mode,
  }
  const run = async () => {
    const app = await startApp(environment)
    onTestFinished(app.kill)
    return app
  }
  const invited = await invitePerson(database, {
    personId,
    createdBy: null,
    now: SUNDAY,
    secret: APP_SECRET,
    randomBytes: randomBytes(12),
  })
  return { database, fake, personId, code: invited.code, chat: fake.newChatId(), run }
}

test('polled, a stranger is linked by the code that they type, and a line is saved by a number, over a restart too', async () => {
  const { database, fake, personId, code, chat, run } = await start('polling')
  const app = await run()
  await fake.sendText(chat, 'xin chào')
  await seen(fake, 'Có mã mời thì gửi mã vào đây.')
  await fake.sendText(chat, code)
  await seen(fake, 'Chào đồng chí')
  await fake.sendText(chat, LINE)
  await seen(fake, '1. Lưu')
  // A reminder that was queued meanwhile waits for Monday.
  const unsent = "select message from outbox where channel = 'zalo-bot' and not bulk and sent_at is null"
  await expect.poll(() => database.run(unsent)).toEqual([])
  await app.kill()
  const before = fake.sent.length
  await run()
  await fake.sendText(chat, '1')
  await seen(fake, 'Đã lưu', before)
  expect(await entriesOf(database, personId)).toHaveLength(1)
})

test('by webhook what is delivered twice counts once, and nothing comes in without the secret', async () => {
  const { database, fake, personId, code, chat, run } = await start('webhook')
  const app = await run()
  await seenWebhook(fake, app.url)
  await fake.sendText(chat, code)
  await seen(fake, 'Chào đồng chí')
  await fake.sendText(chat, LINE)
  await seen(fake, '1. Lưu')
  const before = fake.sent.length
  await fake.sendText(chat, 'luu')
  await seen(fake, 'Đã lưu', before)
  const body = fake.deliveries.at(-1)?.body ?? ''
  const post = (secret: string) =>
    fetch(`${app.url}/webhooks/zalo-bot`, { method: 'POST', headers: { 'x-bot-api-secret-token': secret }, body })
  expect((await post(WEBHOOK_SECRET)).status).toBe(200)
  expect((await post(`${WEBHOOK_SECRET}x`)).status).toBe(401)
  fake.wrapsWebhooks = false
  await fake.sendText(chat, '2')
  await seen(fake, 'Đã thu hồi', before)
  expect(textsOf(fake).filter((text) => text.includes('Đã lưu'))).toHaveLength(1)
  expect(await entriesOf(database, personId)).toMatchObject([{ withdrawn: true }])
  expect(fake.deliveries.every(({ status }) => status === 200)).toBe(true)
})

const seenWebhook = (fake: FakeZaloBot, url: string) =>
  expect
    .poll(async () => {
      const answer = await fetch(`${fake.root}/bot${fake.token}/getWebhookInfo`, { method: 'POST' })
      return await answer.json()
    })
    .toMatchObject({ result: { url: `${url}/webhooks/zalo-bot` } })
