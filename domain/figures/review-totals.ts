import { reviewSeries, type SeriesFinding, type UnitTotal } from '../checks/unit-series.ts'
import { reviewReceptions, type TooFewReceptions } from '../duties/receptions-owed.ts'
import type { Form, IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { type FigureRow, lies, overlaps } from './figure-row.ts'
import type { FiguresTotal } from './total.ts'

/** What does not fit in the figures of a unit and those below it; `unitId` is whose figures they are. */
export type TotalFinding = { unitId: number } & (SeriesFinding | TooFewReceptions | ParentIncludesChildren)

/**
 * A unit's own part is exactly what those below it reported together (class `parent_child` of the checks list of the
 * field): it may be their sum already, and then it would be counted twice.
 */
export interface ParentIncludesChildren {
  kind: 'parent_child'
  indicator: string
  own: number
  children: number
}

/** Below this many, two equal figures are chance. */
const NOTICEABLE = 10

/** The totals that units said, put together again from the rows of their indicators. */
export const unitTotals = (rows: readonly FigureRow[], scheme: Period['scheme']): Map<number, UnitTotal[]> => {
  const batches = rows.filter(({ granularity, periodKey }) => granularity === 'batch' && periodKey !== null)
  const byUnit = new Map<number, UnitTotal[]>()
  const said = Map.groupBy(
    batches,
    ({ unitId, periodKey, span, facet, cumulative }) =>
      `${unitId} ${periodKey} ${span.from} ${span.to} ${cumulative} ${facet}`,
  )
  for (const same of said.values()) {
    const [first] = same
    if (first === undefined) continue
    const { unitId, periodKey, span, facet, cumulative } = first
    const figures = Object.fromEntries(same.map(({ indicator, value }) => [indicator, value]))
    const total = { period: { key: periodKey ?? '', scheme, ...span }, cumulative, facet, figures }
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), total])
  }
  return byUnit
}

const contradictions = (form: Form, rows: readonly FigureRow[], period: Period): TotalFinding[] =>
  [...unitTotals(rows, period.scheme)].flatMap(([unitId, totals]) =>
    reviewSeries(form, totals)
      // What was read from before the period only serves to compare with.
      .filter(({ whole }) => period.from <= whole.total.period.to && whole.total.period.to <= period.to)
      .map((finding) => ({ unitId, ...finding })),
  )

const partOfUnit = (total: FiguresTotal, indicator: string, unitId: number): number | null =>
  total.indicators.find((each) => each.indicator === indicator)?.byUnit.find((part) => part.unitId === unitId)?.value ??
  null

const receptions = (
  form: Form,
  total: FiguresTotal,
  rows: readonly FigureRow[],
  { tree, today }: { tree: UnitTree; today: IsoDate },
): TotalFinding[] => {
  const { heads } = form
  if (heads === undefined) return []
  const byUnit = Map.groupBy(
    rows.filter(({ cumulative }) => !cumulative),
    ({ unitId }) => unitId,
  )
  return [...byUnit].flatMap(([unitId, own]) => {
    const unit = tree.unit(unitId)
    const told = (month: Period) => own.some(({ span }) => overlaps(span, month))
    if (unit === undefined) return []
    const held = {
      secretary: partOfUnit(total, heads.secretary, unitId),
      chair: partOfUnit(total, heads.chair, unitId),
      agency_head: partOfUnit(total, heads.agency_head, unitId),
      delegated: partOfUnit(total, heads.delegated, unitId),
    }
    return reviewReceptions(held, unit.level, total.period, today, told).map((finding) => ({ unitId, ...finding }))
  })
}

const parentIncludesChildren = (form: Form, total: FiguresTotal, unitId: number): TotalFinding[] =>
  form.indicators.flatMap(({ key, stock }): TotalFinding[] => {
    const own = partOfUnit(total, key, unitId)
    const below = total.indicators
      .find(({ indicator }) => indicator === key)
      ?.byUnit.filter((part) => part.unitId !== unitId)
    if (own === null || below === undefined || below.length < 2 || stock === 'opening') return []
    const children = below.reduce((sum, { value }) => sum + value, 0)
    return own === children && own >= NOTICEABLE
      ? [{ unitId, kind: 'parent_child', indicator: key, own, children }]
      : []
  })

/** What does not fit in a total, for those who read it: nothing is changed by it. `rows` are those it was made of. */
export const reviewTotal = (
  form: Form,
  total: FiguresTotal,
  { rows, tree, unitId, today }: { rows: readonly FigureRow[]; tree: UnitTree; unitId: number; today: IsoDate },
): TotalFinding[] => {
  const scope = new Set(tree.scopeOf(unitId, total.period))
  const own = rows.filter((row) => row.form === form.key && scope.has(row.unitId))
  return [
    ...parentIncludesChildren(form, total, unitId),
    ...contradictions(form, own, total.period),
    ...receptions(form, total, own, { tree, today }),
  ]
}

/** The newest figures counted since a beginning, of each unit, that end in the period: shown beside it, never added. */
export interface CumulativeFigures {
  unitId: number
  from: IsoDate
  to: IsoDate
  facet: string
  figures: Readonly<Record<string, number>>
}

export const cumulativeFigures = (
  form: Pick<Form, 'key'>,
  { rows, tree, unitId, period }: { rows: readonly FigureRow[]; tree: UnitTree; unitId: number; period: Period },
): CumulativeFigures[] => {
  const scope = new Set(tree.scopeOf(unitId, period))
  const told = rows.filter(
    (row) =>
      row.cumulative &&
      row.form === form.key &&
      scope.has(row.unitId) &&
      lies({ from: row.span.to, to: row.span.to }, period),
  )
  return [...unitTotals(told, period.scheme)].flatMap(([unit, totals]) => {
    const latest = totals
      .map(({ period: { to } }) => to)
      .toSorted()
      .at(-1)
    return totals
      .filter(({ period: { to } }) => to === latest)
      .map(({ period: { from, to }, facet, figures }) => ({ unitId: unit, from, to, facet, figures }))
  })
}
