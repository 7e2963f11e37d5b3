import { expect, test } from 'vitest'
import { parseUpdate } from './parse-update.ts'
import { pollUpdates } from './poll-updates.ts'
import { startTestChannel, TEST_TOKEN } from './start-test-channel.ts'

const [AN, BINH] = [11, 22]

function textsOf(received: { sender: string; input: object }[], sender: number): unknown[] {
  return received.filter((inbound) => inbound.sender === String(sender)).map(({ input }) => Object.values(input)[1])
}

test('what people send reaches the engine, and only then is Telegram told that it was taken', async () => {
  const { fake, telegram, received, receivedCount } = await startTestChannel()
  const first = fake.userSends(AN, '/start ABC123')
  telegram.startPolling()
  await receivedCount(1)
  const second = fake.userSends(AN, 'tiếp 3 lượt')
  await receivedCount(2)
  expect(received).toEqual([
    {
      channel: 'telegram',
      sender: '11',
      updateKey: String(first),
      order: first,
      input: { kind: 'text', text: '/start ABC123' },
    },
    {
      channel: 'telegram',
      sender: '11',
      updateKey: String(second),
      order: second,
      input: { kind: 'text', text: 'tiếp 3 lượt' },
    },
  ])
  await telegram.stop()
  expect(fake.pendingUpdates()).toEqual([])
})

test('the offset does not move past an update that failed, and it is tried again after growing waits', async () => {
  let failuresLeft = 3
  const { fake, telegram, received, receivedCount, waits } = await startTestChannel({
    receive: async (inbound) => {
      if (inbound.input.kind === 'text' && inbound.input.text === 'khó' && failuresLeft > 0) {
        failuresLeft -= 1
        throw new Error('the database is away')
      }
    },
  })
  const difficult = fake.userSends(AN, 'khó')
  fake.userSends(AN, 'sau')
  telegram.startPolling()
  await receivedCount(2)
  expect(textsOf(received, AN)).toEqual(['khó', 'sau'])
  // Failed at 0, 1, 3 s and taken at 7 s, looked at every second.
  expect(waits).toEqual(Array.from({ length: 7 }, () => 1000))
  const offsets = fake.calls('getUpdates').map(({ parameters }) => parameters.offset)
  expect(Math.max(...offsets.map(Number))).toBeLessThanOrEqual(difficult)
  await telegram.stop()
  expect(fake.pendingUpdates()).toEqual([])
})

test('while one chat waits to be tried again, the others go on and nothing of theirs is handled twice', async () => {
  const { promise: repaired, resolve: repair } = Promise.withResolvers<void>()
  let isBroken = true
  const { fake, telegram, received, receivedCount } = await startTestChannel({
    receive: async (inbound) => {
      if (inbound.sender === String(AN) && isBroken) throw new Error('cannot')
    },
  })
  void repaired.then(() => {
    isBroken = false
  })
  fake.userSends(AN, 'a1')
  fake.userSends(BINH, 'b1')
  telegram.startPolling()
  await receivedCount(1)
  fake.userSends(BINH, 'b2')
  await receivedCount(2)
  repair()
  await receivedCount(3)
  expect(textsOf(received, BINH)).toEqual(['b1', 'b2'])
  expect(textsOf(received, AN)).toEqual(['a1'])
})

test('updates of one chat are handled one after the other, those of different chats at the same time', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const begun: string[] = []
  const { fake, telegram, receivedCount } = await startTestChannel({
    receive: async ({ sender, input }) => {
      begun.push(input.kind === 'text' ? input.text : input.kind)
      if (sender === String(AN)) await held
    },
  })
  for (const text of ['a1', 'a2', 'a3']) fake.userSends(AN, text)
  fake.userSends(BINH, 'b1')
  telegram.startPolling()
  await receivedCount(1)
  expect(begun).toEqual(['a1', 'b1'])
  release()
  await receivedCount(4)
  expect(begun).toEqual(['a1', 'b1', 'a2', 'a3'])
})

test('stopping waits for the update in flight, begins no other and tells Telegram what was done', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
  const { fake, telegram, received } = await startTestChannel({
    receive: async () => {
      tellBegun()
      await held
    },
  })
  fake.userSends(AN, 'một')
  fake.userSends(AN, 'hai')
  telegram.startPolling()
  await begun
  const stopped = telegram.stop()
  release()
  await stopped
  expect(textsOf(received, AN)).toEqual(['một'])
  expect(fake.pendingUpdates()).toMatchObject([{ message: { text: 'hai' } }])
  expect(telegram.describe().state).toBe('stopped')
})

test('stopping ends a long poll at once', async () => {
  const { fake, telegram, receivedCount } = await startTestChannel()
  telegram.startPolling()
  fake.userSends(AN, 'x')
  await receivedCount(1)
  await telegram.stop()
  expect(telegram.describe()).toMatchObject({ state: 'stopped', botUsername: 'GiaoBanBot' })
})

test('a token that Telegram refuses stops the polling with a line that says so', async () => {
  const { fake, telegram, logLines } = await startTestChannel({ token: '123456:another' })
  telegram.startPolling()
  await fake.waitForCalls('getUpdates', 1)
  await expect.poll(() => telegram.describe().state).toBe('refused')
  expect(logLines.filter((line) => line.includes('refuses the bot token'))).toHaveLength(1)
  expect(fake.calls('getUpdates')).toHaveLength(1)
})

test('another program polling the same bot is reported once, and polling goes on when it is gone', async () => {
  const { fake, telegram, logLines, waits, receivedCount } = await startTestChannel()
  const description =
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
  fake.planFault({ kind: 'refuse', method: 'getUpdates', code: 409, description, times: 3 })
  fake.userSends(AN, 'x')
  telegram.startPolling()
  await receivedCount(1)
  expect(logLines.filter((line) => line.includes('another program reads'))).toHaveLength(1)
  expect(logLines.filter((line) => line.includes('polling again'))).toHaveLength(1)
  expect(waits).toEqual([1000, 2000, 4000])
})

test('while Telegram cannot be reached the waits grow to 30 s, and 429 is obeyed', async () => {
  const { fake, telegram, waits, receivedCount } = await startTestChannel()
  fake.planFault({ kind: 'garbage', method: 'getUpdates', code: 502, times: 3 })
  fake.planFault({ kind: 'cut', method: 'getUpdates', times: 4 })
  fake.planFault({ kind: 'refuse', method: 'getUpdates', code: 429, retryAfter: 77 })
  telegram.startPolling()
  await fake.waitForCalls('getUpdates', 8)
  fake.userSends(AN, 'x')
  await receivedCount(1)
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 77000])
})

test('an update that cannot be read is passed over, loudly', async () => {
  const { fake, telegram, received, receivedCount, logLines } = await startTestChannel()
  fake.pushUpdate({ message: { text: 'a message without a chat' } })
  fake.userSends(AN, 'x')
  telegram.startPolling()
  await receivedCount(1)
  await telegram.stop()
  expect(textsOf(received, AN)).toEqual(['x'])
  expect(logLines.filter((line) => line.includes('cannot be read'))).toHaveLength(1)
  expect(fake.pendingUpdates()).toEqual([])
})

test('a webhook left from before is removed when polling starts, and its updates are kept', async () => {
  const { fake, telegram, receivedCount } = await startTestChannel()
  await fetch(`${fake.url}/bot${TEST_TOKEN}/setWebhook?url=http://127.0.0.1:1/`)
  fake.userSends(AN, 'x')
  telegram.startPolling()
  await receivedCount(1)
})

test('polling goes on when Telegram starts again with a lower update_id after a week of silence', async () => {
  const stopping = new AbortController()
  const batches = [[900, 901], [], [5]]
  const offsets: number[] = []
  const handled: number[] = []
  const end = await pollUpdates({
    fetchUpdates: async (offset) => {
      offsets.push(offset)
      const ids = batches.shift()
      if (ids === undefined) stopping.abort()
      return (ids ?? []).map((update_id) => ({ update_id }))
    },
    parse: (update) => parseUpdate(update),
    handle: async ({ updateId }) => void handled.push(updateId),
    summarise: String,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    wait: async () => {},
    now: () => 0,
    random: () => 0,
    signal: stopping.signal,
  })
  expect(handled).toEqual([900, 901, 5])
  expect(offsets).toEqual([0, 902, 0, 6])
  expect(end.reason).toBe('stopped')
})

test('no log line tells the token or what a person wrote', async () => {
  const { fake, telegram, logLines, receivedCount } = await startTestChannel({
    receive: async ({ input }) => {
      if (input.kind === 'text' && logLines.length < 8) {
        throw new Error(`Failed query: insert into entries\nparams: ${input.text} at /bot${TEST_TOKEN}/`)
      }
    },
  })
  const description = `Bad gateway for /bot${TEST_TOKEN}/getUpdates`
  fake.planFault({ kind: 'refuse', method: 'getMe', code: 500, description })
  fake.planFault({ kind: 'refuse', method: 'getUpdates', code: 500, description })
  fake.planFault({ kind: 'cut', method: 'getUpdates' })
  fake.planFault({ kind: 'refuse', method: 'answerCallbackQuery', code: 400, description })
  fake.userSends(AN, 'ông Nguyễn Văn Mẫu')
  fake.userPresses(AN, 1, 'x', { evenIfGone: true })
  telegram.startPolling()
  await receivedCount(2)
  await telegram.stop()
  expect(logLines.length).toBeGreaterThan(5)
  expect(logLines.join('\n')).not.toContain('AAF-secret')
  expect(logLines.join('\n')).not.toContain('Nguyễn')
})
