import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { petition } from '../forms/petition.ts'
import type { Period } from '../periods/period.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod, yearToDate } from '../periods/period-span.ts'
import { reviewAcross } from './review-across.ts'
import { reviewSeries, type UnitTotal } from './unit-series.ts'

const scheme = 'admin_15_14'
const month = (number: number) => monthPeriod(2026, number, scheme)
const quarter = (number: number) => quarterPeriod(2026, number, scheme)
const half = halfPeriod(2026, 1, scheme)
const nine = nineMonths(2026, scheme)
const year = yearPeriod(2026, scheme)

const total = (period: Period, figures: Record<string, number>, rest: Partial<UnitTotal> = {}): UnitTotal => ({
  period,
  cumulative: false,
  facet: '',
  figures,
  ...rest,
})
const received = (period: Period, petitions_received: number, rest: Partial<UnitTotal> = {}) =>
  total(period, { petitions_received }, rest)
const since = (date: string, petitions_received: number) =>
  received(yearToDate(date, scheme), petitions_received, { cumulative: true })

const kinds = (said: UnitTotal, past: UnitTotal[]) => reviewAcross(petition, said, past).map(({ kind }) => kind)

describe('a figure far from the usual', () => {
  const past = [month(7), month(8), month(9), month(10)].map((period, index) => received(period, 18 + index))

  test.each([
    [97, []],
    [98, ['implausible']],
    [3, ['implausible']],
    [4, []],
    [0, ['implausible']],
  ])('%i after 18, 19, 20, 21', (value, found) => expect(kinds(received(month(11), value), past)).toEqual(found))

  test('is compared with the last four periods of the same length, before it', () => {
    const long = [month(1), month(2), month(3), month(4), month(5)].map((period) => received(period, 500))
    expect(kinds(received(month(11), 20), [...long, ...past])).toEqual([])
    expect(kinds(received(quarter(4), 200), past)).toEqual([])
    expect(kinds(received(month(6), 500), past)).toEqual([])
  })

  test('says nothing with too little to compare, or of small numbers', () => {
    expect(kinds(received(month(11), 500), past.slice(2))).toEqual([])
    const few = [month(8), month(9), month(10)].map((period) => received(period, 1))
    expect(kinds(received(month(11), 9), few)).toEqual([])
    expect(kinds(received(month(11), 10), few)).toEqual(['implausible'])
  })

  test('never speaks within five times of the median, whatever the periods', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 3, maxLength: 4 }), fc.nat(4000), (values, value) => {
        const before = values.map((each, index) => received(month(index + 5), each))
        const sorted = values.toSorted((left, right) => left - right)
        const middle = sorted.length === 3 ? (sorted[1] ?? 0) : ((sorted[1] ?? 0) + (sorted[2] ?? 0)) / 2
        const near = value <= 5 * middle && value * 5 >= middle
        const speaks = kinds(received(month(11), value), before).includes('implausible')
        expect(speaks).toBe(!near && Math.max(value, middle) >= 10)
      }),
    )
  })
})

test('what is carried over is what was pending at the end of the period before', () => {
  const before = total(month(10), { petitions_pending: 5 })
  const now = (carried: number) => total(month(11), { petitions_carried_over: carried })
  expect(kinds(now(5), [before])).toEqual([])
  expect(kinds(now(4), [before])).toEqual(['carried_over_differs'])
  expect(kinds(now(4), [total(month(9), { petitions_pending: 5 })])).toEqual([])
  expect(
    kinds(total(quarter(2), { petitions_carried_over: 4 }), [total(quarter(1), { petitions_pending: 6 })]),
  ).toEqual(['carried_over_differs'])
})

describe('6 months = Q1 + Q2, 9 months = 6 months + Q3, the year = 9 months + Q4', () => {
  const said = [received(quarter(1), 10), received(quarter(2), 20), received(quarter(3), 30), received(quarter(4), 40)]

  test.each([
    ['a half', half, [0, 1], 30],
    ['nine months', nine, [0, 1, 2], 60],
    ['a year', year, [0, 1, 2, 3], 100],
  ] as const)('%s', (_name, period, quarters, sum) => {
    const parts = quarters.flatMap((index) => said[index] ?? [])
    expect(kinds(received(period, sum), parts)).toEqual([])
    expect(kinds(received(period, sum + 1), parts)).toEqual(['parts_differ'])
    expect(kinds(received(period, sum + 1), parts.slice(1))).toEqual([])
  })

  test('the last of the parts is told too, when it is what does not fit', () => {
    expect(kinds(received(quarter(2), 21), [received(half, 30), received(quarter(1), 10)])).toEqual(['parts_differ'])
    expect(kinds(received(quarter(2), 20), [received(half, 30), received(quarter(1), 10)])).toEqual([])
  })

  test('stocks are never added', () => {
    const pending = (period: Period, petitions_pending: number) => total(period, { petitions_pending })
    expect(kinds(pending(half, 9), [pending(quarter(1), 4), pending(quarter(2), 9)])).toEqual([])
  })

  test('parts that make up their whole are never found fault with', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(90), { minLength: 12, maxLength: 12 }), (values) => {
        const sum = (from: number, to: number) => values.slice(from, to).reduce((added, each) => added + each, 0)
        const all = [
          ...values.map((each, index) => received(month(index + 1), each)),
          ...[1, 2, 3, 4].map((number) => received(quarter(number), sum(number * 3 - 3, number * 3))),
          received(half, sum(0, 6)),
          received(nine, sum(0, 9)),
          received(year, sum(0, 12)),
        ]
        expect(reviewSeries(petition, all)).toEqual([])
      }),
    )
  })
})

describe('a figure counted since a beginning', () => {
  test('never falls', () => {
    expect(kinds(since('2026-11-20', 40), [since('2026-10-20', 39)])).toEqual([])
    expect(kinds(since('2026-11-20', 38), [since('2026-10-20', 39)])).toEqual(['cumulative_falls'])
    expect(kinds(since('2026-09-20', 40), [since('2026-10-20', 39)])).toEqual(['cumulative_falls'])
  })

  test('is not less than that of a period inside it (R26: 8 since the beginning of 2022, 66 in 2022)', () => {
    expect(kinds(since('2026-11-20', 8), [received(quarter(2), 66)])).toEqual(['cumulative_short'])
    expect(kinds(received(quarter(2), 66), [since('2026-11-20', 8)])).toEqual(['cumulative_short'])
    expect(kinds(since('2026-11-20', 66), [received(quarter(2), 66)])).toEqual([])
  })

  test('is neither added to periods nor compared with the usual', () => {
    const past = [month(8), month(9), month(10)].map((period) => received(period, 20))
    expect(kinds(since('2026-11-20', 400), past)).toEqual([])
    expect(kinds(received(month(11), 20), [...past, since('2026-11-20', 400)])).toEqual([])
  })
})

test('a role is compared with itself only', () => {
  const chair = { facet: 'chair' }
  expect(kinds(received(half, 31, chair), [received(quarter(1), 10), received(quarter(2), 20)])).toEqual([])
  expect(kinds(received(half, 31, chair), [received(quarter(1), 10, chair), received(quarter(2), 20, chair)])).toEqual([
    'parts_differ',
  ])
})
