import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthPeriod, periodOf, yearPeriod } from '../periods/period-span.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import type { FigureRow } from './figure-row.ts'
import { type FiguresForm, share, totalFigures } from './total.ts'

const tree = createUnitTree(SAMPLE)

const form: FiguresForm = {
  key: 'reception',
  indicators: [{ key: 'turns' }, { key: 'people' }, { key: 'pending', stock: 'closing' }],
  ratios: [
    {
      key: 'people_per_turn',
      label: { vi: 'Tỷ lệ', en: 'Rate' },
      perRecord: false,
      numerator: 'people',
      denominator: ['turns', 'pending'],
    },
  ],
}

const year = yearPeriod(2025, 'calendar')
const TODAY = '2026-01-10'

const event = (unitId: number, date: string, value: number, rest: Partial<FigureRow> = {}): FigureRow => ({
  unitId,
  form: 'reception',
  granularity: 'event',
  cumulative: false,
  periodKey: null,
  span: { from: date, to: date },
  facet: '',
  indicator: 'turns',
  value,
  entries: 1,
  latestAt: '2025-12-31T00:00:00.000Z',
  ...rest,
})

const ask = (rows: readonly FigureRow[], rest: { unitId?: number; period?: typeof year; today?: string } = {}) =>
  totalFigures({ rows, tree, unitId: 1, form, period: year, today: TODAY, ...rest })

const turns = (rows: readonly FigureRow[], unitId = 1) => ask(rows, { unitId }).indicators[0]

describe('the totals of a unit', () => {
  test('what nobody reported is null with its completeness, never 0', () => {
    const total = ask([])
    expect(total.indicators).toEqual(
      ['turns', 'people', 'pending'].map((indicator) => ({
        indicator,
        value: null,
        byUnit: [],
        reported: 0,
        expected: 3,
        asOf: null,
      })),
    )
    expect(total).toMatchObject({ reported: 0, expected: 3, missing: [12, 13, 20], asOf: null })
    expect(total.ratios[0]?.value).toBeNull()
  })

  test('a reported zero counts as reported', () => {
    expect(turns([event(12, '2025-03-01', 0)])).toMatchObject({ value: 0, reported: 1, expected: 3 })
  })

  test('own rows and those of the units below are added, each unit with its part', () => {
    const rows = [
      event(1, '2025-03-01', 1),
      event(12, '2025-03-01', 2),
      event(30, '2025-03-02', 4),
      event(13, '2025-03-01', 8),
    ]
    expect(turns(rows)).toMatchObject({
      value: 15,
      byUnit: [
        { unitId: 1, value: 1, entries: 1 },
        { unitId: 12, value: 2, entries: 1 },
        { unitId: 13, value: 8, entries: 1 },
        { unitId: 30, value: 4, entries: 1 },
      ],
    })
    expect(turns(rows, 12)).toMatchObject({ value: 6, reported: 1, expected: 1 })
  })

  test('an entry of a merged unit or of an organisation below is the report of the unit that is expected', () => {
    const total = ask([event(10, '2025-02-01', 3), event(30, '2025-09-01', 4)])
    expect(total).toMatchObject({ reported: 2, expected: 3, missing: [13] })
  })

  test('completeness is counted for each indicator and for the form', () => {
    const total = ask([
      event(12, '2025-03-01', 2),
      event(13, '2025-03-01', 2),
      event(12, '2025-03-01', 3, { indicator: 'people' }),
    ])
    expect(total.indicators.map(({ reported }) => reported)).toEqual([2, 1, 0])
    expect(total.reported).toBe(2)
  })

  test('rows of other forms, units and days are left out', () => {
    const rows = [
      event(12, '2025-03-01', 2),
      event(12, '2026-01-01', 50),
      event(13, '2025-03-01', 50),
      event(99, '2025-03-01', 50),
    ]
    expect(turns([...rows, event(12, '2025-03-01', 50, { form: 'petition' })], 12)?.value).toBe(2)
  })

  test('the newest instant is that of what was counted', () => {
    const late = event(13, '2026-01-01', 50, { latestAt: '2026-01-09T00:00:00.000Z' })
    const counted = event(12, '2025-03-01', 2, { latestAt: '2025-04-01T00:00:00.000Z' })
    expect(ask([late, counted]).asOf).toBe('2025-04-01T00:00:00.000Z')
  })

  test('a ratio names what it is a percentage of', () => {
    const rows = [
      event(12, '2025-03-01', 106, { indicator: 'people' }),
      event(12, '2025-03-01', 100),
      event(12, '2025-03-01', 24, { indicator: 'pending' }),
    ]
    expect(ask(rows).ratios).toEqual([
      {
        ratio: 'people_per_turn',
        value: 85.48,
        numerator: { indicator: 'people', value: 106 },
        denominator: [
          { indicator: 'turns', value: 100 },
          { indicator: 'pending', value: 24 },
        ],
      },
    ])
  })
})

test('a share is rounded half up to two decimals and is null without something to divide or to divide by', () => {
  expect(share(1, [8000])).toBe(0.01)
  expect(share(1, [800])).toBe(0.13)
  expect(share(2, [3])).toBe(66.67)
  expect(share(0, [3])).toBe(0)
  expect(share(3, [null, 4])).toBe(75)
  expect([share(null, [3]), share(1, [0]), share(1, [null]), share(1, [])]).toEqual([null, null, null, null])
})

const anyUnit = fc.constantFrom(1, 2, 3, 10, 11, 12, 13, 20, 30, 31)
const firstDays = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}-03`)
const anyDay = fc.constantFrom(...firstDays)

/** By month, a unit reports either events or a total: what the database guarantees. */
const anyRows = fc
  .uniqueArray(fc.record({ unitId: anyUnit, day: anyDay, value: fc.nat(1000), batch: fc.boolean() }), {
    selector: ({ unitId, day }) => `${unitId} ${day}`,
    maxLength: 40,
  })
  .map((cells) =>
    cells.map(({ unitId, day, value, batch }) => {
      if (!batch) return event(unitId, day, value)
      const { key, from, to } = periodOf(day, 'month', 'calendar')
      return event(unitId, day, value, { granularity: 'batch', periodKey: key, span: { from, to } })
    }),
  )

const sum = (rows: readonly FigureRow[]) =>
  rows.length === 0 ? null : rows.reduce((total, row) => total + row.value, 0)

test('the total of the province is the plain sum of all that was reported in it', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(turns(rows)?.value).toBe(sum(rows))
    }),
  )
})

test('the total of a unit is the plain sum over its scope', () => {
  fc.assert(
    fc.property(anyRows, anyUnit, (rows, unitId) => {
      const scope = tree.scopeOf(unitId, year)
      expect(turns(rows, unitId)?.value).toBe(sum(rows.filter((row) => scope.includes(row.unitId))))
    }),
  )
})

test('the order of the rows changes nothing', () => {
  const shuffled = anyRows.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  )
  fc.assert(
    fc.property(shuffled, ([rows, other]) => {
      expect(ask(other)).toEqual(ask(rows))
    }),
  )
})

test('correcting one row changes the total by exactly the difference', () => {
  fc.assert(
    fc.property(anyRows, fc.nat(), fc.nat(1000), (rows, index, value) => {
      fc.pre(rows.length > 0)
      const at = index % rows.length
      const corrected = rows.map((row, place) => (place === at ? { ...row, value } : row))
      const difference = value - (rows[at]?.value ?? 0)
      expect((turns(corrected)?.value ?? 0) - (turns(rows)?.value ?? 0)).toBe(difference)
    }),
  )
})

test('merging two units conserves the total of the year, for the province and for the new unit', () => {
  const { successions: _, ...apart } = SAMPLE
  const before = createUnitTree({ ...apart, successions: [] })
  fc.assert(
    fc.property(anyRows, (rows) => {
      const apartTotals = [10, 11, 20].map(
        (unitId) => totalFigures({ rows, tree: before, unitId, form, period: year, today: TODAY }).indicators[0],
      )
      // Organisation 31 lies below commune 10 and is in its total already.
      const sumApart = apartTotals.reduce((total, part) => total + (part?.value ?? 0), 0)
      expect(turns(rows, 20)?.value ?? 0).toBe(sumApart)
      expect(turns(rows)?.value).toBe(
        totalFigures({ rows, tree: before, unitId: 1, form, period: year, today: TODAY }).indicators[0]?.value,
      )
    }),
  )
})

test('completeness never passes 100 %, on whatever day one asks', () => {
  fc.assert(
    fc.property(anyRows, anyUnit, anyDay, anyDay, (rows, unitId, day, today) => {
      const periods = [periodOf(day, 'month', 'calendar'), periodOf(day, 'quarter', 'admin_15_14'), year]
      for (const period of periods) {
        const total = ask(rows, { unitId, period, today })
        expect(total.reported + total.missing.length).toBe(total.expected)
        for (const { reported, expected } of total.indicators) expect(reported).toBeLessThanOrEqual(expected)
      }
    }),
  )
})

test('a month of the reform: the old communes owe June, the new one July', () => {
  const june = ask([], { period: monthPeriod(2025, 6, 'calendar') })
  const july = ask([], { period: monthPeriod(2025, 7, 'calendar') })
  expect(june.missing.toSorted()).toEqual([10, 11, 12, 13])
  expect(july.missing.toSorted()).toEqual([12, 13, 20])
})
