import type { FieldValues } from '../forms/form.ts'
import type { Comparison, Nothing, Term, Within } from './check.ts'
import { figureOf, figuresOf, sum } from './figures.ts'
import type { Figure, Finding } from './finding.ts'

const side = (terms: readonly Term[], values: FieldValues) => {
  const reported: Figure[] = []
  let weight = 0
  let complete = true
  for (const { field, optional = false, times = 1 } of terms) {
    const value = figureOf(values[field])
    complete &&= value !== undefined || optional
    if (value === undefined) continue
    reported.push({ field, value })
    weight += value * times
  }
  return { reported, weight, speaks: complete && reported.length > 0 }
}

export const reviewComparison = (check: Comparison, values: FieldValues): Finding[] => {
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

/** For a record in which the condition holds. */
export const reviewNothing = (check: Nothing, values: FieldValues): Finding[] => {
  const counted = figuresOf(values, check.fields).filter(({ value }) => value !== 0)
  if (counted.length === 0) return []
  return [
    { kind: 'not_at_most', severity: 'hard', check: check.key, lesser: counted, greater: [], limit: sum(counted) },
  ]
}

export const reviewWithin = ({ key, min, max, ...fields }: Within, values: FieldValues): Finding[] => {
  const [figure, per] = figuresOf(values, [fields.figure, fields.per])
  if (figure === undefined || per === undefined || per.value === 0) return []
  const each = figure.value / per.value
  if (each >= min && each <= max) return []
  return [{ kind: 'not_within', severity: 'soft', check: key, figure, per, min, max }]
}
