import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startTestFake } from './start-test-fake.ts'

async function control(url: string, action: string, body: object = {}): Promise<{ result?: unknown; error?: string }> {
  const response = await fetch(`${url}/control/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return JSON.parse(await response.text())
}

test('another process can move users, plan faults and read what the bot said', async () => {
  const { fake, call } = await startTestFake()
  const act = (action: string, body: object = {}) => control(fake.url, action, body)
  expect(await act('createUser', { id: 7, firstName: 'An' })).toMatchObject({ result: { id: 7, first_name: 'An' } })
  const { result: updateId } = await act('userSends', { chatId: 7, content: '/start' })
  await act('userSends', { chatId: 7, content: { content: 'photo', caption: 'x' } })
  await act('pushUpdate', { update_id: 5, message: {} })
  expect(await act('pendingUpdates')).toMatchObject({
    result: [{ update_id: 5 }, { update_id: updateId, message: { text: '/start' } }, { message: { caption: 'x' } }],
  })
  await act('planFault', { kind: 'refuse', code: 429, retryAfter: 9 })
  expect((await call('sendMessage', { chat_id: 7, text: 'x' })).parameters).toEqual({ retry_after: 9 })
  const waiting = act('waitForMessage', { chatId: 7, n: 1 })
  const reply_markup = { inline_keyboard: [[{ text: 'Lưu', callback_data: 'save' }]] }
  await call('sendMessage', { chat_id: 7, text: 'chào', reply_markup })
  expect(await waiting).toMatchObject({ result: { text: 'chào', buttons: [[{ title: 'Lưu', data: 'save' }]] } })
  expect(await act('userPresses', { chatId: 7, messageId: 3, data: 'save' })).toEqual({ result: expect.any(Number) })
  await act('userBlocks', { chatId: 7 })
  expect(await act('calls', { method: 'sendMessage' })).toMatchObject({ result: [{ status: 429 }, { status: 200 }] })
})

test('a mistake in steering is answered with what is wrong', async () => {
  const { fake } = await startTestFake()
  expect((await control(fake.url, 'fly')).error).toContain('there are: createUser, userSends')
  expect((await control(fake.url, 'userSends', { chatId: 'x' })).error).toContain('chatId')
  expect((await control(fake.url, 'redeliver', { updateId: 1 })).error).toBe('no update 1')
  expect((await control(fake.url, 'waitForMessage', { chatId: 1, n: 1, timeoutMs: 1 })).error).toContain('did not come')
})

test('as a program it prints its address and serves until it is ended', async () => {
  const program = fileURLToPath(new URL('./fake-telegram.ts', import.meta.url))
  const child = spawn(process.execPath, [program, '--token', '99:abc'], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  const url = String(line).trim()
  expect(await (await fetch(`${url}/bot99:abc/getMe`)).json()).toMatchObject({
    ok: true,
    result: { id: 99, is_bot: true },
  })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
