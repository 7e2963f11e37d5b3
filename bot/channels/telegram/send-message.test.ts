import { expect, test } from 'vitest'
import { type Delivered, DeliveryError, type Message } from '../channel.ts'
import { startTestChannel, TEST_TOKEN } from './start-test-channel.ts'
import type { TelegramChannel } from './telegram-channel.ts'

const CHAT = 42

async function startWithUser(options: Parameters<typeof startTestChannel>[0] = {}) {
  const started = await startTestChannel(options)
  started.fake.createUser({ id: CHAT, started: true })
  return started
}

function send({ channel }: TelegramChannel, message: Message, reference = 'r1'): Promise<Delivered> {
  return channel.send(String(CHAT), message, reference)
}

async function faultOf(sending: Promise<unknown>): Promise<DeliveryError> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${String(error)}`)
  return error
}

test('a message arrives with its title in bold and its buttons, whatever characters it is made of', async () => {
  const { fake, telegram } = await startWithUser()
  const { messageId } = await send(telegram, {
    title: 'Tiếp dân <b>&amp; "đơn" 🇻🇳',
    text: 'Số lượt < 3 & > 1?\n</b>',
    buttons: [[{ title: 'Lưu', action: 'save' }], [{ title: 'Huỷ <', action: 'cancel' }]],
  })
  expect(fake.messages(CHAT)).toMatchObject([
    {
      messageId: Number(messageId),
      fromBot: true,
      text: 'Tiếp dân <b>&amp; "đơn" 🇻🇳\nSố lượt < 3 & > 1?\n</b>',
      bold: 'Tiếp dân <b>&amp; "đơn" 🇻🇳',
      buttons: [[{ title: 'Lưu', data: 'save' }], [{ title: 'Huỷ <', data: 'cancel' }]],
    },
  ])
})

test('a long text arrives whole, in order, with the buttons under its last part only', async () => {
  const { fake, telegram } = await startWithUser()
  const paragraphs = Array.from({ length: 40 }, (_, index) => `${index} ${'đơn thư '.repeat(50).trim()}`)
  const { messageId } = await send(telegram, {
    text: paragraphs.join('\n\n'),
    buttons: [[{ title: 'Lưu', action: 'save' }]],
  })
  const sent = fake.messages(CHAT)
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.flatMap((message) => message.text.split('\n\n'))).toEqual(paragraphs)
  expect(sent.map((message) => message.buttons.length)).toEqual([...sent.slice(1).map(() => 0), 1])
  expect(sent.at(-1)?.messageId).toBe(Number(messageId))
})

test('a message in which nothing can be read is rejected and never sent', async () => {
  const { fake, telegram } = await startWithUser()
  for (const text of ['', ' \n\t', '\u200b\u2060', '\0']) {
    expect(await faultOf(send(telegram, { text }))).toMatchObject({ fault: 'rejected' })
  }
  expect(fake.calls('sendMessage')).toEqual([])
})

test('429 is passed on as a wait for the whole channel with the seconds that Telegram asks for', async () => {
  const { fake, telegram } = await startWithUser()
  fake.planFault({ kind: 'refuse', code: 429, retryAfter: 17 })
  const error = await faultOf(send(telegram, { text: 'x' }))
  expect(error).toMatchObject({ fault: 'retry', afterSeconds: 17, scope: 'channel' })
})

test('429 whose words name the chat holds up that recipient only', async () => {
  const { fake, telegram } = await startWithUser()
  fake.planFault({ kind: 'refuse', code: 429, retryAfter: 3, description: 'Too Many Requests: slow down in this chat' })
  const error = await faultOf(send(telegram, { text: 'x' }))
  expect(error).toMatchObject({ fault: 'retry', afterSeconds: 3, scope: 'recipient' })
})

test('a long message that broke off goes on where it broke off when it is tried again', async () => {
  const { fake, telegram } = await startWithUser()
  const text = ['a', 'b', 'c'].map((letter) => letter.repeat(4000)).join('\n\n')
  fake.planFault({ kind: 'slow', method: 'sendMessage' })
  fake.planFault({ kind: 'refuse', method: 'sendMessage', code: 429, retryAfter: 2 })
  fake.planFault({ kind: 'slow', method: 'sendMessage' })
  fake.planFault({ kind: 'refuse', method: 'sendMessage', code: 500 })
  expect((await faultOf(send(telegram, { text }, 'r1'))).afterSeconds).toBe(2)
  expect((await faultOf(send(telegram, { text }, 'r1'))).fault).toBe('retry')
  const { messageId } = await send(telegram, { text }, 'r1')
  expect(fake.messages(CHAT).map((message) => message.text[0])).toEqual(['a', 'b', 'c'])
  expect(fake.messages(CHAT).at(-1)?.messageId).toBe(Number(messageId))
})

test('two messages with the same words and different references are two messages', async () => {
  const { fake, telegram } = await startWithUser()
  const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`
  await send(telegram, { text }, 'r1')
  await send(telegram, { text }, 'r2')
  expect(fake.messages(CHAT)).toHaveLength(4)
})

test('a person who blocked the bot, or never wrote to it, is unreachable', async () => {
  const { fake, telegram } = await startWithUser()
  fake.userBlocks(CHAT)
  expect(await faultOf(send(telegram, { text: 'x' }))).toMatchObject({ fault: 'unreachable' })
  expect(await faultOf(telegram.channel.send('999', { text: 'x' }, 'r'))).toMatchObject({ fault: 'unreachable' })
  expect(await faultOf(telegram.channel.send('', { text: 'x' }, 'r'))).toMatchObject({ fault: 'unreachable' })
})

test.each([
  [{ kind: 'refuse', code: 403, description: 'Forbidden: user is deactivated' }, 'unreachable'],
  [{ kind: 'refuse', code: 400, description: 'Bad Request: user is deactivated' }, 'unreachable'],
  [{ kind: 'refuse', code: 401, description: 'Unauthorized' }, 'misconfigured'],
  [{ kind: 'refuse', code: 404, description: 'Not Found' }, 'misconfigured'],
  [{ kind: 'refuse', code: 400, description: 'Bad Request: something new' }, 'rejected'],
  [{ kind: 'refuse', code: 500, description: 'Internal Server Error' }, 'retry'],
  [{ kind: 'garbage', code: 502 }, 'retry'],
  [{ kind: 'garbage', code: 200 }, 'retry'],
  [{ kind: 'drop' }, 'retry'],
  [{ kind: 'cut' }, 'retry'],
] as const)('%o means %s', async (fault, expected) => {
  const { fake, telegram } = await startWithUser()
  fake.planFault(fault)
  expect((await faultOf(send(telegram, { text: 'x' }))).fault).toBe(expected)
})

test('a call that is not answered in time is to be tried again', async () => {
  const { fake, telegram } = await startWithUser({ requestTimeoutMs: 50 })
  fake.planFault({ kind: 'hang' })
  const error = await faultOf(send(telegram, { text: 'x' }))
  expect(error).toMatchObject({ fault: 'retry', scope: 'channel' })
})

test('a button whose action is longer than 64 bytes is rejected, as Telegram would', async () => {
  const { telegram } = await startWithUser()
  const buttons = [[{ title: 'x', action: 'đ'.repeat(33) }]]
  const error = await faultOf(send(telegram, { text: 'x', buttons }))
  expect(error).toMatchObject({ fault: 'rejected', message: expect.stringContaining('BUTTON_DATA_INVALID') })
})

test('a message whose entities are refused is sent once more as plain text', async () => {
  const { fake, telegram } = await startWithUser()
  const description = "Bad Request: can't parse entities: Unsupported start tag"
  fake.planFault({ kind: 'refuse', code: 400, description })
  await send(telegram, { title: 'T', text: 'x' })
  expect(fake.messages(CHAT)).toMatchObject([{ text: 'T\nx', bold: '' }])
  fake.planFault({ kind: 'refuse', code: 400, description, times: 2 })
  expect((await faultOf(send(telegram, { title: 'T', text: 'x' }))).fault).toBe('rejected')
  expect(fake.calls('sendMessage')).toHaveLength(4)
})

test('a message that replaces an earlier one is written over it, buttons and all', async () => {
  const { fake, telegram } = await startWithUser()
  const buttons = [[{ title: 'Lưu', action: 'save' }]]
  const first = await send(telegram, { text: 'one', buttons })
  const second = await send(telegram, { text: 'two', replaces: first.messageId })
  expect(second).toEqual(first)
  expect(fake.messages(CHAT)).toMatchObject([{ text: 'two', formerTexts: ['one'], buttons: [] }])
})

test('writing the same over a message again is a success', async () => {
  const { fake, telegram } = await startWithUser()
  const first = await send(telegram, { title: 'T', text: 'one' })
  expect(await send(telegram, { title: 'T', text: 'one', replaces: first.messageId })).toEqual(first)
  expect(fake.messages(CHAT)).toHaveLength(1)
})

test('what cannot be written over an earlier message is sent as a new one', async () => {
  const { fake, telegram } = await startWithUser()
  fake.userSends(CHAT, 'mine')
  const mine = String(fake.messages(CHAT)[0]?.messageId)
  for (const replaces of ['999999', mine, 'zalo-message-id', '0']) {
    const { messageId } = await send(telegram, { text: `over ${replaces}`, replaces })
    expect(fake.messages(CHAT).at(-1)).toMatchObject({ messageId: Number(messageId), text: `over ${replaces}` })
  }
  expect(fake.messages(CHAT)).toHaveLength(5)
})

test('an edit that is told to wait is not sent as a new message', async () => {
  const { fake, telegram } = await startWithUser()
  const first = await send(telegram, { text: 'one' })
  fake.planFault({ kind: 'refuse', code: 429, retryAfter: 4 })
  const error = await faultOf(send(telegram, { text: 'two', replaces: first.messageId }))
  expect(error).toMatchObject({ fault: 'retry', afterSeconds: 4 })
  expect(fake.messages(CHAT)).toMatchObject([{ text: 'one' }])
})

test('a link is not fetched for a preview, which would use up a one-time link', async () => {
  const { fake, telegram } = await startWithUser()
  await send(telegram, { text: 'https://example.vn/once/abc' })
  expect(fake.calls('sendMessage')[0]?.parameters.link_preview_options).toEqual({ is_disabled: true })
})

test('no error tells the token, however the call fails', async () => {
  const { fake, telegram } = await startWithUser({ requestTimeoutMs: 50 })
  const errors: DeliveryError[] = []
  const description = `Bad Request: /bot${TEST_TOKEN}/sendMessage AAF-secret_part-of-the-token`
  for (const fault of [
    { kind: 'refuse', code: 400, description },
    { kind: 'drop' },
    { kind: 'hang' },
    { kind: 'garbage', code: 502 },
  ] as const) {
    fake.planFault(fault)
    errors.push(await faultOf(send(telegram, { text: 'x' })))
  }
  await fake.stop()
  errors.push(await faultOf(send(telegram, { text: 'x' })))
  for (const error of errors) {
    const all = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
    expect(all).not.toContain('AAF-secret')
  }
})
