import { request } from 'node:http'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { MalformedUpdate } from '../bot/channels/telegram/parse-update.ts'
import { createSecretCheck } from '../bot/channels/telegram/webhook-secret.ts'
import type { ApiOptions } from './create-api.ts'
import { noDatabase } from './testing/no-database.ts'
import { startApi } from './testing/start-api.ts'

const SECRET = 'a-secret-of-the-test'
const UPDATE = { update_id: 7, message: { text: 'Sáng nay tiếp dân 8 lượt' } }

const start = async (options: { handle?: (update: unknown) => Promise<void>; secret?: string | undefined } = {}) => {
  const handled: unknown[] = []
  const api = await startApi(noDatabase, {
    telegram: {
      acceptsSecret: createSecretCheck('secret' in options ? options.secret : SECRET),
      handleUpdate: async (update) => {
        await options.handle?.(update)
        handled.push(update)
      },
    },
  } satisfies Partial<ApiOptions>)
  onTestFinished(api.close)
  const post = (body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': SECRET }) =>
    fetch(`${api.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
  return { ...api, handled, post }
}

const codeOf = async (response: Response) => {
  const body = JSON.stringify(await response.json())
  expect(body).toContain(response.headers.get('x-request-id'))
  return [response.status, /"code":"(\w+)"/.exec(body)?.[1]]
}

test('an update with the secret is handled, and nothing is logged', async () => {
  const { post, handled, logged } = await start()
  expect((await post(JSON.stringify(UPDATE))).status).toBe(200)
  expect(handled).toEqual([UPDATE])
  expect(logged).toEqual([])
})

test.each([
  ['no secret', {}],
  ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'wrong' }],
  ['the beginning of the secret', { 'x-telegram-bot-api-secret-token': SECRET.slice(0, -1) }],
  ['the secret as a bearer token', { authorization: `Bearer ${SECRET}` }],
])('with %s nothing happens', async (_what, headers: Record<string, string>) => {
  const { post, handled } = await start()
  expect(await codeOf(await post(JSON.stringify(UPDATE), headers))).toEqual([401, 'unauthorized'])
  expect(handled).toEqual([])
})

test('a webhook without a configured secret takes nothing', async () => {
  const { post, handled } = await start({ secret: undefined })
  expect(await codeOf(await post(JSON.stringify(UPDATE)))).toEqual([401, 'unauthorized'])
  expect(handled).toEqual([])
})

test('without Telegram there is no webhook', async () => {
  const api = await startApi(noDatabase)
  onTestFinished(api.close)
  expect(await codeOf(await fetch(`${api.url}/webhooks/telegram`, { method: 'POST', body: '{}' }))).toEqual([
    404,
    'not_found',
  ])
})

test.each(['', '{', 'null}', '\0', "{'update_id':1}"])('the body %j is no JSON', async (body) => {
  const { post, handled } = await start()
  expect(await codeOf(await post(body))).toEqual([400, 'invalid_request'])
  expect(handled).toEqual([])
})

test('what is no update is refused for good', async () => {
  const { post, logged } = await start({
    handle: async () => {
      throw new MalformedUpdate('no update_id')
    },
  })
  expect(await codeOf(await post('[]'))).toEqual([400, 'invalid_request'])
  expect(logged).toEqual([])
})

test('when nothing was committed Telegram is told to deliver again, and nothing else', async () => {
  const { post, logged } = await start({
    handle: async () => {
      throw new Error('insert into entries failed: Sáng nay')
    },
  })
  const response = await post(JSON.stringify(UPDATE))
  expect(await response.clone().text()).not.toMatch(/insert|Sáng/)
  expect(await codeOf(response)).toEqual([500, 'internal'])
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toMatch(/insert|Sáng/)
})

test('a body of more than 1 MB is refused, whether it announces its length or not', async () => {
  const { post, handled, url } = await start()
  const large = JSON.stringify({ ...UPDATE, text: 'x'.repeat(1_000_000) })
  expect(await codeOf(await post(large))).toEqual([413, 'too_large'])

  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'x-telegram-bot-api-secret-token': SECRET, 'transfer-encoding': 'chunked' }
    const chunked = request(`${url}/webhooks/telegram`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    chunked.on('error', reject)
    chunked.end(large)
  })
  expect(status).toBe(413)
  expect(handled).toEqual([])
})

test('a body in chunks is read like any other', async () => {
  const { handled, url } = await start()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(JSON.stringify(UPDATE)))
      controller.close()
    },
  })
  const headers = { 'x-telegram-bot-api-secret-token': SECRET }
  const response = await fetch(`${url}/webhooks/telegram`, { method: 'POST', headers, body, duplex: 'half' })
  expect(response.status).toBe(200)
  expect(handled).toEqual([UPDATE])
})

test('only POST is taken', async () => {
  const { url } = await start()
  const response = await fetch(`${url}/webhooks/telegram`)
  expect(response.headers.get('allow')).toBe('POST')
  expect(await codeOf(response)).toEqual([405, 'method_not_allowed'])
})

test('the web chat stands at /chat, and the root leads there', async () => {
  const api = await startApi(noDatabase, { chat: new Hono().get('/', (c) => c.text('the chat')) })
  onTestFinished(api.close)
  const response = await fetch(api.url)
  expect(response.url).toBe(`${api.url}/chat`)
  expect(await response.text()).toBe('the chat')
  expect((await fetch(`${api.url}/chat/nothing`)).status).toBe(404)
})
