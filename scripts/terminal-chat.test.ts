import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ChatServer, startChat } from '../api/chat/testing/start-chat.ts'
import { runTerminalChat } from './terminal-chat.ts'

let chat: ChatServer

beforeEach(async () => {
  chat = await startChat()
})
afterEach(() => chat.close())

/** What the terminal shows when these lines are piped into it. */
async function pipe(...lines: string[]): Promise<string> {
  const output = new PassThrough()
  const shown = text(output)
  await runTerminalChat({
    baseUrl: chat.url,
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output,
    interactive: false,
  })
  output.end()
  return shown
}

test('each line waits for the answer to the one before, and the last answer is shown before it ends', async () => {
  chat.bot.answerAfterMs = 200
  const shown = await pipe('8 lượt', 'xin chào')
  expect(shown).toMatch(
    /› 8 lượt\s+TIẾP CÔNG DÂN[^›]*Số lượt: 8[^›]*\[1\] Lưu {2}\[2\] Sửa\n\[3\] Thêm chi tiết[^›]*› xin chào\s+Bạn vừa nhắn: xin chào\s*$/,
  )
})

test('a number presses the button, with an equals sign it is an answer', async () => {
  await pipe('8 lượt', '1', '=1')
  expect(chat.bot.received.map(({ input }) => input)).toEqual([
    { kind: 'text', text: '8 lượt' },
    { kind: 'press', action: 'save', message: '1' },
    { kind: 'text', text: '1' },
  ])
})

test('a number after an answer without buttons does not press those of an earlier message', async () => {
  await pipe('8 lượt', 'xin chào', '1')
  expect(chat.bot.received.at(-1)?.input).toEqual({ kind: 'text', text: '1' })
})

test('personas are listed and switched', async () => {
  const shown = await pipe('/persona', '/persona 2', 'xin chào', '/persona nobody')
  expect(shown).toContain('[2] Rơ Châm Thuận, Chủ tịch UBND, UBND xã Ia Tơr\n[3] Người mới')
  expect(chat.bot.received.map(({ sender }) => sender)).toEqual(['demo-leader'])
  expect(shown).toContain('Không có vai này.')
})

test('what the bot says cannot steer the terminal', async () => {
  chat.bot.say('demo-official', { text: 'trước \x1b[2J\x07 sau' })
  expect(await pipe()).toContain('trước [2J sau')
})
