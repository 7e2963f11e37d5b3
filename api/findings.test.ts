import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { figuresSchema } from './figures-schema.ts'
import { recordPetitionTotal, recordReception } from './testing/sample-office.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
  await recordReception(database, { unit: 'xa-bay', date: '2026-10-20', values: { turns: 9 } })
  for (const [unit, received] of [
    ['ia-hloi', 20],
    ['xa-bay', 30],
    ['tinh-mau', 50],
  ] as const)
    await recordPetitionTotal(database, { unit, year: 2026, month: 11, values: { received } })
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const findings = async (query: Record<string, string>) => {
  const response = await fetch(`${api.url}/api/v1/figures?${new URLSearchParams(query)}`, withToken)
  return figuresSchema.parse(await response.json()).forms.flatMap((form) => form.findings)
}

test('figures tell what does not fit in them, with the law where it is one', async () => {
  expect(await findings({ unit: 'xa-bay', period: '2026-M11', form: 'citizen_reception' })).toMatchObject([
    {
      kind: 'too_few_receptions',
      unit: 'xa-bay',
      role: 'chair',
      value: 1,
      expected: 2,
      source: { en: 'Law 136/2025/QH15' },
    },
  ])
  expect(await findings({ unit: 'tinh-mau', period: '2026-M11', form: 'petition' })).toMatchObject([
    { kind: 'parent_child', unit: 'tinh-mau', indicator: 'petitions_received', value: 50, expected: 50 },
  ])
})

test('figures in which everything fits have no findings', async () => {
  expect(await findings({ unit: 'ia-hloi', period: '2026-M11' })).toEqual([])
})
