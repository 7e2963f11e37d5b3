import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FigureRow } from '../figures/figure-row.ts'
import { percent } from '../figures/percent.ts'
import { totalFigures } from '../figures/total.ts'
import type { Period } from '../periods/period.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod } from '../periods/period-span.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import type { DeclaredIndicator } from './indicator.ts'
import { indicatorForm } from './indicator-form.ts'
import { sampleIndicator } from './sample-indicator.ts'

const tree = createUnitTree(SAMPLE)
const PROVINCE = 1
const COMMUNES = [12, 13] as const
const SCHEME = 'admin_15_14'

/** What a commune reported month by month, January first; undefined: nothing. */
type Year = (number | undefined)[]

const year: fc.Arbitrary<Year> = fc.array(fc.option(fc.nat({ max: 500 }), { nil: undefined }), {
  minLength: 12,
  maxLength: 12,
})

const rowsOf = (indicator: DeclaredIndicator, unitId: number, field: string, reported: Year): FigureRow[] => {
  const form = indicatorForm(indicator)
  return reported.flatMap((told, index) => {
    const declared = form.indicators.find(({ key }) => key === field)
    const value = declared?.value({ granularity: 'batch', values: told === undefined ? {} : { [field]: told } })
    if (value === undefined) return []
    const { key, from, to } = monthPeriod(2026, index + 1, SCHEME)
    return [
      {
        unitId,
        form: form.key,
        granularity: 'batch' as const,
        periodKey: key,
        cumulative: false,
        span: { from, to },
        facet: form.facet({}),
        indicator: field,
        value,
        entries: 1,
        latestAt: `${to}T09:00:00Z`,
      },
    ]
  })
}

const totalOf = (indicator: DeclaredIndicator, rows: readonly FigureRow[], period: Period) =>
  totalFigures({ rows, tree, unitId: PROVINCE, form: indicatorForm(indicator), period, today: '2026-12-31' })

const rolledUp = (indicator: DeclaredIndicator, rows: readonly FigureRow[], period: Period) =>
  totalOf(indicator, rows, period).indicators.find(({ indicator: key }) => key === 'value')?.value

/** Periods with the months they are made of. */
const periods: [period: Period, months: [from: number, to: number]][] = [
  ...[1, 2, 3, 4].map((quarter): [Period, [number, number]] => [
    quarterPeriod(2026, quarter, SCHEME),
    [3 * quarter - 2, 3 * quarter],
  ]),
  [halfPeriod(2026, 1, SCHEME), [1, 6]],
  [halfPeriod(2026, 2, SCHEME), [7, 12]],
  [nineMonths(2026, SCHEME), [1, 9]],
  [yearPeriod(2026, SCHEME), [1, 12]],
]

const within = (reported: Year, [from, to]: [number, number]): number[] =>
  reported.slice(from - 1, to).filter((told) => told !== undefined)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('a declared indicator, rolled up over the year from what two communes reported by month', () => {
  test('that adds up: every period has the sum of its months, and nothing where nobody said anything', () => {
    const indicator = sampleIndicator()
    fc.assert(
      fc.property(year, year, (one, two) => {
        const rows = [...rowsOf(indicator, COMMUNES[0], 'value', one), ...rowsOf(indicator, COMMUNES[1], 'value', two)]
        for (const [period, months] of periods) {
          const told = [...within(one, months), ...within(two, months)]
          expect(rolledUp(indicator, rows, period)).toBe(told.length === 0 ? null : sum(told))
        }
      }),
    )
  })

  test('that is a state: every period has the last of its months, added over units and never over months', () => {
    const indicator = sampleIndicator({ stock: true })
    fc.assert(
      fc.property(year, year, (one, two) => {
        const rows = [...rowsOf(indicator, COMMUNES[0], 'value', one), ...rowsOf(indicator, COMMUNES[1], 'value', two)]
        for (const [period, months] of periods) {
          const last = [one, two].flatMap((reported) => within(reported, months).slice(-1))
          expect(rolledUp(indicator, rows, period)).toBe(last.length === 0 ? null : sum(last))
        }
      }),
    )
  })

  test('with a denominator: the percentage is that of the totals, not a mean of percentages', () => {
    const indicator = sampleIndicator({ stock: true, whole: { vi: 'Tổng số', en: 'All' } })
    const pair = fc.tuple(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 900 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 2 }), (told) => {
        const rows = told.flatMap(([value, whole], index) => [
          ...rowsOf(indicator, COMMUNES[index] ?? 0, 'value', [value]),
          ...rowsOf(indicator, COMMUNES[index] ?? 0, 'whole', [whole]),
        ])
        const [ratio] = totalOf(indicator, rows, monthPeriod(2026, 1, SCHEME)).ratios
        const wholes = sum(told.map(([, whole]) => whole))
        expect(ratio?.value).toBe(percent(sum(told.map(([value]) => value)), wholes))
      }),
    )
  })
})
