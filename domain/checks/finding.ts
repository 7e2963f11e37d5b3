import type { FieldValues, IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import type { SumExact } from './check.ts'

/** A reported figure, as part of a relation. */
export interface Figure {
  field: string
  value: number
}

/** A reported day; the field `when` is the record's own. */
export interface Day {
  field: string
  date: IsoDate
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
  | { kind: 'not_in_order'; severity: 'hard' | 'soft'; check: string; earlier: Day; later: Day; days: number }
  | { kind: 'not_within'; severity: 'soft'; check: string; figure: Figure; per: Figure; min: number; max: number }
  | { kind: 'missing'; severity: 'hard'; check: string; because: Label; anyOf: readonly string[] }
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
