import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { followUpsSchema } from './follow-up-schema.ts'
import { recordReception, unitId } from './testing/sample-office.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer
let entry: string

const add = (unit: string, kind: string, dueOn: string | null, state: 'open' | 'done') =>
  database.run(
    `insert into follow_ups (entry_id, kind, unit_id, arisen, settled, due_on, state, revision, created_at, changed_at)
     values ($1::uuid, $2, $3::int, 4, $4::int, $5::date, $6, 1, '2026-11-20T09:40:00Z', '2026-11-20T09:40:00Z')`,
    [entry, kind, unitId(unit), state === 'done' ? 4 : 1, dueOn, state],
  )

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
  entry = await recordReception(database, { unit: 'xa-bay', date: '2026-11-16', values: { turns: 9 } })
  await add('xa-bay', 'late', '2026-11-19', 'open')
  await add('ia-hloi', 'today', '2026-11-20', 'open')
  await add('ia-hloi', 'whenever', null, 'open')
  await add('xa-bay', 'over', '2026-11-01', 'done')
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const ask = async (query: Record<string, string>) => {
  const response = await fetch(`${api.url}/api/v1/follow-ups?${new URLSearchParams(query)}`, withToken)
  return { status: response.status, body: await response.json() }
}

const kinds = async (query: Record<string, string>) =>
  followUpsSchema.parse((await ask(query)).body).followUps.map(({ kind }) => kind)

test('what is open below a unit is listed with the earliest deadline first, and what is late is told', async () => {
  const { body } = await ask({ unit: 'tinh-mau', state: 'open' })
  expect(followUpsSchema.parse(body).followUps).toMatchObject([
    { kind: 'late', unit: 'xa-bay', overdue: true, arisen: 4, settled: 1, owner: null },
    { kind: 'today', unit: 'ia-hloi', overdue: false },
    { kind: 'whenever', dueOn: null, overdue: false },
  ])
})

test('a unit tells its own and no other’s, in the state that is asked for', async () => {
  expect(await kinds({ unit: 'xa-bay' })).toEqual(['over', 'late'])
  expect(await kinds({ unit: 'xa-bay', state: 'done' })).toEqual(['over'])
  expect(await kinds({ unit: 'ia-hloi', state: 'cancelled' })).toEqual([])
})

test('the limit is kept, and it is told that there are more', async () => {
  const { body } = await ask({ unit: 'tinh-mau', state: 'open', limit: '2' })
  expect(followUpsSchema.parse(body)).toMatchObject({ more: true, followUps: [{}, {}] })
})

test('a state that does not exist is refused', async () => {
  expect((await ask({ unit: 'xa-bay', state: 'closed' })).status).toBe(400)
})
