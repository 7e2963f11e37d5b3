import { bestCover, daysCovered, lengthInDays } from '../figures/cover.ts'
import { lies } from '../figures/figure-row.ts'
import type { Form } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'

/** What one unit said of a period, by indicator key. */
export interface UnitTotal {
  period: Period
  /** Counted since a beginning: the first day of the period. */
  cumulative: boolean
  /** Empty: the unit's whole. */
  facet: string
  figures: Readonly<Record<string, number>>
}

/** One figure of a series, with the total that told it. */
export interface Told {
  total: UnitTotal
  value: number
}

/**
 * Figures of one unit that contradict each other (class `cumulative_monotone` of the checks list of the field).
 *
 * - `parts_differ`: a total is not the sum of those that make up its days: 6 months = Q1 + Q2, 9 months = 6 months + Q3.
 * - `cumulative_falls`: a figure counted since a beginning is smaller than an earlier one of the same beginning.
 * - `cumulative_short`: such a figure is smaller than that of a period inside it.
 */
export type SeriesFinding =
  | { kind: 'parts_differ'; indicator: string; whole: Told; parts: Told[] }
  | { kind: 'cumulative_falls'; indicator: string; whole: Told; parts: [Told] }
  | { kind: 'cumulative_short'; indicator: string; whole: Told; parts: [Told] }

const spanned = (total: UnitTotal) => ({ total, span: total.period })

/** Totals that together say every day of the whole, none of them the whole itself. */
const partsOfWhole = (whole: UnitTotal, totals: readonly UnitTotal[]): UnitTotal[] => {
  const inside = totals.filter(
    ({ period }) => lies(period, whole.period) && lengthInDays(period) < lengthInDays(whole.period),
  )
  const cover = bestCover(inside.map(spanned))
  return daysCovered(cover.map(({ span }) => span)) === lengthInDays(whole.period)
    ? cover.map(({ total }) => total)
    : []
}

const told = (total: UnitTotal, indicator: string): Told[] => {
  const value = total.figures[indicator]
  return value === undefined ? [] : [{ total, value }]
}

const partsDiffer = (indicator: string, totals: readonly UnitTotal[]): SeriesFinding[] =>
  totals.flatMap((total): SeriesFinding[] => {
    const [whole] = told(total, indicator)
    const parts = partsOfWhole(total, totals)
    const figures = parts.flatMap((part) => told(part, indicator))
    if (whole === undefined || parts.length === 0 || figures.length < parts.length) return []
    const sum = figures.reduce((added, { value }) => added + value, 0)
    return sum === whole.value ? [] : [{ kind: 'parts_differ', indicator, whole, parts: figures }]
  })

const cumulativeFindings = (
  indicator: string,
  cumulative: readonly UnitTotal[],
  totals: readonly UnitTotal[],
): SeriesFinding[] =>
  cumulative.flatMap((total): SeriesFinding[] => {
    const [whole] = told(total, indicator)
    if (whole === undefined) return []
    const larger = (others: readonly UnitTotal[]) =>
      others.flatMap((other) => told(other, indicator)).filter(({ value }) => value > whole.value)
    const earlier = cumulative
      .filter(({ period }) => period.from === total.period.from && period.to < total.period.to)
      .toSorted((left, right) => (left.period.to < right.period.to ? 1 : -1))
    const inside = totals.filter(({ period }) => lies(period, total.period))
    return [
      ...larger(earlier.slice(0, 1)).map(
        (part): SeriesFinding => ({
          kind: 'cumulative_falls',
          indicator,
          whole,
          parts: [part],
        }),
      ),
      ...larger(inside).map((part): SeriesFinding => ({ kind: 'cumulative_short', indicator, whole, parts: [part] })),
    ]
  })

/** What contradicts itself in the totals of one unit. Stocks are states at a moment and are never added or compared so. */
export const reviewSeries = (form: Pick<Form, 'indicators'>, totals: readonly UnitTotal[]): SeriesFinding[] => {
  const additive = form.indicators.filter(({ stock }) => stock === undefined)
  return [...Map.groupBy(totals, ({ facet }) => facet).values()].flatMap((same) => {
    const ofPeriods = same.filter(({ cumulative }) => !cumulative)
    const sinceABeginning = same.filter(({ cumulative }) => cumulative)
    return additive.flatMap(({ key }) => [
      ...partsDiffer(key, ofPeriods),
      ...cumulativeFindings(key, sinceABeginning, ofPeriods),
    ])
  })
}
