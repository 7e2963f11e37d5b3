import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../db/database.ts'
import { figuresSchema } from './figures-schema.ts'
import { correctReception, recordPetitionTotal, recordReception, unitId } from './testing/sample-office.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
  const id = await recordReception(database, { unit: 'xa-bay', date: '2026-11-16', values: { turns: 9, people: 11 } })
  const corrected = { unit: 'xa-bay', date: '2026-11-16', values: { turns: 8, people: 10 } }
  await correctReception(database, id, 2, { ...corrected, at: new Date('2026-11-20T09:45:00Z') })
  await recordReception(database, { unit: 'ia-hloi', date: '2026-11-17', values: { turns: 0, people: 0, cases: 0 } })
  await recordReception(database, { unit: 'xa-ba', date: '2025-03-03', values: { turns: 5 } })
  await recordReception(database, { unit: 'xa-bon', date: '2025-03-04', values: { turns: 7 } })
  await recordPetitionTotal(database, {
    unit: 'ia-hloi',
    year: 2026,
    month: 11,
    values: { received: 20, carried_over: 4, resolved_n: 6 },
  })
})

afterAll(async () => {
  await api.close()
  await database.close()
})

type Figures = z.infer<typeof figuresSchema>

/** Also proves that the answer is what the schema says. */
const readFigures = async (query: Record<string, string>): Promise<Figures> => {
  const response = await fetch(`${api.url}/api/v1/figures?${new URLSearchParams(query)}`, withToken)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return figuresSchema.parse(body)
}

const formOf = (figures: Figures, key: string) => {
  const form = figures.forms.find(({ form }) => form === key)
  if (form === undefined) throw new Error(`no form ${key}`)
  return form
}

const indicatorOf = (figures: Figures, form: string, key: string) => {
  const indicator = formOf(figures, form).indicators.find((each) => each.key === key)
  if (indicator === undefined) throw new Error(`no indicator ${key}`)
  return indicator
}

test('a corrected figure is counted as it stands now, and once', async () => {
  const figures = await readFigures({ unit: 'xa-bay', period: '2026-M12', form: 'citizen_reception' })
  expect(indicatorOf(figures, 'citizen_reception', 'reception_turns')).toMatchObject({
    value: 8,
    asOf: '2026-11-20T09:45:00.000Z',
    byUnit: [{ unit: 'xa-bay', value: 8, entries: 1 }],
  })
  expect(formOf(figures, 'citizen_reception').asOf).toBe('2026-11-20T09:45:00.000Z')
})

test('a total says how complete it is and who is missing', async () => {
  const form = formOf(await readFigures({ unit: 'tinh-mau', period: '2026-M12' }), 'citizen_reception')
  expect(form).toMatchObject({ reported: 2, expected: 4, missing: ['tam-dong', 'tam-tay'] })
})

test('reported as none is 0, not reported is null', async () => {
  const none = await readFigures({ unit: 'ia-hloi', period: '2026-M12' })
  expect(indicatorOf(none, 'citizen_reception', 'reception_turns').value).toBe(0)
  expect(indicatorOf(none, 'citizen_reception', 'large_groups').value).toBeNull()

  const missing = await readFigures({ unit: 'tam-dong', period: '2026-M12' })
  expect(indicatorOf(missing, 'citizen_reception', 'reception_turns')).toMatchObject({
    value: null,
    asOf: null,
    byUnit: [],
  })
  expect(formOf(missing, 'citizen_reception')).toMatchObject({ reported: 0, expected: 1, asOf: null })
})

test('a merger loses nothing: the new unit carries the figures of the old ones', async () => {
  const figures = await readFigures({ unit: 'xa-bay', period: '2025-Q1' })
  expect(indicatorOf(figures, 'citizen_reception', 'reception_turns')).toMatchObject({
    value: 12,
    byUnit: [
      { unit: 'xa-ba', value: 5, entries: 1 },
      { unit: 'xa-bon', value: 7, entries: 1 },
    ],
  })
  const province = await readFigures({ unit: 'tinh-mau', period: '2025-Y', form: 'citizen_reception' })
  expect(indicatorOf(province, 'citizen_reception', 'reception_turns').value).toBe(12)
})

test('a ratio comes with what it is a percentage of', async () => {
  const figures = await readFigures({ unit: 'tinh-mau', period: '2026-Q4', form: 'petition' })
  expect(formOf(figures, 'petition').ratios).toMatchObject([
    {
      key: 'resolved_pct',
      value: 25,
      numerator: { indicator: 'petitions_resolved', value: 6 },
      denominators: [
        { indicator: 'petitions_received', value: 20 },
        { indicator: 'petitions_carried_over', value: 4 },
      ],
    },
  ])
})

test('the entries link leads to what was counted', async () => {
  const { links } = formOf(await readFigures({ unit: 'tinh-mau', period: '2026-12' }), 'citizen_reception')
  expect(links.entries).toBe('/api/v1/entries?unit=tinh-mau&period=2026-M12&form=citizen_reception')
  const response = await fetch(api.url + links.entries, withToken)
  expect(await response.json()).toMatchObject({ entries: [{ unit: 'ia-hloi' }, { unit: 'xa-bay' }], more: false })
})

describe('the period', () => {
  test.each([
    ['2026-M11', '2026-M11', '2026-10-15', '2026-11-14'],
    ['2026-11', '2026-M11', '2026-10-15', '2026-11-14'],
    ['2026-Q4', '2026-Q4', '2026-09-15', '2026-12-14'],
    ['2026-H1', '2026-H1', '2025-12-15', '2026-06-14'],
    ['2026-9M', '2026-9M', '2025-12-15', '2026-09-14'],
    ['2026-Y', '2026-Y', '2025-12-15', '2026-12-14'],
    ['2026-YTD', '2026-YTD', '2025-12-15', '2026-11-20'],
  ])('%s is %s, from %s to %s', async (period, key, from, to) => {
    expect((await readFigures({ unit: 'xa-bay', period })).period).toMatchObject({ key, from, to })
  })

  test('without one, it is the month under way', async () => {
    expect((await readFigures({ unit: 'xa-bay' })).period.key).toBe('2026-M12')
  })
})

describe('the unit', () => {
  test.each([
    ['its code', 'ia-hloi', 'ia-hloi'],
    ['its code in capitals', 'IA-HLOI', 'ia-hloi'],
    ['its id', String(unitId('xa-bay')), 'xa-bay'],
    ['its name', 'Xã Ia Hlối', 'ia-hloi'],
    ['its name without diacritics', 'ia hloi', 'ia-hloi'],
    ['its name, misread', 'la Hlối', 'ia-hloi'],
    ['an alias', 'IHL', 'ia-hloi'],
  ])('is found by %s', async (_how, unit, code) => {
    expect((await readFigures({ unit })).unit.code).toBe(code)
  })

  test('is found by a name that it bore in the period', async () => {
    expect((await readFigures({ unit: 'Xã Ba', period: '2025-M03' })).unit.code).toBe('xa-ba')
  })
})
