import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { loadPresets } from '../services/load-presets.ts'
import { errorSchema } from './error-schema.ts'
import { previewSchema, scheduleSchema, schedulesSchema } from './schedule-schema.ts'
import { NOW } from './testing/sample-office.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer

beforeAll(async () => {
  database = await openOffice()
  await loadPresets(database, NOW)
  api = await startApi(database)
}, 60_000)

afterAll(async () => {
  await api.close()
  await database.close()
})

const request = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: { ...withToken.headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const refused = async (answer: Promise<Response>) => {
  const response = await answer
  const { error } = errorSchema.parse(await response.json())
  return { status: response.status, code: error.code, problems: error.problems }
}

const schedule = async (answer: Promise<Response>) => scheduleSchema.strict().parse(await (await answer).json())

const definition = {
  name: { vi: 'Báo cáo tuần', en: 'Weekly report' },
  duty: { kind: 'report' },
  debtors: { kind: 'units', unitIds: [4, 5] },
  frequency: { kind: 'week' },
  scheme: 'calendar',
  due: { general: { kind: 'after', workingDays: 2 }, byLevel: {} },
  holidayPolicy: 'next',
  ladder: [{ key: 'due', from: 'due', workingDays: 0, times: ['08:00', '14:30'], tell: ['official', 'head'] }],
  aggregatorId: null,
  source: null,
}
const reason = 'Công văn 12'

test('the presets are listed by key, each with all its revisions', async () => {
  const { schedules } = schedulesSchema.parse(await (await request('GET', '/schedules')).json())
  const keys = schedules.map(({ key }) => key)
  expect(keys).toEqual(keys.toSorted())
  const chair = schedules.find(({ key }) => key === 'receptions_commune_chair')
  expect(
    chair?.revisions.map(({ effectiveFrom, definition: { frequency } }) => [effectiveFrom, frequency.kind]),
  ).toEqual([
    ['2014-07-01', 'week'],
    ['2026-07-01', 'month'],
  ])
})

test('a schedule is added, changed from a day on, paused, resumed, ended and opened again; every step stays on record and is audited', async () => {
  const path = '/schedules/weekly_report'
  const added = await request('POST', '/schedules', { key: 'weekly_report', definition, effectiveFrom: '2026-11-16' })
  expect(added.status).toBe(201)

  const changed = { ...definition, due: { general: { kind: 'after', workingDays: 3 }, byLevel: {} } }
  await schedule(request('PATCH', path, { revision: 1, definition: changed, effectiveFrom: '2026-12-01', reason }))
  await schedule(request('POST', `${path}/pause`, { revision: 2, reason }))
  await schedule(request('POST', `${path}/resume`, { revision: 3, effectiveFrom: '2027-01-04', reason }))
  await schedule(request('POST', `${path}/end`, { revision: 4, effectiveFrom: '2027-02-01', reason }))
  expect(await refused(request('POST', `${path}/resume`, { revision: 5, reason }))).toMatchObject({
    status: 409,
    code: 'schedule_ended',
  })
  const reopened = await schedule(request('POST', `${path}/reopen`, { revision: 5, reason }))

  expect(reopened.revisions.map(({ effectiveFrom, state, recordedBy }) => [effectiveFrom, state, recordedBy])).toEqual([
    ['2026-11-16', 'active', null],
    ['2026-12-01', 'active', null],
    ['2026-12-01', 'paused', null],
    ['2027-01-04', 'active', null],
    ['2027-02-01', 'ended', null],
    ['2027-02-01', 'active', null],
  ])
  expect(reopened.revisions.map((revision) => revision.definition)).toEqual([
    definition,
    changed,
    changed,
    changed,
    changed,
    changed,
  ])
  expect(await schedule(request('GET', path))).toEqual(reopened)

  const audited = await database.run<{ name: string; channel: string; reason: string | null }>(
    `select name, details ->> 'channel' as channel, details #>> '{revision,reason}' as reason from audit_events
     where details ->> 'key' = 'weekly_report' order by id`,
  )
  expect(audited).toEqual([
    { name: 'schedule.added', channel: 'api', reason: null },
    ...['changed', 'paused', 'resumed', 'ended', 'reopened'].map((done) => ({
      name: `schedule.${done}`,
      channel: 'api',
      reason,
    })),
  ])
})

describe('what is refused changes nothing', () => {
  beforeAll(async () => {
    await request('POST', '/schedules', { key: 'kept', definition })
  })

  const change = { revision: 1, definition, effectiveFrom: '2026-12-01', reason }

  test.each<[string, string, string, unknown, number, string]>([
    ['a key that is taken', 'POST', '/schedules', { key: 'kept', definition }, 409, 'schedule_exists'],
    ['a key that is none', 'POST', '/schedules', { key: 'Báo cáo', definition }, 400, 'invalid_request'],
    ['a schedule that there is not', 'PATCH', '/schedules/none_such', change, 404, 'schedule_unknown'],
    [
      'a change of what has been changed since',
      'PATCH',
      '/schedules/kept',
      { ...change, revision: 2 },
      409,
      'schedule_changed',
    ],
    [
      'a change of the past',
      'PATCH',
      '/schedules/kept',
      { ...change, effectiveFrom: '2026-11-19' },
      400,
      'effective_in_past',
    ],
    ['a change without a reason', 'PATCH', '/schedules/kept', { ...change, reason: ' ' }, 400, 'reason_missing'],
    [
      'a resumption of what is in force',
      'POST',
      '/schedules/kept/resume',
      { revision: 1, reason },
      409,
      'schedule_active',
    ],
    ['a definition that is none', 'PATCH', '/schedules/kept', { ...change, definition: 7 }, 400, 'definition_invalid'],
  ])('%s', async (_, method, path, body, status, code) => {
    expect(await refused(request(method, path, body))).toMatchObject({ status, code })
    expect((await schedule(request('GET', '/schedules/kept'))).revisions.length).toBe(1)
  })

  test('everything that stands against a definition is told by path and code', async () => {
    const wrong = {
      ...definition,
      debtors: { kind: 'units', unitIds: [4, 99] },
      ladder: [{ ...definition.ladder[0], times: ['06:00'] }],
    }
    const { problems } = await refused(request('POST', '/schedules', { key: 'wrong', definition: wrong }))
    expect(problems).toEqual([{ code: 'step_time_quiet', path: 'ladder.0.times.0' }])
    const unknown = { ...definition, debtors: { kind: 'units', unitIds: [4, 99] } }
    expect(await refused(request('POST', '/schedules', { key: 'wrong', definition: unknown }))).toMatchObject({
      status: 400,
      code: 'definition_invalid',
      problems: [{ code: 'unit_unknown', path: 'debtors.unitIds' }],
    })
  })

  test('without the token', async () => {
    const writes: [string, string][] = [
      ['POST', '/schedules'],
      ['PATCH', '/schedules/kept'],
      ['POST', '/schedules/kept/end'],
      ['PUT', '/calendar/days/2026-12-31'],
      ['PUT', '/calendar/culture-day'],
    ]
    for (const [method, path] of writes)
      expect((await fetch(`${api.url}/api/v1${path}`, { method, body: '{}' })).status).toBe(401)
  })

  test('other methods', async () => {
    expect(await refused(request('DELETE', '/schedules/kept'))).toMatchObject({
      status: 405,
      code: 'method_not_allowed',
    })
    expect((await request('GET', '/schedules/kept/pause')).headers.get('allow')).toBe('POST')
  })
})

test('of two changes at the same moment one is taken and the other told that it came late', async () => {
  await request('POST', '/schedules', { key: 'contested', definition })
  const answers = await Promise.all(
    [1, 2, 3].map(() => request('POST', '/schedules/contested/pause', { revision: 1, reason })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('the reminders of the next 30 days: when, whom, about which units; what is past today is not among them', async () => {
  const preview = previewSchema.parse(await (await request('GET', '/schedules/commune_monthly/preview?days=30')).json())
  expect(preview).toMatchObject({ key: 'commune_monthly', from: '2026-11-20', days: 30 })
  expect(preview.reminders.every(({ at }) => at >= NOW.toISOString())).toBe(true)
  const [opening] = preview.reminders.filter(({ occurrence }) => occurrence.key === '2026-M12')
  expect(opening).toMatchObject({
    at: '2026-12-15T01:00:00.000Z',
    step: 'opening',
    told: 'official',
    dueOn: '2026-12-18',
  })
  expect(opening?.units.map(({ code }) => code)).toEqual(['xa-bay', 'ia-hloi', 'tam-dong', 'tam-tay'])
  expect(await refused(request('GET', '/schedules/commune_monthly/preview?days=0'))).toMatchObject({ status: 400 })
  expect(await refused(request('GET', '/schedules/none_such/preview'))).toMatchObject({ code: 'schedule_unknown' })
})

test('the documentation names every address of schedules and the calendar', async () => {
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await fetch(`${api.url}/api/v1/openapi.json`)).json())
  const methods = (path: string) => Object.keys(paths[`/api/v1${path}`] ?? {}).toSorted()
  expect(methods('/schedules')).toEqual(['get', 'post'])
  expect(methods('/schedules/{key}')).toEqual(['get', 'patch'])
  expect(methods('/schedules/{key}/preview')).toEqual(['get'])
  for (const verb of ['pause', 'resume', 'end', 'reopen']) expect(methods(`/schedules/{key}/${verb}`)).toEqual(['post'])
  expect(methods('/calendar')).toEqual(['get'])
  expect(methods('/calendar/days/{date}')).toEqual(['delete', 'put'])
  expect(methods('/calendar/culture-day')).toEqual(['put'])
})
