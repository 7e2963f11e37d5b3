import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { readDirectory } from '../db/directory.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
}, 60_000)

afterAll(async () => {
  await api.close()
  await database.close()
})

const yearSchema = z.strictObject({
  year: z.int(),
  cultureDayFrom: z.string().nullable(),
  days: z.array(z.strictObject({ date: z.string(), kind: z.string(), name: z.string(), source: z.string() })),
})

const request = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: { ...withToken.headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const year = async (answer: Promise<Response>) => yearSchema.parse(await (await answer).json())
const works = async (date: string) => (await readDirectory(database)).calendar.isWorkingDay(date)

test('a year has its public holidays and the days off in lieu, by name', async () => {
  const { year: asked, cultureDayFrom, days } = await year(request('GET', '/calendar?year=2026'))
  expect([asked, cultureDayFrom]).toEqual([2026, null])
  expect(days).toContainEqual({ date: '2026-04-27', kind: 'off', name: 'Nghỉ bù Giỗ tổ Hùng Vương', source: 'law' })
  expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted())
  expect((await year(request('GET', '/calendar'))).year).toBe(2026)
})

test('a day that is set is in force at once, goes before the law, and can be taken back', async () => {
  const path = '/calendar/days/2026-08-31'
  const { days } = await year(request('PUT', path, { kind: 'off', name: 'Hoán đổi ngày làm việc' }))
  expect(days).toContainEqual({ date: '2026-08-31', kind: 'off', name: 'Hoán đổi ngày làm việc', source: 'office' })
  expect(await works('2026-08-31')).toBe(false)
  await request('PUT', path, { kind: 'workday', name: 'Làm việc' })
  expect(await works('2026-08-31')).toBe(true)
  await request('PUT', path, { kind: 'off', name: 'Hoán đổi ngày làm việc' })
  const after = await year(request('DELETE', path))
  expect(after.days.some(({ date }) => date === '2026-08-31')).toBe(false)
  expect(await works('2026-08-31')).toBe(true)
  const audited = await database.run<{ name: string }>('select name from audit_events order by id')
  expect(audited.map(({ name }) => name)).toEqual(['calendar.set', 'calendar.set', 'calendar.set', 'calendar.unset'])
})

test('24 November is a day off from the day that is said, and worked again when it is switched off', async () => {
  const { cultureDayFrom, days } = await year(request('PUT', '/calendar/culture-day', { from: '2026-01-01' }))
  expect(cultureDayFrom).toBe('2026-01-01')
  expect(days).toContainEqual({ date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: 'law' })
  expect(await works('2026-11-24')).toBe(false)
  await request('PUT', '/calendar/culture-day', { from: null })
  expect(await works('2026-11-24')).toBe(true)
})

test.each<[string, string, unknown]>([
  ['PUT', '/calendar/days/2026-02-30', { kind: 'off', name: 'Nghỉ' }],
  ['PUT', '/calendar/days/2026-02-27', { kind: 'holiday', name: 'Nghỉ' }],
  ['PUT', '/calendar/days/2026-02-27', { kind: 'off', name: ' ' }],
  ['PUT', '/calendar/culture-day', { from: 'always' }],
  ['GET', '/calendar?year=26', undefined],
])('%s %s with %j is refused', async (method, path, body) => {
  expect((await request(method, path, body)).status).toBe(400)
})
