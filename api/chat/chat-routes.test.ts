import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ChatServer, startChat } from './testing/start-chat.ts'
import { type ErrorBody, Visitor } from './testing/visitor.ts'

let chat: ChatServer
let official: Visitor

beforeEach(async () => {
  chat = await startChat()
  official = new Visitor(chat.url)
  await official.start('official')
})

afterEach(() => chat.close())

async function expectError(answer: Response, status: number, code: string) {
  expect(answer.status).toBe(status)
  const { error } = (await answer.json()) as ErrorBody
  expect(error).toEqual({ code, message: expect.any(String), requestId: expect.any(String) })
}

test('without a session nothing is taken and nothing is shown', async () => {
  const stranger = new Visitor(chat.url)
  await expectError(await stranger.say('8 lượt'), 401, 'no_session')
  await expectError(await stranger.fetch('/chat/history'), 401, 'no_session')
  await expectError(await stranger.fetch('/chat/events?after=0'), 401, 'no_session')
  expect(chat.bot.received).toEqual([])
})

test('the cookie is out of reach for scripts and other sites', async () => {
  const answer = await new Visitor(chat.url).start('leader')
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\/chat/)
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; SameSite=Lax/)
})

test('a cookie that was changed or signed with another secret is refused', async () => {
  const genuine = official.cookie
  official.cookie = genuine.replace('official', 'leader')
  expect(official.cookie).not.toBe(genuine)
  await expectError(await official.fetch('/chat/history'), 401, 'no_session')

  official.cookie = `${genuine.split('.')[0]}.`
  await expectError(await official.fetch('/chat/history'), 401, 'no_session')

  const other = await startChat({ secret: 'another secret' })
  const forger = new Visitor(other.url)
  await forger.start('leader')
  official.cookie = forger.cookie
  await expectError(await official.fetch('/chat/history'), 401, 'no_session')
  await other.close()
})

test('only a persona that is listed can be taken, and only for as long as it is', async () => {
  await expectError(await new Visitor(chat.url).start('administrator'), 404, 'unknown_persona')
  await expectError(await official.post('/chat/session', { persona: 7 }), 400, 'bad_request')
  chat.personas.length = 0
  await expectError(await official.say('8 lượt'), 401, 'no_session')
})

test('the personas are listed without the accounts behind them', async () => {
  const answer = await (await new Visitor(chat.url).fetch('/chat/personas')).text()
  expect(JSON.parse(answer).personas[1]).toEqual({
    key: 'leader',
    name: 'Rơ Châm Thuận',
    title: 'Chủ tịch UBND',
    unit: 'UBND xã Ia Tơr',
  })
  expect(answer).not.toContain('demo-leader')
})

test('a message reaches the engine with its sender and comes back with status 202', async () => {
  const answer = await official.say('Hôm nay 8 lượt\n9 người', 'k1')
  expect(answer.status).toBe(202)
  expect(chat.bot.received).toEqual([
    {
      channel: 'webchat',
      sender: 'demo-official',
      updateKey: 'demo-official:k1',
      input: { kind: 'text', text: 'Hôm nay 8 lượt\n9 người' },
    },
  ])
})

test('a press and a file are told as such', async () => {
  await official.post('/chat/messages', { key: 'k1', press: { action: 'save', message: '12' } })
  await official.post('/chat/messages', { key: 'k2', unsupported: 'photo' })
  expect(chat.bot.received.map(({ input }) => input)).toEqual([
    { kind: 'press', action: 'save', message: '12' },
    { kind: 'unsupported', content: 'photo' },
  ])
})

test('a retry with the same key is the same update; the same key of another person is not', async () => {
  await official.say('8 lượt', 'k1')
  await official.say('8 lượt', 'k1')
  const leader = new Visitor(chat.url)
  await leader.start('leader')
  await leader.say('8 lượt', 'k1')
  const keys = chat.bot.received.map(({ updateKey }) => updateKey)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
  expect(await official.history()).toHaveLength(1)
})

test('what is not understood is refused with the reason and reaches nobody', async () => {
  const send = (body: unknown) => official.post('/chat/messages', body)
  await expectError(await send({ text: 'no key' }), 400, 'bad_request')
  await expectError(await send({ key: 'k', text: 'x', press: { action: 'save' } }), 400, 'bad_request')
  await expectError(await send({ key: 'k', unsupported: 'hologram' }), 400, 'bad_request')
  await expectError(await send({ key: 'has space', text: 'x' }), 400, 'bad_request')
  await expectError(await send({ key: 'k', text: ' \n ' }), 400, 'text_empty')
  const post = (contentType: string, body: string) =>
    official.fetch('/chat/messages', { method: 'POST', headers: { 'content-type': contentType }, body })
  await expectError(await post('application/json', '{"key":'), 400, 'not_json')
  await expectError(await post('text/plain', '{"key":"k","text":"from a form of another site"}'), 400, 'not_json')
  expect(chat.bot.received).toEqual([])
})

test('a text of 100,000 characters is taken, one more is refused, and a flood is cut off', async () => {
  expect((await official.say('ệ'.repeat(100_000))).status).toBe(202)
  await expectError(await official.say('ệ'.repeat(100_001)), 400, 'text_too_long')
  await expectError(await official.say('x'.repeat(1_000_001)), 413, 'too_large')
  expect(chat.bot.received).toHaveLength(1)
})

test('characters that the database refuses are left out', async () => {
  await official.say('8\0 lượt \ud800')
  expect(chat.bot.received[0]?.input).toEqual({ kind: 'text', text: '8 lượt ' })
})

test('while nothing can be taken the answer is 503, and what was written is not in the log', async () => {
  chat.bot.broken = true
  const answer = await official.say('điện thoại 0912 345 678')
  expect(answer.headers.get('retry-after')).toBe('3')
  await expectError(answer, 503, 'unavailable')
  expect(chat.logged).toHaveLength(1)
  expect(chat.logged.join()).not.toContain('0912')
})

test('the history is the last 50 messages, in order', async () => {
  for (let n = 1; n <= 60; n++) chat.bot.say('demo-official', { text: `message ${n}` })
  const ids = (await official.history()).map(({ id }) => id)
  expect(ids).toEqual(Array.from({ length: 50 }, (_, index) => index + 11))
})

test('the stream goes on after a given id without loss or repeat', async () => {
  for (let n = 1; n <= 5; n++) chat.bot.say('demo-official', { text: `message ${n}` })
  const first = await official.events('/chat/events?after=2', 3)
  expect(first.map(({ id }) => id)).toEqual([3, 4, 5])

  const resumed = official.events('/chat/events?after=2', 2, { 'last-event-id': '4' })
  setTimeout(() => chat.bot.say('demo-official', { text: 'message 6' }), 50)
  expect((await resumed).map(({ id }) => id)).toEqual([5, 6])
  await expectError(await official.fetch('/chat/events?after=abc'), 400, 'bad_request')
})

test('an answer is on the stream as soon as it is handed over', async () => {
  const coming = official.events('/chat/events?after=0', 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const started = performance.now()
  await official.say('8 lượt')
  expect((await coming)[0]?.message.title).toContain('TIẾP CÔNG DÂN')
  expect(performance.now() - started).toBeLessThan(1_800)
})

test('an answer that no outbox keeps reaches the page that is open', async () => {
  const guest = new Visitor(chat.url)
  await guest.start()
  await guest.say('xin chào')
  const sender = chat.bot.received[0]?.sender ?? ''
  const coming = guest.events('/chat/events?after=1', 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  chat.bot.sayInPassing('demo-leader', { text: 'for somebody else' }, 'update-1')
  chat.bot.sayInPassing(sender, { text: 'Mời nhập mã mời.' }, 'update-2')
  expect((await coming).map(({ message }) => message.text)).toEqual(['Mời nhập mã mời.'])
})

test('nobody sees the messages of another', async () => {
  const [leader, guest, otherGuest] = [new Visitor(chat.url), new Visitor(chat.url), new Visitor(chat.url)]
  await leader.start('leader')
  await guest.start()
  await otherGuest.start()
  await official.say('8 lượt')
  await guest.say('xin chào')
  expect(await official.history()).toHaveLength(1)
  expect(await guest.history()).toHaveLength(1)
  expect(await leader.history()).toEqual([])
  expect(await otherGuest.history()).toEqual([])

  const stream = leader.events('/chat/events?after=0', 1)
  await official.say('9 lượt')
  chat.bot.say('demo-leader', { text: 'for the leader' })
  expect((await stream).map(({ message }) => message.text)).toEqual(['for the leader'])
})

test('a stream that is open does not keep the server from closing', async () => {
  const open = official.events('/chat/events?after=0', 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await chat.close()
  expect(await open).toEqual([])
  chat = await startChat()
})

test('the page allows no script but its own, and says everything in the language asked for', async () => {
  const page = await official.fetch('/chat')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  const markup = await page.text()
  expect(markup).toContain('<html lang="vi">')
  expect(markup).not.toMatch(/<script(?![^>]* src=)/)
  expect(markup).not.toMatch(/ (style|on\w+)=/)
  expect(await (await official.fetch('/chat?lang=en')).text()).toContain('<html lang="en">')
})

test('a persona with markup in its name stays text', async () => {
  chat.personas.push({ key: 'x', name: '<img src=x onerror=alert(1)>', title: '"><b>', unit: '&', externalId: 'x' })
  const markup = await (await new Visitor(chat.url).fetch('/chat')).text()
  expect(markup).not.toContain('<img src=x')
  expect(markup).not.toContain('<b>')
})

test('an asset is sent once and confirmed afterwards; nothing else of the disk is served', async () => {
  const first = await official.fetch('/chat/assets/conversation.js')
  expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  await first.text()
  const tag = first.headers.get('etag') ?? ''
  const again = await official.fetch('/chat/assets/conversation.js', { headers: { 'if-none-match': `W/${tag}` } })
  expect(again.status).toBe(304)
  await expectError(await official.fetch('/chat/assets/..%2Fchat-routes.ts'), 404, 'not_found')
  await expectError(await official.fetch('/chat/assets/nothing.js'), 404, 'not_found')
})
