import { percent } from '../figures/percent.ts'
import type { FieldValues, Form, Granularity, IsoDate, Ratio } from '../forms/form.ts'
import type { Check, Needs, Notice } from './check.ts'
import type { Finding, Review } from './finding.ts'
import { reviewInOrder } from './review-days.ts'
import { reviewComparison, reviewNothing, reviewWithin } from './review-relations.ts'
import { reviewSum } from './review-sum.ts'

export interface ReviewedRecord {
  granularity: Granularity
  date?: IsoDate
  values: FieldValues
  /** Percentages that were typed, by ratio key. */
  claims?: Record<string, number>
}

const reviewNotice = (check: Notice, record: ReviewedRecord): Finding[] =>
  record.date !== undefined && record.date >= check.from && check.when(record)
    ? [{ kind: 'notice', severity: 'soft', check: check.key }]
    : []

const reviewNeeds = ({ key, when, because, anyOf }: Needs, record: ReviewedRecord): Finding[] =>
  when(record) && anyOf.every((field) => record.values[field] === undefined)
    ? [{ kind: 'missing', severity: 'hard', check: key, because, anyOf }]
    : []

const reviewCheck = (check: Check, record: ReviewedRecord): Partial<Review> => {
  switch (check.kind) {
    case 'sum_exact':
      return check.granularity !== undefined && check.granularity !== record.granularity
        ? {}
        : reviewSum(check, record.values)
    case 'ratio_le':
    case 'soft_le':
      return { findings: reviewComparison(check, record.values) }
    case 'nothing':
      return { findings: check.when(record) ? reviewNothing(check, record.values) : [] }
    case 'notice':
      return { findings: reviewNotice(check, record) }
    case 'in_order':
      return { findings: reviewInOrder(check, record) }
    case 'within':
      return { findings: reviewWithin(check, record.values) }
    case 'needs':
      return { findings: reviewNeeds(check, record) }
  }
}

/** Half a unit of the last decimal that was typed (checks list of the field, class `percent`). */
const tolerance = (typed: number) => 0.5 * 10 ** -(String(typed).split('.')[1]?.length ?? 0)

const reviewRatio = (form: Form, ratio: Ratio, record: ReviewedRecord): Partial<Review> => {
  const reported = (key: string) => form.indicators.find((indicator) => indicator.key === key)?.value(record)
  const numerator = reported(ratio.numerator)
  const denominators = ratio.denominator.flatMap((key) => reported(key) ?? [])
  const whole = denominators.reduce((total, value) => total + value, 0)
  if (numerator === undefined || denominators.length === 0 || whole === 0) return {}
  // Where nothing came in, a share of what was left over would be read as a share of what came in.
  if (denominators.length > 1 && denominators[0] === 0) return {}
  const computed = percent(numerator, whole)
  const typed = record.claims?.[ratio.key]
  const differs = typed !== undefined && Math.abs((100 * numerator) / whole - typed) > tolerance(typed) + 1e-9
  return {
    derived: { [ratio.key]: computed },
    findings: differs ? [{ kind: 'percent_mismatch', severity: 'soft', ratio: ratio.key, typed, computed }] : [],
  }
}

/** Checks one record against every relation that its form declares. Pure; the order of the findings is that of the form. */
export const reviewRecord = (form: Form, record: ReviewedRecord): Review => {
  const reviewed: Review = { derived: {}, findings: [], asks: [] }
  const add = ({ derived = {}, findings = [], asks = [] }: Partial<Review>) => {
    Object.assign(reviewed.derived, derived)
    reviewed.findings.push(...findings)
    reviewed.asks.push(...asks)
  }
  const workedOut = form.derived?.(record) ?? {}
  const complete = { ...record, values: { ...workedOut, ...record.values } }
  for (const check of form.checks) add(reviewCheck(check, complete))
  if (record.granularity === 'batch')
    for (const ratio of form.ratios) if (ratio.perRecord) add(reviewRatio(form, ratio, record))
  for (const [field, value] of Object.entries(workedOut))
    if (record.values[field] === undefined) reviewed.derived[field] = value
  return reviewed
}
