import { expect, onTestFinished, test } from 'vitest'
import { type ChatServer, startChat } from './testing/start-chat.ts'
import { type ErrorBody, Visitor } from './testing/visitor.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const start = async (): Promise<{ chat: ChatServer; visitor: Visitor }> => {
  const chat = await startChat()
  onTestFinished(() => chat.close())
  const visitor = new Visitor(chat.url)
  await visitor.start('official')
  return { chat, visitor }
}

const upload = (
  visitor: Visitor,
  name: string,
  body: Uint8Array,
  { key = 'k1', type = 'application/octet-stream' } = {},
) =>
  visitor.fetch(`/chat/files?${new URLSearchParams({ key, name })}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  })

const codeOf = async (answer: Response) => ((await answer.json()) as ErrorBody).error.code

test('a template is downloaded, and read when it is sent back', async () => {
  const { chat, visitor } = await start()
  const answer = await visitor.fetch('/chat/templates?form=petition&lang=vi')
  expect(answer.headers.get('content-type')).toBe(XLSX)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="giao-ban-donthu.xlsx"')
  const template = new Uint8Array(await answer.arrayBuffer())
  expect((await upload(visitor, 'đơn thư.xlsx', template)).status).toBe(202)
  expect(chat.bot.received.at(-1)).toMatchObject({
    channel: 'webchat',
    sender: 'demo-official',
    updateKey: 'demo-official:k1',
    input: { kind: 'sheet', name: 'đơn thư.xlsx', reading: { kind: 'refused', reason: 'nothing_filled_in' } },
  })
})

test('the picture of a message is shown to who was sent the message, and to nobody else', async () => {
  const { chat, visitor } = await start()
  const document = { kind: 'completeness-picture' as const, unitId: 1, on: '2026-11-20', language: 'vi' as const }
  const { id } = await chat.bot.say('demo-official', { text: 'Tổng hợp', document })
  const shown = await visitor.fetch(`/chat/pictures/${id}`)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
  const other = new Visitor(chat.url)
  await other.start('leader')
  expect((await other.fetch(`/chat/pictures/${id}`)).status).toBe(404)
  expect((await new Visitor(chat.url).fetch(`/chat/pictures/${id}`)).status).toBe(401)
})

test('a message without a picture has none', async () => {
  const { chat, visitor } = await start()
  const { id } = await chat.bot.say('demo-official', { text: 'Đã lưu.' })
  for (const address of [String(id), String(id - 1), 'x', '0'])
    expect((await visitor.fetch(`/chat/pictures/${address}`)).status, address).toBe(404)
})

test('both ways are closed to who has no session', async () => {
  const { chat } = await start()
  const stranger = new Visitor(chat.url)
  expect((await stranger.fetch('/chat/templates?form=petition')).status).toBe(401)
  expect((await upload(stranger, 'a.xlsx', new Uint8Array(3))).status).toBe(401)
  expect(chat.bot.received).toEqual([])
})

test('a file that is too large is refused before it is read', async () => {
  const { chat, visitor } = await start()
  const answer = await upload(visitor, 'a.xlsx', new Uint8Array(2_000_001))
  expect([answer.status, await codeOf(answer)]).toEqual([413, 'file_too_large'])
  expect(chat.bot.received).toEqual([])
})

test('of any other file the bot is told that there is one', async () => {
  const { chat, visitor } = await start()
  await upload(visitor, 'giấy mời.pdf', new Uint8Array([1, 2, 3]))
  expect(chat.bot.received.at(-1)?.input).toEqual({ kind: 'unsupported', content: 'file' })
})

test('a form of another site cannot send a file with the visitor’s cookie', async () => {
  const { chat, visitor } = await start()
  const answer = await upload(visitor, 'a.xlsx', new Uint8Array(3), { type: 'multipart/form-data; boundary=x' })
  expect([answer.status, await codeOf(answer)]).toEqual([400, 'bad_request'])
  expect(chat.bot.received).toEqual([])
})

test('an unknown form has no template', async () => {
  const { visitor } = await start()
  for (const form of ['nothing', '../petition', '']) {
    const { status } = await visitor.fetch(`/chat/templates?${new URLSearchParams({ form })}`)
    expect(status, form).toBeGreaterThanOrEqual(400)
    expect(status, form).toBeLessThan(500)
  }
})
