import type { FigureRow } from '../figures/figure-row.ts'
import { percent } from '../figures/percent.ts'
import { reviewTotal } from '../figures/review-totals.ts'
import { type FiguresTotal, totalFigures } from '../figures/total.ts'
import type { Form, IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import { previousPeriod } from '../periods/period-key.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { DigestContent, FormFinding, OverdueUnit, Share } from './digest-item.ts'
import { overdueOf } from './owed-items.ts'

/** Delegated sessions in a hundred from which on a leader should know ("hạn chế ủy quyền cho cấp phó"). */
export const DELEGATION_NOTICEABLE = 30

/** The figures of a unit in a period and in the one before it. */
export interface Sums {
  of: (form: string, indicator: string) => number | null
  before: (form: string, indicator: string) => number | null
  ratio: (form: string, ratio: string) => Share
  totals: readonly { form: Form; total: FiguresTotal }[]
}

export interface SumsQuestion {
  rows: readonly FigureRow[]
  rowsBefore: readonly FigureRow[]
  forms: readonly Form[]
  tree: UnitTree
  unitId: number
  period: Period
  today: IsoDate
}

export const sumsOf = ({ rows, rowsBefore, forms, tree, unitId, period, today }: SumsQuestion): Sums => {
  const totalsOf = (figures: readonly FigureRow[], of: Period) => {
    const byForm = Map.groupBy(figures, ({ form }) => form)
    return forms.map((form) => ({
      form,
      total: totalFigures({ rows: byForm.get(form.key) ?? [], tree, unitId, form, period: of, today }),
    }))
  }
  const now = totalsOf(rows, period)
  const then = totalsOf(rowsBefore, previousPeriod(period))
  const find = (totals: typeof now, form: string) => totals.find((each) => each.form.key === form)?.total
  const value = (totals: typeof now, form: string, indicator: string) =>
    find(totals, form)?.indicators.find((each) => each.indicator === indicator)?.value ?? null
  const share = (totals: typeof now, form: string, ratio: string) =>
    find(totals, form)?.ratios.find((each) => each.ratio === ratio)?.value ?? null
  return {
    of: (form, indicator) => value(now, form, indicator),
    before: (form, indicator) => value(then, form, indicator),
    ratio: (form, ratio) => ({ percent: share(now, form, ratio), before: share(then, form, ratio) }),
    totals: now,
  }
}

/** Of all that units owe of the forms, how much was told of. Null: nothing is owed. */
export const completenessOf = ({ totals }: Sums): number | null => {
  const expected = totals.reduce((sum, { total }) => sum + total.expected, 0)
  const told = totals.reduce((sum, { total }) => sum + total.reported, 0)
  return expected === 0 ? null : percent(told, expected)
}

export const petitions = (sums: Sums, units: readonly OverdueUnit[]): DigestContent[] => {
  const pending = sums.of('petition', 'petitions_pending')
  const { overdue, oldestDays } = overdueOf(units)
  if (pending === null && overdue === 0) return []
  const pendingBefore = sums.before('petition', 'petitions_pending')
  return [{ kind: 'petitions', pending, pendingBefore, overdue, oldestDays, units }]
}

export const hotspots = (sums: Sums): DigestContent[] => {
  const count = sums.of('opinion_note', 'hotspots') ?? 0
  return count === 0 ? [] : [{ kind: 'hotspots', count }]
}

export const tasks = (sums: Sums, units: readonly OverdueUnit[]): DigestContent[] => {
  const assigned = sums.of('task', 'tasks_assigned')
  const done = sums.of('task', 'tasks_done')
  const { overdue } = overdueOf(units)
  return overdue === 0 && assigned === null ? [] : [{ kind: 'tasks', overdue, units, assigned, done }]
}

export const oneStop = (sums: Sums): DigestContent[] => {
  const onTime = sums.ratio('one_stop', 'on_time_pct')
  return onTime.percent === null ? [] : [{ kind: 'one_stop', onTime, late: sums.of('one_stop', 'dossiers_late') ?? 0 }]
}

const RECEPTION = 'citizen_reception'

/** The facets of a reception are the offices that hold it. */
const shareByOffice = ({ rows, forms, ...question }: SumsQuestion): { office: string; percent: number }[] => {
  const form = forms.find(({ key }) => key === RECEPTION)
  if (form === undefined) return []
  const byFacet = Map.groupBy(
    rows.filter((row) => row.form === RECEPTION && row.facet !== ''),
    ({ facet }) => facet,
  )
  return [...byFacet]
    .flatMap(([office, own]) => {
      const total = totalFigures({ rows: own, form, ...question })
      const share = total.ratios.find(({ ratio }) => ratio === 'delegated_pct')?.value ?? 0
      return share === 0 ? [] : [{ office, percent: share }]
    })
    .toSorted((left, right) => right.percent - left.percent)
}

const isTooFew = ({ finding }: FormFinding): boolean => finding.kind === 'too_few_receptions'

/** How the heads receive citizens: what is delegated, and who does so less often than the law asks. */
export const receptions = (sums: Sums, findings: readonly FormFinding[], question: SumsQuestion): DigestContent[] => {
  const delegated = sums.of(RECEPTION, 'receptions_delegated')
  const share = sums.ratio(RECEPTION, 'delegated_pct')
  const tooFew = findings.filter(isTooFew)
  if (share.percent === null && tooFew.length === 0) return []
  return [{ kind: 'receptions', share, delegated: delegated ?? 0, byOffice: shareByOffice(question), tooFew }]
}

export const models = (sums: Sums): DigestContent[] => {
  const built = sums.of('model', 'models_built')
  if (built === null) return []
  const without = sums.of('model', 'agencies_without_model') ?? 0
  return [{ kind: 'models', built, builtBefore: sums.before('model', 'models_built'), without }]
}

/** What does not fit in the figures. What is still owed of a running period is not wrong yet. */
export const findingsOf = (sums: Sums, { rows, tree, unitId, today }: SumsQuestion): FormFinding[] =>
  sums.totals.flatMap(({ form, total }) =>
    reviewTotal(form, total, { rows, tree, unitId, today })
      .filter((finding) => finding.kind !== 'too_few_receptions' || !finding.running)
      .map((finding) => ({ form: form.key, finding })),
  )

/** Figures that contradict others or their own past. */
export const oddValues = (findings: readonly FormFinding[]): DigestContent[] => {
  const odd = findings.filter((finding) => !isTooFew(finding))
  return odd.length === 0 ? [] : [{ kind: 'odd_values', findings: odd }]
}
