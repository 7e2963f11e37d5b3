import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer

const bodySchema = z.object({ indicators: z.array(z.looseObject({ key: z.string() })) })

beforeAll(async () => {
  database = await openOffice()
  await database.run(
    `insert into indicators (key, label, unit, measure, stock, whole, names, revision, declared_by, declared_at, changed_at, retired_at)
     values ('rung_trong_moi', '{"vi":"Rừng trồng mới","en":"New forest"}', '{"vi":"ha","en":"ha"}', 'amount', false, null, '{trồng rừng}',
         1, 1, '2026-01-02T02:00:00Z', '2026-01-02T02:00:00Z', null),
       ('ho_ngheo', '{"vi":"Hộ nghèo","en":"Poor households"}', '{"vi":"hộ","en":"households"}', 'count', true,
         '{"vi":"Tổng số hộ","en":"All households"}', '{}', 2, 1, '2026-01-02T02:00:00Z', '2026-02-02T02:00:00Z', '2026-02-02T02:00:00Z')`,
  )
  api = await startApi(database)
}, 60_000)

afterAll(async () => {
  await api.close()
  await database.close()
})

test('every declared indicator is listed with what it means, who declared it and whether it is in use', async () => {
  const { indicators } = bodySchema.parse(await (await fetch(`${api.url}/api/v1/indicators`, withToken)).json())
  expect(indicators).toEqual([
    {
      key: 'ho_ngheo',
      form: 'custom.ho_ngheo',
      label: { vi: 'Hộ nghèo', en: 'Poor households' },
      unit: { vi: 'hộ', en: 'households' },
      measure: 'count',
      kind: 'stock',
      denominator: { vi: 'Tổng số hộ', en: 'All households' },
      names: [],
      revision: 2,
      declaredBy: 'Nguyễn Thị Hạnh',
      declaredAt: '2026-01-02T02:00:00.000Z',
      changedAt: '2026-02-02T02:00:00.000Z',
      retiredAt: '2026-02-02T02:00:00.000Z',
    },
    expect.objectContaining({
      key: 'rung_trong_moi',
      kind: 'additive',
      measure: 'amount',
      denominator: null,
      names: ['trồng rừng'],
      retiredAt: null,
    }),
  ])
})

const figures = async (query: string) => fetch(`${api.url}/api/v1/figures?unit=tinh-mau&${query}`, withToken)

test('figures have the indicators in use, and of a retired one only what was reported', async () => {
  const all = z
    .object({ forms: z.array(z.looseObject({ form: z.string() })) })
    .parse(await (await figures('period=2026-Y')).json())
  const keys = all.forms.map(({ form }) => form)
  expect(keys).toContain('custom.rung_trong_moi')
  expect(keys).not.toContain('custom.ho_ngheo')
})

test('figures of an indicator that nobody has declared are refused', async () => {
  expect((await figures('form=custom.rung_trong_moi')).status).toBe(200)
  const refused = await figures('form=custom.khong_co')
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('no indicator')
})
