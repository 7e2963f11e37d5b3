import { expect, onTestFinished, test } from 'vitest'
import { noDatabase } from './testing/no-database.ts'
import { startApi } from './testing/start-api.ts'

type Handle = NonNullable<Parameters<typeof startApi>[1]>['zaloBot']

const start = async (handleWebhook?: NonNullable<Handle>['handleWebhook']) => {
  const api = await startApi(noDatabase, handleWebhook === undefined ? {} : { zaloBot: { handleWebhook } })
  onTestFinished(api.close)
  return (init: RequestInit) => fetch(`${api.url}/webhooks/zalo-bot`, init)
}

test('the channel is given the secret and the body as they came', async () => {
  const given: unknown[] = []
  const post = await start(async (request) => {
    given.push(request)
    return 'taken'
  })
  const body = '{"ok":true,"result":{}}'
  expect((await post({ method: 'POST', headers: { 'X-Bot-Api-Secret-Token': 'of-zalo' }, body })).status).toBe(200)
  expect((await post({ method: 'POST', body })).status).toBe(200)
  expect(given).toEqual([
    { secret: 'of-zalo', body },
    { secret: undefined, body },
  ])
})

test.each([
  ['refused', 401, 'unauthorized'],
  ['malformed', 400, 'invalid_request'],
] as const)('what is %s is answered with %i', async (outcome, status, code) => {
  const post = await start(async () => outcome)
  const response = await post({ method: 'POST', body: '{}' })
  expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }])
})

test('when nothing was committed the answer is 500, without the reason', async () => {
  const post = await start(() => Promise.reject(new Error('the database is away')))
  const response = await post({ method: 'POST', body: '{}' })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('away')
})

test('an update of more than a megabyte is not read', async () => {
  const post = await start(async () => 'taken')
  expect((await post({ method: 'POST', body: 'x'.repeat(1_000_001) })).status).toBe(413)
})

test('where no bot is set up there is no webhook, and only POST is taken', async () => {
  const post = await start()
  expect((await post({ method: 'POST', body: '{}' })).status).toBe(404)
  const response = await post({ method: 'GET' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})
