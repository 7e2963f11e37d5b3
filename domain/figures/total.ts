import type { Form, IsoDate, Ratio } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { FigureRow } from './figure-row.ts'
import { percent } from './percent.ts'
import { newer, type Stock, type UnitValue, unitValue } from './unit-value.ts'

/** Of a form, what a total needs. */
export interface FiguresForm extends Pick<Form, 'key' | 'ratios'> {
  indicators: readonly { key: string; stock?: Stock }[]
}

export interface IndicatorTotal {
  indicator: string
  /** null: nobody reported it. 0: it was reported that there was none. */
  value: number | null
  /** Each unit's own part, by unit id. */
  byUnit: { unitId: number; value: number; entries: number }[]
  /** How many of the expected units said something about this indicator; never more than `expected`. */
  reported: number
  expected: number
  /** Instant of the newest entry counted, ISO 8601. */
  asOf: string | null
}

export interface RatioTotal {
  ratio: string
  /** Percent with two decimals, rounded half up; null: there is nothing to divide, or to divide by. */
  value: number | null
  numerator: { indicator: string; value: number | null }
  /** What it is a percentage of: printed with it. */
  denominator: { indicator: string; value: number | null }[]
}

export interface FiguresTotal {
  form: string
  period: Period
  indicators: IndicatorTotal[]
  ratios: RatioTotal[]
  /** How many of the expected units reported anything of this form. */
  reported: number
  expected: number
  /** Ids of the expected units that reported nothing, ascending. */
  missing: number[]
  asOf: string | null
}

export interface FiguresQuestion {
  rows: readonly FigureRow[]
  tree: UnitTree
  unitId: number
  form: FiguresForm
  period: Period
  /** The day of the question, Asia/Ho_Chi_Minh. */
  today: IsoDate
}

/**
 * The totals of a form for a unit and a period. Every unit reports its own part, so the parts of the unit, of those
 * below it and of their predecessors are added (`tree.scopeOf`); how each part comes about is `unitValue`. Rows of other
 * forms, units and periods may be among the input and are left out.
 */
export const totalFigures = ({ rows, tree, unitId, form, period, today }: FiguresQuestion): FiguresTotal => {
  const scope = new Set(tree.scopeOf(unitId, period))
  const relevant = rows.filter((row) => row.form === form.key && scope.has(row.unitId))
  const expected = tree
    .expectedReporters(unitId, form.key, period, today)
    .map((reporter) => ({ reporter, carriers: tree.carriers(reporter, form.key, period) }))
  const reportersAmong = (units: ReadonlySet<number>): number[] =>
    expected.filter(({ carriers }) => carriers.some((carrier) => units.has(carrier))).map(({ reporter }) => reporter)

  const byIndicator = Map.groupBy(relevant, (row) => row.indicator)
  const said = form.indicators.map(({ key, stock }) => ({
    key,
    values: valuesByUnit(byIndicator.get(key) ?? [], period, stock),
  }))
  const indicators = said.map(
    ({ key, values }): IndicatorTotal => ({
      indicator: key,
      value: values.length === 0 ? null : values.reduce((sum, { value }) => sum + value, 0),
      byUnit: values.map(({ unitId, value, entries }) => ({ unitId, value, entries })),
      reported: reportersAmong(new Set(values.map((value) => value.unitId))).length,
      expected: expected.length,
      asOf: newestOf(values),
    }),
  )

  const allValues = said.flatMap(({ values }) => values)
  const reporters = new Set(reportersAmong(new Set(allValues.map((value) => value.unitId))))
  return {
    form: form.key,
    period,
    indicators,
    ratios: form.ratios.map((ratio) => ratioTotal(ratio, indicators)),
    reported: reporters.size,
    expected: expected.length,
    missing: expected.flatMap(({ reporter }) => (reporters.has(reporter) ? [] : reporter)).toSorted((a, b) => a - b),
    asOf: newestOf(allValues),
  }
}

const valuesByUnit = (
  rows: readonly FigureRow[],
  period: Period,
  stock: Stock | undefined,
): (UnitValue & { unitId: number })[] =>
  [...Map.groupBy(rows, (row) => row.unitId)]
    .flatMap(([unitId, own]) => {
      const value = unitValue(own, period, stock)
      return value ? [{ unitId, ...value }] : []
    })
    .toSorted((left, right) => left.unitId - right.unitId)

const newestOf = (values: readonly UnitValue[]): string | null =>
  values.length === 0 ? null : values.map((value) => value.latestAt).reduce(newer)

const ratioTotal = (ratio: Ratio, indicators: readonly IndicatorTotal[]): RatioTotal => {
  const figure = (key: string) => ({
    indicator: key,
    value: indicators.find(({ indicator }) => indicator === key)?.value ?? null,
  })
  const numerator = figure(ratio.numerator)
  const denominator = ratio.denominator.map(figure)
  return {
    ratio: ratio.key,
    value: share(
      numerator.value,
      denominator.map(({ value }) => value),
    ),
    numerator,
    denominator,
  }
}

/** Percent of the sum of what was reported; null when the numerator was not reported or the sum is 0 or unknown. */
export const share = (numerator: number | null, denominators: readonly (number | null)[]): number | null => {
  const whole = denominators.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return numerator === null || whole === 0 ? null : percent(numerator, whole)
}
