import { expect, test } from 'vitest'
import { startTestFake } from './start-test-fake.ts'

const CHAT = 42

async function startWithUser() {
  const started = await startTestFake()
  started.fake.createUser({ id: CHAT, started: true })
  return started
}

test('parameters are taken from JSON, forms, multipart and the address alike', async () => {
  const { fake } = await startWithUser()
  const url = `${fake.url}/bot${fake.token}/SendMessage`
  const fields = { chat_id: String(CHAT), text: '<b>x</b>', parse_mode: 'HTML' }
  const keyboard = JSON.stringify({ inline_keyboard: [[{ text: 'Lưu', callback_data: 'save' }]] })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, reply_markup: keyboard })) form.append(name, value)
  await fetch(url, { method: 'POST', body: form })
  await fetch(url, { method: 'POST', body: new URLSearchParams({ ...fields, reply_markup: keyboard }) })
  await fetch(`${url}?${new URLSearchParams({ ...fields, reply_markup: keyboard })}`)
  const sent = { text: 'x', bold: 'x', buttons: [[{ title: 'Lưu', data: 'save' }]] }
  expect(fake.messages(CHAT)).toMatchObject([sent, sent, sent])
})

test.each([
  [{ chat_id: 1, text: 'x' }, 400, 'Bad Request: chat not found'],
  [{ text: 'x' }, 400, 'Bad Request: chat_id is empty'],
  [{ chat_id: CHAT }, 400, 'Bad Request: message text is empty'],
  [{ chat_id: CHAT, text: ' \n' }, 400, 'Bad Request: text must be non-empty'],
  [{ chat_id: CHAT, text: '👍'.repeat(2049) }, 400, 'Bad Request: message is too long'],
  [{ chat_id: CHAT, text: '\ud83d' }, 400, 'Bad Request: strings must be encoded in UTF-8'],
  [{ chat_id: CHAT, text: 'x', parse_mode: 'WORD' }, 400, 'Bad Request: unsupported parse_mode'],
  [
    { chat_id: CHAT, text: '<b>', parse_mode: 'HTML' },
    400,
    'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    { chat_id: CHAT, text: 'x', entities: [{ type: 'bold', offset: 0, length: 2 }] },
    400,
    'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at byte offset 1',
  ],
  [
    { chat_id: CHAT, text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(65) }]] } },
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    { chat_id: CHAT, text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a' }]] } },
    400,
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
])('sendMessage %j is refused', async (parameters, code, description) => {
  const { call } = await startWithUser()
  expect(await call('sendMessage', parameters)).toEqual({ ok: false, error_code: code, description })
})

test('4096 UTF-16 units after entity parsing are taken, and white space around them is not counted', async () => {
  const { call } = await startWithUser()
  const text = ` <b>${'👍'.repeat(2048)}</b>\n`
  expect(await call('sendMessage', { chat_id: CHAT, text, parse_mode: 'HTML' })).toMatchObject({
    ok: true,
    result: { entities: [{ type: 'bold', offset: 0, length: 4096 }] },
  })
})

test('a user who blocked the bot gets nothing until they let it in again', async () => {
  const { fake, call } = await startWithUser()
  fake.userBlocks(CHAT)
  expect(await call('sendMessage', { chat_id: CHAT, text: 'x' })).toEqual({
    ok: false,
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  fake.userUnblocks(CHAT)
  expect((await call('sendMessage', { chat_id: CHAT, text: 'x' })).ok).toBe(true)
  const changes = fake.pendingUpdates().map((update) => update.my_chat_member)
  expect(changes).toMatchObject([
    { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
    { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } },
  ])
})

test('only messages of its own, still there and really changed, can be edited by the bot', async () => {
  const { fake, call } = await startWithUser()
  fake.userSends(CHAT, 'mine')
  const [mine] = fake.messages(CHAT)
  await call('sendMessage', { chat_id: CHAT, text: 'one' })
  const message_id = fake.messages(CHAT)[1]?.messageId
  const edit = async (parameters: object) =>
    (await call('editMessageText', { chat_id: CHAT, message_id, text: 'one', ...parameters })).description
  expect(await edit({})).toMatch(/^Bad Request: message is not modified: specified new message content/)
  expect(await edit({ text: ' one ' })).toMatch(/^Bad Request: message is not modified/)
  expect(await edit({ message_id: 999 })).toBe('Bad Request: message to edit not found')
  expect(await edit({ message_id: mine?.messageId })).toBe("Bad Request: message can't be edited")
  expect(await edit({ text: 'two' })).toBeUndefined()
  expect(fake.messages(CHAT)[1]).toMatchObject({ text: 'two', formerTexts: ['one'] })
  await call('deleteMessage', { chat_id: CHAT, message_id })
  expect(await edit({ text: 'three' })).toBe('Bad Request: message to edit not found')
})

test('a press needs its button, and takes an answer once it was made and not after a minute', async () => {
  let clock = 0
  const { fake, call } = await startTestFake({ now: () => clock })
  fake.createUser({ id: CHAT, started: true })
  const reply_markup = { inline_keyboard: [[{ text: 'Lưu', callback_data: 'save' }]] }
  await call('sendMessage', { chat_id: CHAT, text: 'x', reply_markup })
  const message_id = fake.messages(CHAT)[0]?.messageId ?? 0
  fake.userPresses(CHAT, message_id, 'save')
  expect(() => fake.userPresses(CHAT, message_id, 'delete')).toThrow('there is: save')
  await call('editMessageReplyMarkup', { chat_id: CHAT, message_id })
  expect(() => fake.userPresses(CHAT, message_id, 'save')).toThrow('there is: none')
  const [query] = fake.callbackQueries()
  expect((await call('answerCallbackQuery', { callback_query_id: query?.id })).ok).toBe(true)
  clock += 61_000
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  expect((await call('answerCallbackQuery', { callback_query_id: query?.id })).description).toBe(tooOld)
  expect((await call('answerCallbackQuery', { callback_query_id: '1' })).description).toBe(tooOld)
})

test('with limits, messages that come too fast are refused with the seconds to wait', async () => {
  let clock = 0
  const { fake, call } = await startTestFake({
    now: () => clock,
    limits: { perChatPerSecond: 1, perChatBurst: 2, overallPerSecond: 4 },
  })
  for (const id of [1, 2, 3]) fake.createUser({ id, started: true })
  const send = async (chat_id: number) => (await call('sendMessage', { chat_id, text: 'x' })).parameters?.retry_after
  expect([await send(1), await send(1), await send(1)]).toEqual([undefined, undefined, 1])
  expect([await send(2), await send(3)]).toEqual([undefined, 1])
  clock += 1000
  expect([await send(1), await send(1)]).toEqual([undefined, 1])
})

test('a wrong token, an unknown method and a method left out are told apart', async () => {
  const { fake, call } = await startTestFake()
  const status = async (path: string) => (await fetch(fake.url + path)).status
  expect(await status('/bot123456:other/getMe')).toBe(401)
  expect(await status('/botnonsense/getMe')).toBe(404)
  expect((await call('getmee')).error_code).toBe(404)
  expect(await call('sendMediaGroup')).toMatchObject({
    error_code: 501,
    description: expect.stringContaining('sendMediaGroup'),
  })
})
