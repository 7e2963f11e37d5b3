import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startTestFake, type TestFake } from './start-test-fake.ts'
import type { Update } from './update-queue.ts'

const [AN, BINH] = [11, 22]
const QUICK = { firstWaitMs: 1, maxWaitMs: 2 }

interface Hook {
  url: string
  /** What arrived: the text or button, in order of arrival. */
  arrived: string[]
  secrets: unknown[]
}

/** A bot's webhook that answers with the status that `answer` resolves to. */
async function startHook(answer: (what: string) => number | Promise<number>): Promise<Hook> {
  const arrived: string[] = []
  const secrets: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const what = describe(JSON.parse(Buffer.concat(chunks).toString()))
    arrived.push(what)
    secrets.push(request.headers['x-telegram-bot-api-secret-token'])
    response.writeHead(await answer(what)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/hook`, arrived, secrets }
}

function describe(update: { message?: { text?: string }; callback_query?: { data?: string } }): string {
  return update.message?.text ?? update.callback_query?.data ?? 'other'
}

const isTaken = ({ fake }: TestFake) => expect.poll(() => fake.pendingUpdates()).toEqual([])
const idsOf = (result: unknown) => (Array.isArray(result) ? result.map((update: Update) => update.update_id) : result)

test('getUpdates shows what is pending until an offset past it confirms it', async () => {
  const { fake, call } = await startTestFake()
  const [first, second, third] = ['1', '2', '3'].map((text) => fake.userSends(AN, text))
  expect(idsOf((await call('getUpdates', { limit: 2 })).result)).toEqual([first, second])
  expect(idsOf((await call('getUpdates', { offset: second })).result)).toEqual([second, third])
  expect(idsOf((await call('getUpdates', { offset: -1 })).result)).toEqual([third])
  expect(fake.pendingUpdates()).toHaveLength(1)
})

test('a long poll ends with the first update, and is ended by another poll with a conflict', async () => {
  const { fake, call } = await startTestFake()
  const first = call('getUpdates', { timeout: 20 })
  let second = call('getUpdates', { timeout: 20 })
  // Whichever of the two arrived first is the one that is ended.
  const ended = await Promise.race([first, second])
  expect(ended).toMatchObject({
    error_code: 409,
    description: expect.stringContaining('terminated by other getUpdates'),
  })
  fake.userSends(AN, 'x')
  const answers = await Promise.all([first, second])
  expect(answers.filter((answer) => answer.ok)).toMatchObject([{ result: [{ message: { text: 'x' } }] }])
  second = call('getUpdates', { timeout: 0, offset: 999_999_999 })
  expect(await second).toEqual({ ok: true, result: [] })
})

test('only the kinds of update that were asked for are kept', async () => {
  const { fake, call } = await startTestFake()
  await call('getUpdates', { allowed_updates: ['callback_query'] })
  fake.userSends(AN, 'x')
  fake.userPresses(AN, 1, 'y', { evenIfGone: true })
  expect(fake.pendingUpdates()).toMatchObject([{ callback_query: { data: 'y' } }])
})

test('while a webhook is set nobody can poll, and setting one ends the poll that waits', async () => {
  const { fake, call } = await startTestFake()
  const hook = await startHook(() => 200)
  const waiting = call('getUpdates', { timeout: 20 })
  expect(await call('setWebhook', { url: hook.url })).toEqual({
    ok: true,
    result: true,
    description: 'Webhook was set',
  })
  expect((await waiting).error_code).toBe(409)
  expect((await call('getUpdates')).description).toMatch(/can't use getUpdates method while webhook is active/)
  expect((await call('deleteWebhook')).description).toBe('Webhook was deleted')
  expect((await call('deleteWebhook')).description).toBe('Webhook is already deleted')
  fake.userSends(AN, 'x')
  expect((await call('getUpdates')).ok).toBe(true)
})

test.each([
  [{ url: 'http://example.vn/' }, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'],
  [{ url: 'nonsense' }, 'Bad Request: bad webhook: invalid webhook URL specified'],
  [{ url: 'https://example.vn/', secret_token: 'có dấu' }, 'Bad Request: secret token contains unallowed characters'],
  [{ url: 'https://example.vn/', secret_token: 'x'.repeat(257) }, 'Bad Request: secret token is too long'],
])('setWebhook %j is refused', async (parameters, description) => {
  const { call } = await startTestFake()
  expect(await call('setWebhook', parameters)).toMatchObject({ error_code: 400, description })
})

test('the webhook gets what was pending and what comes, with the secret, one of a chat at a time', async () => {
  const started = await startTestFake()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const hook = await startHook((what) => (what === 'a1' ? held.then(() => 200) : 200))
  started.fake.userSends(AN, 'a1')
  await started.call('setWebhook', { url: hook.url, secret_token: 'S-1' })
  started.fake.userSends(AN, 'a2')
  started.fake.userSends(BINH, 'b1')
  started.fake.userPresses(AN, 1, 'press', { evenIfGone: true })
  // A press and another chat overtake the message that is still in flight; the next message of its chat does not.
  await expect.poll(() => hook.arrived.toSorted()).toEqual(['a1', 'b1', 'press'])
  release()
  await isTaken(started)
  expect(hook.arrived.at(-1)).toBe('a2')
  expect(new Set(hook.secrets)).toEqual(new Set(['S-1']))
})

test('no more than max_connections are in flight', async () => {
  const started = await startTestFake()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  let inFlight = 0
  let most = 0
  const hook = await startHook(async () => {
    inFlight += 1
    most = Math.max(most, inFlight)
    await held
    inFlight -= 1
    return 200
  })
  for (let chat = 1; chat <= 30; chat += 1) started.fake.userSends(chat, 'x')
  await started.call('setWebhook', { url: hook.url, max_connections: 3 })
  await expect.poll(() => hook.arrived).toHaveLength(3)
  release()
  await isTaken(started)
  expect(most).toBe(3)
})

test('an update that is not taken comes again, before the later ones of its chat, and the error is shown', async () => {
  const started = await startTestFake({ redelivery: QUICK })
  let failuresLeft = 3
  const hook = await startHook((what) => (what === 'a1' && failuresLeft-- > 0 ? 500 : 200))
  started.fake.userSends(AN, 'a1')
  started.fake.userSends(AN, 'a2')
  await started.call('setWebhook', { url: hook.url })
  await isTaken(started)
  expect(hook.arrived).toEqual(['a1', 'a1', 'a1', 'a1', 'a2'])
  const { result } = await started.call('getWebhookInfo')
  expect(result).toMatchObject({
    url: hook.url,
    pending_update_count: 0,
    max_connections: 40,
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
  })
})

test('a webhook that does not answer in time gets the update again', async () => {
  const started = await startTestFake({ redelivery: QUICK, webhookTimeoutMs: 500 })
  let hangs = true
  const hook = await startHook(() => {
    const answer = hangs ? new Promise<number>(() => {}) : 200
    hangs = false
    return answer
  })
  await started.call('setWebhook', { url: hook.url })
  started.fake.userSends(AN, 'x')
  await isTaken(started)
  expect(hook.arrived).toEqual(['x', 'x'])
})

test.each(['together', 'after'] as const)('on demand every update is delivered twice, %s', async (duplicate) => {
  const started = await startTestFake()
  const hook = await startHook(() => 200)
  started.fake.setDelivery({ duplicate })
  await started.call('setWebhook', { url: hook.url })
  started.fake.userSends(AN, 'x')
  await expect.poll(() => hook.arrived).toEqual(['x', 'x'])
})

test('on demand what has gathered is delivered without regard to order, each once', async () => {
  const started = await startTestFake()
  const hook = await startHook(() => 200)
  started.fake.setDelivery({ paused: true })
  await started.call('setWebhook', { url: hook.url })
  for (const text of ['1', '2', '3']) started.fake.userSends(AN, text)
  started.fake.setDelivery({ unordered: true })
  await isTaken(started)
  expect(hook.arrived.toSorted()).toEqual(['1', '2', '3'])
})

test('on demand one update is delivered again, several times at the same moment', async () => {
  const started = await startTestFake()
  const hook = await startHook(() => 200)
  await started.call('setWebhook', { url: hook.url })
  const updateId = started.fake.userSends(AN, 'x')
  await isTaken(started)
  expect(await started.fake.redeliver(updateId, 3)).toEqual([200, 200, 200])
  expect(hook.arrived).toHaveLength(4)
})

test('dropping what is pending leaves nothing to deliver', async () => {
  const { fake, call } = await startTestFake()
  fake.userSends(AN, 'x')
  await call('deleteWebhook', { drop_pending_updates: true })
  expect(fake.pendingUpdates()).toEqual([])
})
