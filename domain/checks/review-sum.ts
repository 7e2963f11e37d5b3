import type { FieldValues } from '../forms/form.ts'
import type { SumExact } from './check.ts'
import { figuresOf, sum } from './figures.ts'
import type { Ask, Finding, Review } from './finding.ts'

/** Holds a total against its parts: what is wrong, what is left over, what can be worked out. */
export const reviewSum = (check: SumExact, values: FieldValues): Partial<Review> => {
  const { partsAre } = check
  const parts = figuresOf(values, check.parts)
  if (parts.length === 0) return {}
  const missing = check.complete.filter((field) => typeof values[field] !== 'number')
  const [totalField] = check.total
  const total = figuresOf(values, check.total)
  if (typeof values[totalField] !== 'number') {
    if (parts.length < 2) return {}
    const value = sum(parts) - sum(total)
    const asks: Ask[] =
      missing.length === 0 ? [] : [{ kind: 'total', check: check.key, field: totalField, value, missing }]
    return { derived: { [totalField]: value }, asks }
  }
  const rest = sum(total) - sum(parts)
  const { balance } = check
  const closed =
    balance !== undefined && values[balance.when] !== undefined && missing.length === 1 && missing[0] === balance.part
  if (closed && rest >= 0) return { derived: { [balance.part]: rest } }
  if (rest === 0) return {}
  if (rest < 0 || missing.length === 0) {
    const findings: Finding[] = [{ kind: 'sum_mismatch', severity: 'hard', check: check.key, total, parts }]
    if (rest < 0) return { findings }
    const asks: Ask[] = [{ kind: 'remainder', check: check.key, count: rest, fields: check.parts, partsAre }]
    return { derived: { remainder: rest }, findings, asks }
  }
  return { asks: [{ kind: 'rest', check: check.key, count: rest, missing, fields: check.parts, partsAre }] }
}
