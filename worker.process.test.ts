import { expect, onTestFinished, test } from 'vitest'
import { startFakeZalo } from 'zalo-oa-sdk/fake'
import { startFakeTelegram } from './bot/channels/telegram/fake/fake-telegram-server.ts'
import { enrol, TEST_NOW } from './testing/demonstration.ts'
import { freshPostgres } from './testing/fresh-postgres.ts'
import { TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET, zaloAt } from './testing/start-app.ts'
import { startWorker } from './testing/start-worker.ts'
import { zaloPerson } from './testing/zalo-person.ts'

const ADMIN_API_TOKEN = 'a-token-for-tests-only'
/** The first event finds a Worker that has yet to read the program. */
const ANSWER_MS = 45_000

const start = async () => {
  const postgres = await freshPostgres()
  const fake = await startFakeTelegram({ token: TELEGRAM_TOKEN })
  onTestFinished(() => fake.stop())
  const zalo = await startFakeZalo({ start: TEST_NOW })
  onTestFinished(zalo.close)
  const worker = await startWorker({
    databaseUrl: postgres.url,
    variables: {
      ...telegramAt(fake.url),
      ...zaloAt(zalo),
      TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
      PUBLIC_URL: 'https://giao-ban.example.vn',
      FIXED_NOW: TEST_NOW.toISOString(),
      ADMIN_API_TOKEN,
    },
  })
  onTestFinished(worker.stop)
  return { database: postgres.open({ connections: 2 }), fake, zalo, url: worker.url }
}

type Started = Awaited<ReturnType<typeof start>>

const servesTheApi = async ({ url }: Started) => {
  const get = async (path: string) =>
    (await fetch(url + path, { headers: { authorization: `Bearer ${ADMIN_API_TOKEN}` } })).text()
  expect(await get('/healthz')).toBe('{"status":"alive"}')
  expect(await get('/readyz')).toBe('{"status":"ready"}')
  expect(await get('/api/v1/units')).toContain('ia-pnom')
  expect(await get('/metrics')).toContain('giao_ban_job_failures_24h{job="outbox.deliver"} 0')
}

const answersTelegram = async ({ database, fake, url }: Started) => {
  const { id } = fake.createUser({ started: true })
  await enrol(database, { unitCode: 'ia-pnom', channel: 'telegram', sender: String(id) })
  const webhook = new URLSearchParams({ url: `${url}/webhooks/telegram`, secret_token: WEBHOOK_SECRET })
  expect((await fetch(`${fake.url}/bot${TELEGRAM_TOKEN}/setWebhook?${webhook}`)).status).toBe(200)
  fake.userSends(id, 'Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc, nhận 3 đơn')
  const card = await fake.waitForMessageThat(id, ({ text }) => text.includes('59 người'), ANSWER_MS)
  fake.userPresses(id, card.messageId, card.buttons.flat().find(({ title }) => title === 'Lưu')?.data ?? '')
  await fake.waitForMessageThat(id, ({ text }) => text.includes('Đã lưu'), ANSWER_MS)
}

const answersZalo = async ({ database, zalo, url }: Started) => {
  const an = zaloPerson(zalo, zalo.do.add({ follows: true, lastInteractionAtMs: zalo.clock.now() }))
  await enrol(database, { unitCode: 'ia-pnom', channel: 'zalo', sender: an.person.id })
  zalo.webhooks.url = `${url}/webhooks/zalo`
  await an.says('Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc, nhận 3 đơn')
  await an.presses(await an.sees('59 người'), 'Lưu')
  await an.sees('Đã lưu')
  const icon = await fetch(`${url}/chat/assets/icon.png`)
  expect([...new Uint8Array(await icon.arrayBuffer())].slice(0, 4)).toEqual([0x89, 0x50, 0x4e, 0x47])
}

const servesTheChat = async ({ url }: Started) => {
  expect(await (await fetch(`${url}/chat`)).text()).toContain('/chat/assets/page.css')
  expect(await (await fetch(`${url}/chat/assets/page.css`)).text()).toContain('.chat')
  const post = (path: string, body: object, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
  const listed: { personas: { key: string }[] } = JSON.parse(await (await fetch(`${url}/chat/personas`)).text())
  const session = await post('/chat/session', { persona: listed.personas[0]?.key })
  const [cookie = ''] = (session.headers.get('set-cookie') ?? '').split(';', 1)
  expect((await post('/chat/messages', { key: '1', text: '/menu' }, cookie)).status).toBe(202)
  expect(await (await fetch(`${url}/chat/history`, { headers: { cookie } })).text()).toContain('Tiếp công dân')
}

const runsJobs = async ({ database, fake, url }: Started) => {
  const { id } = fake.createUser({ started: true })
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before)
     select 'telegram', $1, jsonb_build_object('text', 'tin ' || n), now(), now() from generate_series(1, 3) n`,
    [String(id)],
  )
  const runs = () =>
    database.run<{ job: string; result: object | null }>('select job, result from job_runs order by id')
  const trigger = async () => expect((await fetch(`${url}/cdn-cgi/handler/scheduled`)).status).toBe(200)
  await trigger()
  expect((await fake.waitForMessage(id, 3, ANSWER_MS)).text).toBe('tin 3')
  const first = await runs()
  expect(first).toContainEqual({ job: 'history.prune', result: { updates: 0, messages: 0, jobRuns: 0 } })
  expect(first).toContainEqual({ job: 'outbox.deliver', result: { claimed: 1 } })
  expect(first.filter(({ result }) => result === null)).toEqual([])

  await trigger()
  expect(await runs()).toEqual(first)
}

test('on Workers the API, the webhooks, the chat and the jobs do what they do on Node', async () => {
  const started = await start()
  await servesTheApi(started)
  await answersTelegram(started)
  await answersZalo(started)
  await servesTheChat(started)
  await runsJobs(started)
})
