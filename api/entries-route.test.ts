import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { entriesSchema } from './entry-schema.ts'
import { correctReception, recordPetitionTotal, recordReception } from './testing/sample-office.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer
let corrected: string

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
  corrected = await recordReception(database, { unit: 'xa-bay', date: '2026-11-16', values: { turns: 9 } })
  const said = { unit: 'xa-bay', date: '2026-11-16', values: { turns: 8 }, at: new Date('2026-11-20T09:45:00Z') }
  await correctReception(database, corrected, 2, said)
  await recordReception(database, { unit: 'ia-hloi', date: '2026-11-18', values: { turns: 0 } })
  await recordPetitionTotal(database, { unit: 'ia-hloi', year: 2026, month: 12, values: { received: 20 } })
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const list = async (query: Record<string, string>) => {
  const response = await fetch(`${api.url}/api/v1/entries?${new URLSearchParams(query)}`, withToken)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return entriesSchema.parse(body)
}

test('an entry says who reported what, when, and how often it was corrected', async () => {
  const { entries } = await list({ unit: 'xa-bay', form: 'citizen_reception' })
  expect(entries).toMatchObject([
    {
      id: corrected,
      unit: 'xa-bay',
      granularity: 'event',
      date: '2026-11-16',
      period: null,
      revision: 2,
      values: { receiver_role: 'chair', turns: 8 },
      recordedBy: { name: 'Nguyễn Thị Hạnh' },
      recordedAt: '2026-11-20T09:40:00.000Z',
      changedAt: '2026-11-20T09:45:00.000Z',
    },
  ])
})

test('a period total says its period', async () => {
  const { entries } = await list({ unit: 'ia-hloi', form: 'petition' })
  expect(entries).toMatchObject([
    {
      granularity: 'batch',
      date: null,
      period: '2026-M12',
      scheme: 'admin_15_14',
      from: '2026-11-15',
      to: '2026-12-14',
    },
  ])
})

test('without a form, the entries of every form are listed', async () => {
  const { form, entries } = await list({ unit: 'tinh-mau' })
  expect(form).toBeNull()
  expect(new Set(entries.map((entry) => entry.form))).toEqual(new Set(['citizen_reception', 'petition']))
})

test('the limit is kept, and it is told that there are more', async () => {
  expect(await list({ unit: 'tinh-mau', limit: '2' })).toMatchObject({ more: true, entries: [{}, {}] })
  expect(await list({ unit: 'tinh-mau', limit: '3' })).toMatchObject({ more: false, entries: [{}, {}, {}] })
})

test('a withdrawn entry is behind no figure', async () => {
  const id = await recordReception(database, { unit: 'tam-dong', date: '2026-11-19', values: { turns: 1 } })
  await database.run('update entries set withdrawn_at = changed_at where id = $1::uuid', [id])
  expect((await list({ unit: 'tam-dong' })).entries).toEqual([])
})
