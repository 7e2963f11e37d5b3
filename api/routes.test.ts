import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { plainCalendar } from '../domain/calendar/plain-calendar.ts'
import { plainCatalogue } from '../domain/indicators/catalogue.ts'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import { errorSchema } from './error-schema.ts'
import { noDatabase } from './testing/no-database.ts'
import { type ApiServer, startApi, TOKEN, withToken } from './testing/start-api.ts'

let api: ApiServer

/** Two communes bear one name. */
const tree = createUnitTree({
  ...SAMPLE,
  units: SAMPLE.units.flatMap((unit) => (unit.id === 20 ? [unit, { ...unit, id: 21, code: 'u21' }] : unit)),
})

const start = (options: Parameters<typeof startApi>[1] = {}) =>
  startApi(noDatabase, {
    directory: () => ({ version: 1, tree, catalogue: plainCatalogue, calendar: plainCalendar }),
    ...options,
  })

beforeAll(async () => {
  api = await start()
})

afterAll(() => api.close())

const PROTECTED = ['/api/v1/figures?unit=u12', '/api/v1/entries?unit=u12', '/api/v1/units', '/api/v1/indicators']
const OPEN = ['/healthz', '/api/v1/openapi.json']
const BY_UNIT = ['/api/v1/figures', '/api/v1/entries']

/** Answers the error's code after checking all that holds for every error. */
const refused = async (response: Response): Promise<[status: number, code: string]> => {
  const text = await response.text()
  const { error } = errorSchema.strict().parse(JSON.parse(text))
  expect(error.requestId).toBe(response.headers.get('x-request-id'))
  expect(text).not.toMatch(/\bat .*\.ts|select |node_modules|stack|a-token-of-the-test/i)
  return [response.status, error.code]
}

const get = (path: string, init: RequestInit = withToken) => fetch(api.url + path, init)

describe.each(PROTECTED)('%s', (path) => {
  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['no token', 'Bearer'],
    ['a wrong token', 'Bearer wrong'],
    ['the token and more', `Bearer ${TOKEN}x`],
    ['the beginning of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['the token twice', `Bearer ${TOKEN} ${TOKEN}`],
    ['another scheme', `Basic ${TOKEN}`],
    ['a very long token', `Bearer ${'x'.repeat(8_000)}`],
  ])('answers nothing to %s', async (_what, authorization) => {
    const response = await get(path, authorization === undefined ? {} : { headers: { authorization } })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await refused(response)).toEqual([401, 'unauthorized'])
  })

  test('takes the token, whatever the case of the scheme, and names the request', async () => {
    const response = await get(path, { headers: { authorization: `bearer ${TOKEN}` } })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toMatch(/^request-/)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s', async (method) => {
    const response = await get(path, { ...withToken, method })
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(await refused(response)).toEqual([405, 'method_not_allowed'])
  })

  test.each([
    ['none', { apiOff: true }],
    ['an empty one', { adminToken: '' }],
  ])('is off while the token of the server is %s, whatever is sent', async (_what, options) => {
    const off = await start(options)
    onTestFinished(off.close)
    for (const authorization of [`Bearer ${TOKEN}`, 'Bearer ', 'Bearer undefined']) {
      const response = await fetch(off.url + path, { headers: { authorization } })
      expect(await refused(response)).toEqual([401, 'api_off'])
    }
  })
})

test.each(OPEN)('%s needs no token and takes only GET', async (path) => {
  expect((await get(path, {})).status).toBe(200)
  expect(await refused(await get(path, { method: 'POST' }))).toEqual([405, 'method_not_allowed'])
})

const RIGHT_TO_LEFT = '\u202egnôĐ\u202c'
const WITH_CONTROLS = ['\0', 'u12\0', 'u\n12', '\x1b[2J']
const HOSTILE = [
  "' or 1=1 --",
  '"; drop table units; --',
  '%00',
  '../../etc/passwd',
  RIGHT_TO_LEFT,
  '🦬'.repeat(50),
  '<script>alert(1)</script>',
  '-1',
  '99999999999999999999',
  '1e3',
  '__proto__',
  'constructor',
]

describe.each(BY_UNIT)('%s', (path) => {
  test.each(HOSTILE)('knows no unit %j and does not repeat it', async (unit) => {
    const response = await get(`${path}?${new URLSearchParams({ unit })}`)
    const text = await response.clone().text()
    if (unit !== '-1') expect(text).not.toContain(unit)
    expect(await refused(response)).toEqual([404, 'unit_unknown'])
  })

  test.each(WITH_CONTROLS)('refuses the unit %j', async (unit) => {
    const response = await get(`${path}?${new URLSearchParams({ unit })}`)
    expect(await refused(response)).toEqual([400, 'invalid_request'])
  })

  test.each([
    ...HOSTILE,
    ...WITH_CONTROLS,
    '',
    '2026',
    '2026-M13',
    '2026-M00',
    '2026-Q5',
    '2025-YTD',
    '2026-W01',
    '0026-M01',
    '2026-M11 '.repeat(2),
  ])('knows no period %j', async (period) => {
    const [status, code] = await refused(await get(`${path}?${new URLSearchParams({ unit: 'u12', period })}`))
    expect(status).toBe(400)
    expect(['period_invalid', 'invalid_request']).toContain(code)
  })

  test.each([...HOSTILE, ...WITH_CONTROLS, '', 'receptions'])('knows no form %j', async (form) => {
    const response = await get(`${path}?${new URLSearchParams({ unit: 'u12', form })}`)
    expect(await refused(response)).toEqual([400, 'invalid_request'])
  })

  test.each([
    ['no unit', ''],
    ['an empty unit', '?unit='],
    ['two units', '?unit=u12&unit=u13'],
    ['a unit of 10 kB', `?unit=${'x'.repeat(10_000)}`],
  ])('refuses %s', async (_what, query) => {
    expect(await refused(await get(path + query))).toEqual([400, 'invalid_request'])
  })

  test('a broken escape names no unit', async () => {
    expect(await refused(await get(`${path}?unit=%ff%fe%`))).toEqual([404, 'unit_unknown'])
  })

  test('a query of 100 kB reaches nothing', async () => {
    const response = await get(`${path}?unit=${'x'.repeat(100_000)}`)
    expect(await refused(response)).toEqual([431, 'too_large'])
  })

  test('a name that fits several units names them', async () => {
    const response = await get(`${path}?${new URLSearchParams({ unit: 'Xã Bảy' })}`)
    const body = errorSchema.parse(await response.clone().json())
    expect(body.error.message).toContain('u20, u21')
    expect(await refused(response)).toEqual([400, 'unit_ambiguous'])
  })
})

test.each([...HOSTILE, ...WITH_CONTROLS, '', '0', '1001', '1.5', ' 5', '+5'])(
  'entries refuse the limit %j',
  async (limit) => {
    const response = await get(`/api/v1/entries?${new URLSearchParams({ unit: 'u12', limit })}`)
    expect(await refused(response)).toEqual([400, 'invalid_request'])
  },
)

test.each([
  '/api/v1',
  '/api/v1/',
  '/api/v1/nothing',
  '/api/v1/figures/1',
  '/nothing',
  '/api',
  '/webhooks',
  '/chat',
  '/',
])('nothing is at %s', async (path) => {
  expect(await refused(await get(path))).toEqual([404, 'not_found'])
})

test('what is not HTTP gets the one shape too, and the server goes on', async () => {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
  socket.end('NOT HTTP AT ALL\r\n\r\n')
  const answer = await text(socket)
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/)
  expect(errorSchema.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).error.code).toBe('invalid_request')
  expect((await get('/healthz')).status).toBe(200)
})

test('an address under /api/v1 tells strangers nothing, not even that it does not exist', async () => {
  expect(await refused(await get('/api/v1/nothing', {}))).toEqual([401, 'unauthorized'])
})

test('a defect is logged by its request id; the answer tells nothing of it', async () => {
  const secret = 'select * from secrets where password = hunter2'
  const fail = () => {
    throw new Error(secret)
  }
  const broken = await startApi({ ...noDatabase, run: async () => fail() }, { directory: fail })
  onTestFinished(broken.close)
  for (const path of PROTECTED) {
    const response = await fetch(broken.url + path, withToken)
    expect(await response.clone().text()).not.toContain('hunter2')
    expect(await refused(response)).toEqual([500, 'internal'])
    expect(broken.logged.at(-1)).toContain(response.headers.get('x-request-id'))
  }
  expect(broken.logged.join()).not.toContain('hunter2')
})
