import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Period } from '../periods/period.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod } from '../periods/period-span.ts'
import { lengthInDays } from './cover.ts'
import { DoubleReportError, type FigureRow, overlaps } from './figure-row.ts'
import { unitValue } from './unit-value.ts'

const scheme = 'admin_15_14'
const month = (number: number) => monthPeriod(2026, number, scheme)
const quarter = (number: number) => quarterPeriod(2026, number, scheme)
const half = (number: 1 | 2) => halfPeriod(2026, number, scheme)
const nine = nineMonths(2026, scheme)
const year = yearPeriod(2026, scheme)

const row = (rest: Partial<FigureRow>): FigureRow => ({
  unitId: 1,
  form: 'petition',
  granularity: 'batch',
  cumulative: false,
  periodKey: null,
  span: { from: '2026-11-01', to: '2026-11-01' },
  facet: '',
  indicator: 'petitions_received',
  value: 1,
  entries: 1,
  latestAt: '2026-11-20T02:00:00.000Z',
  ...rest,
})

const total = (period: Period, value: number, rest: Partial<FigureRow> = {}) =>
  row({ periodKey: period.key, span: { from: period.from, to: period.to }, value, ...rest })

const events = (from: string, to: string, value: number, rest: Partial<FigureRow> = {}) =>
  row({ granularity: 'event', span: { from, to }, value, ...rest })

const value = (rows: FigureRow[], period: Period) => unitValue(rows, period)?.value

describe('the value of one unit', () => {
  test('nothing reported is not zero, and zero reported is zero', () => {
    expect(unitValue([], year)).toBeUndefined()
    expect(unitValue([total(quarter(1), 5)], month(2))).toBeUndefined()
    expect(value([total(month(2), 0)], month(2))).toBe(0)
    expect(value([events('2026-02-01', '2026-02-01', 0)], month(2))).toBe(0)
  })

  test('events inside the period add up, with their entries and the newest instant', () => {
    const rows = [
      events('2026-10-15', '2026-11-14', 7, { entries: 3, facet: 'chair' }),
      events('2026-11-02', '2026-11-02', 2, { facet: 'secretary', latestAt: '2026-11-20T10:30:00+07:00' }),
      events('2026-11-15', '2026-11-15', 100),
    ]
    expect(unitValue(rows, month(11))).toEqual({ value: 9, entries: 4, latestAt: '2026-11-20T10:30:00+07:00' })
  })

  test('the total of the very period wins over its parts', () => {
    expect(
      value([total(month(10), 3), total(month(11), 4), total(month(12), 5), total(quarter(4), 20)], quarter(4)),
    ).toBe(20)
  })

  test('a year is nine months and the fourth quarter, or a half, a quarter and months, whichever was reported', () => {
    expect(value([total(nine, 90), total(quarter(4), 10), total(half(1), 50)], year)).toBe(100)
    expect(value([total(half(1), 50), total(quarter(3), 20), total(month(10), 3), total(month(11), 4)], year)).toBe(77)
    expect(value([total(nine, 90), total(half(2), 41), total(quarter(1), 30), total(quarter(2), 31)], year)).toBe(102)
  })

  test('of two ways to say the same days, the larger periods are taken', () => {
    expect(value([total(nine, 90), total(quarter(4), 10), total(half(1), 55), total(half(2), 56)], year)).toBe(100)
  })

  test('a total that reaches outside the period says nothing about it', () => {
    expect(value([total(year, 100), total(month(11), 4)], quarter(4))).toBe(4)
  })

  test('the whole of the unit wins over its facets; without a whole the facets add up', () => {
    const facets = [total(month(11), 3, { facet: 'chair' }), total(month(11), 4, { facet: 'secretary' })]
    expect(value(facets, month(11))).toBe(7)
    expect(value([...facets, total(month(11), 9)], month(11))).toBe(9)
  })

  test('a facet wins over its own parts; what it does not cover they complete', () => {
    const parts = [
      total(month(11), 4, { facet: 'house|quỹ đền ơn đáp nghĩa' }),
      total(month(11), 85, { facet: 'house|quỹ an sinh' }),
    ]
    expect(value(parts, month(11))).toBe(89)
    expect(value([...parts, total(month(11), 90, { facet: 'house' })], month(11))).toBe(90)
    expect(value([...parts, total(month(10), 7, { facet: 'house' })], quarter(4))).toBe(96)
    expect(value([...parts, total(month(11), 6, { facet: 'house number' })], month(11))).toBe(95)
  })

  test('facets reported in different periods are covered each by itself', () => {
    const rows = [
      total(quarter(4), 10, { facet: 'secretary' }),
      total(month(10), 1, { facet: 'chair' }),
      total(month(11), 2, { facet: 'chair' }),
    ]
    expect(value(rows, quarter(4))).toBe(13)
  })

  test('a whole of one month and facets of the others complete each other', () => {
    const rows = [total(month(10), 9), total(month(10), 4, { facet: 'chair' }), total(month(11), 5, { facet: 'chair' })]
    expect(value(rows, quarter(4))).toBe(14)
  })

  test('facets of the whole period are not thrown away for the whole of one month', () => {
    expect(value([total(month(10), 2), total(quarter(4), 12, { facet: 'chair' })], quarter(4))).toBe(12)
  })

  test('events and totals of different days add up; of the same days they are refused, not counted twice', () => {
    expect(value([total(month(10), 3), events('2026-10-15', '2026-10-20', 2)], quarter(4))).toBe(5)
    expect(() => unitValue([total(month(10), 3), events('2026-10-14', '2026-10-20', 2)], quarter(4))).toThrow(
      DoubleReportError,
    )
  })

  test('of two totals of the same days under two keys the newer one stands', () => {
    const older = total(year, 5, { periodKey: '2026-YTD', latestAt: '2026-12-14T00:00:00.5Z' })
    const newer = total(year, 6, { latestAt: '2026-12-15T00:00:00Z' })
    expect(value([older, newer], year)).toBe(6)
    expect(value([newer, older], year)).toBe(6)
  })

  test('a stock is taken at its moment and never added up over months', () => {
    const rows = [total(month(10), 7), total(month(11), 5), total(month(12), 3)]
    expect(unitValue(rows, quarter(4), 'opening')?.value).toBe(7)
    expect(unitValue(rows, quarter(4), 'closing')?.value).toBe(3)
    const later = events('2026-11-20', '2026-11-21', 2)
    expect(unitValue([...rows.slice(0, 2), later], quarter(4), 'closing')?.value).toBe(7)
    expect(unitValue([later], quarter(4), 'closing')?.value).toBe(2)
  })
})

const PERIODS = [
  ...Array.from({ length: 12 }, (_, index) => month(index + 1)),
  ...[1, 2, 3, 4].map(quarter),
  half(1),
  half(2),
  nine,
  year,
]

const anyTotals = fc
  .subarray(PERIODS, { maxLength: 11 })
  .chain((periods) => fc.tuple(...periods.map((period) => fc.nat(500).map((amount) => total(period, amount)))))

/** Every set of totals that do not overlap, by brute force; the best say the most days, then have the largest periods. */
const oracle = (rows: readonly FigureRow[]): number | undefined => {
  let sets: FigureRow[][] = [[]]
  for (const candidate of rows) {
    const fitting = sets.filter((set) => !set.some((other) => overlaps(other.span, candidate.span)))
    sets = [...sets, ...fitting.map((set) => [...set, candidate])]
  }
  const rank = (set: FigureRow[]) =>
    set.reduce((sum, { span }) => sum + lengthInDays(span) * 1e6 + lengthInDays(span) ** 2, 0)
  const best = sets.reduce((left, right) => (rank(right) > rank(left) ? right : left))
  return best.length === 0 ? undefined : best.reduce((sum, row) => sum + row.value, 0)
}

test('the totals that are added are those that an exhaustive search would choose', () => {
  fc.assert(
    fc.property(anyTotals, (rows) => {
      expect(value(rows, year)).toBe(oracle(rows))
    }),
  )
})

test('the order of the rows does not matter', () => {
  const anyRows = anyTotals.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray(
        rows.flatMap((one) => [one, { ...one, facet: 'chair', value: one.value + 1 }]),
        { minLength: rows.length * 2 },
      ),
    ),
  )
  fc.assert(
    fc.property(anyRows, ([rows, shuffled]) => {
      const ordered = rows.flatMap((one) => [one, { ...one, facet: 'chair', value: one.value + 1 }])
      expect(unitValue(shuffled, year)).toEqual(unitValue(ordered, year))
    }),
  )
})
