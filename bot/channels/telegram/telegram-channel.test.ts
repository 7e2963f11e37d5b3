import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { MalformedUpdate } from './parse-update.ts'
import { openPool } from './pooled-transport.ts'
import { startTestChannel, type TestChannel } from './start-test-channel.ts'
import { createTelegramChannel } from './telegram-channel.ts'

const AN = 11
const SECRET = 'webhook_Secret-1'

/** What the route in api/ does with a request: the secret, then the update, then a status that tells Telegram what next. */
async function serveWebhook({ telegram, fake }: TestChannel): Promise<{ url: string; statuses: number[] }> {
  const statuses: number[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const header = request.headers['x-telegram-bot-api-secret-token']
    const status = telegram.acceptsSecret(typeof header === 'string' ? header : undefined)
      ? await telegram.handleUpdate(JSON.parse(Buffer.concat(chunks).toString())).then(
          () => 200,
          (error) => (error instanceof MalformedUpdate ? 400 : 500),
        )
      : 401
    statuses.push(status)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await fake.stop()
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/webhooks/telegram`, statuses }
}

test('updates come in through the webhook with the secret that was set', async () => {
  const started = await startTestChannel({ webhookSecret: SECRET })
  const { fake, telegram, received, receivedCount } = started
  const { url, statuses } = await serveWebhook(started)
  await telegram.setWebhook(url)
  fake.userSends(AN, 'tiếp 3 lượt')
  await receivedCount(1)
  expect(received[0]?.input).toEqual({ kind: 'text', text: 'tiếp 3 lượt' })
  await expect.poll(() => statuses).toEqual([200])
  expect(telegram.describe()).toMatchObject({ state: 'webhook', botUsername: 'GiaoBanBot', webhookSecretSet: true })
})

test('the webhook address follows from the public address', async () => {
  const { fake, telegram } = await startTestChannel({ webhookSecret: SECRET, publicUrl: 'https://giaoban.example.vn/' })
  await telegram.setWebhook()
  const [call] = fake.calls('setWebhook')
  expect(call?.parameters).toMatchObject({
    url: 'https://giaoban.example.vn/webhooks/telegram',
    secret_token: SECRET,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  })
})

test('an update whose handling failed is delivered again until it is taken', async () => {
  let failuresLeft = 2
  const started = await startTestChannel({
    webhookSecret: SECRET,
    fake: { redelivery: { firstWaitMs: 1, maxWaitMs: 1 } },
    receive: async () => {
      failuresLeft -= 1
      if (failuresLeft >= 0) throw new Error('the database is away')
    },
  })
  const { url, statuses } = await serveWebhook(started)
  await started.telegram.setWebhook(url)
  started.fake.userSends(AN, 'x')
  await started.receivedCount(1)
  await expect.poll(() => statuses).toEqual([500, 500, 200])
})

test('only the exact secret is accepted, and none when no secret is set', async () => {
  const { telegram } = await startTestChannel({ webhookSecret: SECRET })
  expect(telegram.acceptsSecret(SECRET)).toBe(true)
  for (const header of [undefined, '', `${SECRET}x`, SECRET.slice(1), SECRET.toLowerCase(), 'x'.repeat(5000)]) {
    expect(telegram.acceptsSecret(header)).toBe(false)
  }
  const { telegram: open } = await startTestChannel()
  for (const header of [undefined, '', 'undefined', SECRET]) expect(open.acceptsSecret(header)).toBe(false)
  await expect(open.setWebhook('https://example.vn/')).rejects.toThrow('needs a secret')
})

test('a secret that Telegram would refuse is refused at once', () => {
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const options = { token: '1:x', apiRoot: 'http://127.0.0.1:1', receive: async () => {}, openTransport: openPool, log }
  for (const webhookSecret of ['', 'có dấu', 'a b', 'x'.repeat(257)]) {
    expect(() => createTelegramChannel({ ...options, webhookSecret })).toThrow('1 to 256 characters')
  }
})

test('a press is acknowledged at once, before its answer is ready', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { fake, telegram, received } = await startTestChannel({ receive: () => held })
  fake.createUser({ id: AN, started: true })
  const buttons = [[{ title: 'Lưu', action: 'save' }]]
  const { messageId } = await telegram.channel.send(String(AN), { text: 'Lưu?', buttons }, 'r1')
  fake.userPresses(AN, Number(messageId), 'save')
  const handling = telegram.handleUpdate(fake.pendingUpdates()[0])
  await fake.waitForCalls('answerCallbackQuery', 1)
  expect(fake.callbackQueries()).toMatchObject([{ chatId: AN, answered: true }])
  expect(received).toEqual([])
  release()
  await handling
  expect(received).toMatchObject([{ input: { kind: 'press', action: 'save', message: messageId } }])
})

test('a press that cannot be acknowledged is answered all the same', async () => {
  const { fake, telegram, received } = await startTestChannel({ requestTimeoutMs: 50 })
  fake.planFault({ kind: 'hang', method: 'answerCallbackQuery' })
  fake.userPresses(AN, 5, 'save', { evenIfGone: true })
  fake.userPresses(AN, 5, 'cancel', { evenIfGone: true })
  for (const update of fake.pendingUpdates()) await telegram.handleUpdate(update)
  await telegram.handleUpdate({ update_id: 1, callback_query: { id: 'unknown', from: { id: AN }, data: 'x' } })
  await telegram.stop()
  expect(received.map(({ input }) => input)).toEqual([
    { kind: 'press', action: 'save', message: '5' },
    { kind: 'press', action: 'cancel', message: '5' },
    { kind: 'press', action: 'x' },
  ])
})

test('what is no update is told apart from what could not be handled', async () => {
  const { telegram } = await startTestChannel({ receive: () => Promise.reject(new Error('the database is away')) })
  await expect(telegram.handleUpdate({ hello: 1 })).rejects.toBeInstanceOf(MalformedUpdate)
  const update = { update_id: 1, message: { chat: { id: 1, type: 'private' }, text: 'x' } }
  await expect(telegram.handleUpdate(update)).rejects.toThrow('the database is away')
})

test('blocking the bot and letting it in again is passed on', async () => {
  const { fake, telegram, received, receivedCount } = await startTestChannel()
  fake.userSends(AN, 'x')
  fake.userBlocks(AN)
  fake.userUnblocks(AN)
  telegram.startPolling()
  await receivedCount(3)
  expect(received.slice(1).map(({ input }) => input)).toEqual([
    { kind: 'reachable', reachable: false },
    { kind: 'reachable', reachable: true },
  ])
})

test('stopping waits for a webhook update in flight, and messages can still be sent afterwards', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { fake, telegram, received } = await startTestChannel({ receive: () => held })
  fake.userSends(AN, 'x')
  const handling = telegram.handleUpdate(fake.pendingUpdates()[0])
  const stopped = telegram.stop().then(() => received.length)
  release()
  await handling
  expect(await stopped).toBe(1)
  await telegram.channel.send(String(AN), { text: 'bye' }, 'r1')
  expect(fake.messages(AN).at(-1)?.text).toBe('bye')
})

test('a check tells who the bot is, or that the token is refused', async () => {
  expect(await (await startTestChannel()).telegram.check()).toBe('GiaoBanBot')
  const refused = (await startTestChannel({ token: '123456:wrong' })).telegram.check()
  await expect(refused).rejects.toMatchObject({ fault: 'misconfigured' })
})
