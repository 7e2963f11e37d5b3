import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { ApiOptions, ZaloWebhook } from './create-api.ts'
import { noDatabase } from './testing/no-database.ts'
import { startApi } from './testing/start-api.ts'

const start = async (handleWebhook: ZaloWebhook['handleWebhook'] = async () => 'taken') => {
  const handled: { body: string; signature: string | null }[] = []
  const api = await startApi(noDatabase, {
    zalo: {
      async handleWebhook(received) {
        const outcome = await handleWebhook(received)
        handled.push({ body: new TextDecoder().decode(received.rawBody), signature: received.signature })
        return outcome
      },
    },
  } satisfies Partial<ApiOptions>)
  onTestFinished(api.close)
  const post = (body: string, headers: Record<string, string> = { 'x-zevent-signature': 'mac=00' }) =>
    fetch(`${api.url}/webhooks/zalo`, { method: 'POST', headers, body })
  return { ...api, handled, post }
}

const codeOf = async (response: Response) => {
  const body = JSON.stringify(await response.json())
  expect(body).toContain(response.headers.get('x-request-id'))
  return [response.status, /"code":"(\w+)"/.exec(body)?.[1]]
}

test('an event is handed on byte for byte with its signature, and nothing is logged', async () => {
  const { post, handled, logged } = await start()
  const body = '{ "event_name":"user_send_text",\n "message":{"text":"Tiếp dân \\u0110"}}'
  expect((await post(body)).status).toBe(200)
  expect(handled).toEqual([{ body, signature: 'mac=00' }])
  expect(logged).toEqual([])
})

test('what is not signed is refused, and what is no JSON', async () => {
  expect(await codeOf(await (await start(async () => 'unsigned')).post('{}', {}))).toEqual([401, 'unauthorized'])
  expect(await codeOf(await (await start(async () => 'not_json')).post('{'))).toEqual([400, 'invalid_request'])
})

test('when nothing was committed Zalo is told to deliver again, and nothing else', async () => {
  const { post, logged } = await start(async () => {
    throw new Error('insert into entries failed: Sáng nay')
  })
  const response = await post('{}')
  expect(await response.clone().text()).not.toMatch(/insert|Sáng/)
  expect(await codeOf(response)).toEqual([500, 'internal'])
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toMatch(/insert|Sáng/)
})

test('a commit that takes too long is answered before Zalo gives up, and goes on', async () => {
  const { post, handled } = await start(async () => {
    await sleep(2_100)
    return 'taken'
  })
  const begun = performance.now()
  expect(await codeOf(await post('{}'))).toEqual([500, 'internal'])
  expect(performance.now() - begun).toBeLessThan(2_000)
  await expect.poll(() => handled).toHaveLength(1)
})

test('without Zalo there is no webhook; only POST is taken; more than 1 MB is not', async () => {
  const api = await startApi(noDatabase)
  onTestFinished(api.close)
  expect(await codeOf(await fetch(`${api.url}/webhooks/zalo`, { method: 'POST', body: '{}' }))).toEqual([
    404,
    'not_found',
  ])

  const { post, url, handled } = await start()
  const got = await fetch(`${url}/webhooks/zalo`)
  expect(got.headers.get('allow')).toBe('POST')
  expect(await codeOf(got)).toEqual([405, 'method_not_allowed'])
  const large = JSON.stringify({ text: 'x'.repeat(1_000_000) })
  expect(await codeOf(await post(large))).toEqual([413, 'too_large'])
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'transfer-encoding': 'chunked' }
    const chunked = request(`${url}/webhooks/zalo`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    chunked.on('error', reject)
    chunked.end(large)
  })
  expect([status, handled]).toEqual([413, []])
})
