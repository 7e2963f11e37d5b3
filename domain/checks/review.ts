import { percent } from '../figures/percent.ts'
import type { FieldValues, Form, Granularity, IsoDate, Ratio } from '../forms/form.ts'
import type { Check, Comparison, SumExact, Term } from './check.ts'

export interface ReviewedRecord {
  granularity: Granularity
  date?: IsoDate
  values: FieldValues
  /** Percentages that were typed, by ratio key. */
  claims?: Record<string, number>
}

/** A reported figure, as part of a relation. */
export interface Figure {
  field: string
  value: number
}

/** What does not add up. `hard` findings are saved only with an explanation. */
export type Finding =
  | { kind: 'sum_mismatch'; severity: 'hard'; check: string; total: Figure[]; parts: Figure[] }
  | {
      kind: 'not_at_most'
      severity: 'hard' | 'soft'
      check: string
      lesser: Figure[]
      greater: Figure[]
      limit: number
    }
  | { kind: 'percent_mismatch'; severity: 'soft'; ratio: string; typed: number; computed: number }
  | { kind: 'notice'; severity: 'soft'; check: string }

/**
 * What the bot asks after the checks. `remainder`: the parts are all told and `count` is left over. `rest`: `count` is
 * left and `missing` parts are not told yet. `total`: the total was not said; it is the sum of the parts, if those of
 * `missing` are nothing.
 */
export type Ask =
  | { kind: 'remainder'; check: string; count: number; fields: readonly string[]; partsAre: SumExact['partsAre'] }
  | {
      kind: 'rest'
      check: string
      count: number
      missing: string[]
      fields: readonly string[]
      partsAre: SumExact['partsAre']
    }
  | { kind: 'total'; check: string; field: string; value: number; missing: string[] }

export interface Review {
  /** Worked out, shown, and saved with the record where the form has such a field. */
  derived: FieldValues
  findings: Finding[]
  asks: Ask[]
}

const figures = (values: FieldValues, fields: readonly string[]): Figure[] =>
  fields.flatMap((field) => {
    const value = values[field]
    return typeof value === 'number' ? [{ field, value }] : []
  })

const sum = (reported: readonly Figure[]) => reported.reduce((total, { value }) => total + value, 0)

const reviewSum = (check: SumExact, values: FieldValues): Partial<Review> => {
  const { partsAre } = check
  const parts = figures(values, check.parts)
  if (parts.length === 0) return {}
  const missing = check.complete.filter((field) => typeof values[field] !== 'number')
  const [totalField] = check.total
  const total = figures(values, check.total)
  if (typeof values[totalField] !== 'number') {
    if (parts.length < 2) return {}
    const value = sum(parts) - sum(total)
    const asks: Ask[] =
      missing.length === 0 ? [] : [{ kind: 'total', check: check.key, field: totalField, value, missing }]
    return { derived: { [totalField]: value }, asks }
  }
  const rest = sum(total) - sum(parts)
  if (rest === 0) return {}
  if (rest < 0 || missing.length === 0) {
    const findings: Finding[] = [{ kind: 'sum_mismatch', severity: 'hard', check: check.key, total, parts }]
    if (rest < 0) return { findings }
    const asks: Ask[] = [{ kind: 'remainder', check: check.key, count: rest, fields: check.parts, partsAre }]
    return { derived: { remainder: rest }, findings, asks }
  }
  const { balance } = check
  if (
    balance !== undefined &&
    values[balance.when] !== undefined &&
    missing.length === 1 &&
    missing[0] === balance.part
  )
    return { derived: { [balance.part]: rest } }
  return { asks: [{ kind: 'rest', check: check.key, count: rest, missing, fields: check.parts, partsAre }] }
}

const side = (terms: readonly Term[], values: FieldValues) => {
  const reported = figures(
    values,
    terms.map(({ field }) => field),
  )
  const complete = terms.every(({ field, optional }) => optional === true || typeof values[field] === 'number')
  const times = new Map(terms.map((term) => [term.field, term.times ?? 1]))
  const weight = reported.reduce((total, { field, value }) => total + value * (times.get(field) ?? 1), 0)
  return { reported, weight, speaks: complete && reported.length > 0 }
}

const reviewComparison = (check: Comparison, values: FieldValues): Finding[] => {
  const lesser = side(check.lesser, values)
  const greater = side(check.greater, values)
  if (!lesser.speaks || !greater.speaks || lesser.weight <= greater.weight) return []
  const severity = check.kind === 'ratio_le' ? 'hard' : 'soft'
  return [
    {
      kind: 'not_at_most',
      severity,
      check: check.key,
      lesser: lesser.reported,
      greater: greater.reported,
      limit: lesser.weight,
    },
  ]
}

const reviewCheck = (check: Check, record: ReviewedRecord): Partial<Review> => {
  switch (check.kind) {
    case 'sum_exact':
      return check.granularity !== undefined && check.granularity !== record.granularity
        ? {}
        : reviewSum(check, record.values)
    case 'ratio_le':
    case 'soft_le':
      return { findings: reviewComparison(check, record.values) }
    case 'nothing': {
      const counted = check.when(record) ? figures(record.values, check.fields).filter(({ value }) => value !== 0) : []
      if (counted.length === 0) return {}
      const limit = sum(counted)
      return {
        findings: [{ kind: 'not_at_most', severity: 'hard', check: check.key, lesser: counted, greater: [], limit }],
      }
    }
    case 'notice': {
      const speaks = record.date !== undefined && record.date >= check.from && check.when(record)
      return speaks ? { findings: [{ kind: 'notice', severity: 'soft', check: check.key }] } : {}
    }
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
  for (const check of form.checks) add(reviewCheck(check, record))
  if (record.granularity === 'batch')
    for (const ratio of form.ratios) if (ratio.perRecord) add(reviewRatio(form, ratio, record))
  for (const [field, value] of Object.entries(form.derived?.(record) ?? {}))
    if (record.values[field] === undefined) reviewed.derived[field] = value
  return reviewed
}
