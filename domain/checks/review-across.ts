import type { Form } from '../forms/form.ts'
import { addDays } from '../periods/calendar-date.ts'
import { kindOf } from '../periods/period-key.ts'
import { reviewSeries, type SeriesFinding, type UnitTotal } from './unit-series.ts'

/** What a total says that does not fit what the unit said before. A warning: nothing is blocked. */
export type AcrossFinding =
  | SeriesFinding
  /** More than `IMPLAUSIBLE_TIMES` away from the median of the unit's last periods of the same length. */
  | { kind: 'implausible'; indicator: string; value: number; median: number; periods: number }
  /** What the period begins with is not what the one before ended with. */
  | { kind: 'carried_over_differs'; indicator: string; value: number; before: { total: UnitTotal; value: number } }

/** Class `plausible` of the checks list of the field: five times the median of four periods. */
const IMPLAUSIBLE_TIMES = 5
const PERIODS_MAX = 4
/** With fewer periods before there is nothing usual to compare with. */
const PERIODS_MIN = 3
/** Below this many, five times as many is chance. */
const NOTICEABLE = 10

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length / 2
  const [below = 0, above = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (below + above) / 2
}

const isFar = (value: number, median: number): boolean =>
  Math.max(value, median) >= NOTICEABLE && (value > IMPLAUSIBLE_TIMES * median || value * IMPLAUSIBLE_TIMES < median)

const implausible = (form: Form, said: UnitTotal, past: readonly UnitTotal[]): AcrossFinding[] => {
  const { name } = kindOf(said.period)
  const alike = past
    .filter(({ cumulative, period }) => !cumulative && kindOf(period).name === name && period.to < said.period.from)
    .toSorted((left, right) => (left.period.to < right.period.to ? 1 : -1))
  return form.indicators.flatMap(({ key }): AcrossFinding[] => {
    const value = said.figures[key]
    const before = alike.flatMap(({ figures }) => figures[key] ?? []).slice(0, PERIODS_MAX)
    if (value === undefined || before.length < PERIODS_MIN) return []
    const median = medianOf(before)
    return isFar(value, median) ? [{ kind: 'implausible', indicator: key, value, median, periods: before.length }] : []
  })
}

const carriedOver = (form: Form, said: UnitTotal, past: readonly UnitTotal[]): AcrossFinding[] => {
  const { carries } = form
  const value = carries === undefined ? undefined : said.figures[carries.opening]
  if (carries === undefined || value === undefined) return []
  const dayBefore = addDays(said.period.from, -1)
  const before = past.find(({ cumulative, period }) => !cumulative && period.to === dayBefore)
  const told = before === undefined ? [] : carries.closing.flatMap((closing) => before.figures[closing] ?? [])
  if (before === undefined || told.length === 0) return []
  const pending = told.reduce((sum, each) => sum + each, 0)
  return pending === value
    ? []
    : [{ kind: 'carried_over_differs', indicator: carries.opening, value, before: { total: before, value: pending } }]
}

const speaksOf = ({ whole, parts }: SeriesFinding, said: UnitTotal) =>
  whole.total === said || parts.some(({ total }) => total === said)

/** Compares a total with what the same unit said of other periods. `past` may be in any order and hold other facets. */
export const reviewAcross = (form: Form, said: UnitTotal, past: readonly UnitTotal[]): AcrossFinding[] => {
  const others = past.filter(
    ({ facet, period, cumulative }) =>
      facet === said.facet &&
      !(period.key === said.period.key && period.to === said.period.to && cumulative === said.cumulative),
  )
  const contradictions = reviewSeries(form, [...others, said]).filter((finding) => speaksOf(finding, said))
  return said.cumulative
    ? contradictions
    : [...carriedOver(form, said, others), ...contradictions, ...implausible(form, said, others)]
}
