import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { plainCalendar } from '../domain/calendar/plain-calendar.ts'
import { plainCatalogue } from '../domain/indicators/catalogue.ts'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import { noDatabase } from './testing/no-database.ts'
import { startApi, withToken } from './testing/start-api.ts'

const bodySchema = z.object({ units: z.array(z.looseObject({ code: z.string() })) })

test('every unit is listed with its place, those that have merged included', async () => {
  const api = await startApi(noDatabase, {
    directory: () => ({ version: 1, tree: createUnitTree(SAMPLE), catalogue: plainCatalogue, calendar: plainCalendar }),
  })
  onTestFinished(api.close)
  const { units } = bodySchema.parse(await (await fetch(`${api.url}/api/v1/units`, withToken)).json())
  const unit = (wanted: string) => units.find(({ code }) => code === wanted)
  expect(units).toHaveLength(SAMPLE.units.length)
  expect(unit('u1')).toMatchObject({ id: 1, name: 'Tỉnh Mẫu', parent: null, level: 'province', reports: [] })
  expect(unit('u12')).toMatchObject({ parent: 'u1', validTo: null, aliases: [] })
  expect(unit('u10')).toMatchObject({ parent: 'u2', validTo: '2025-06-30' })
})
