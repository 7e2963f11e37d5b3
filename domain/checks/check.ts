import type { Granularity, IsoDate, Requirement } from '../forms/form.ts'
import type { Label } from '../language.ts'

/** A field, counted `times` times in an inequality. `optional`: not reported counts as nothing instead of silencing the check. */
export interface Term {
  field: string
  times?: number
  optional?: true
}

/**
 * Relations that a record's figures must satisfy; the classes and what follows from each are those of the checks list
 * of the field (section E). A check speaks only when every figure it needs has been reported.
 *
 * - `sum_exact`: Σ total = Σ parts, once the parts of `complete` are there. While one of them is missing, Σ parts may
 *   not exceed Σ total, and what remains is asked for.
 * - `ratio_le`: Σ lesser ≤ Σ greater, a hard failure.
 * - `soft_le`: Σ lesser ≤ Σ greater, a warning that blocks nothing.
 * - `nothing`: where the condition holds, the fields can only be 0; a hard failure.
 * - `notice`: something the person should know, such as a rule of law in force from a date; blocks nothing.
 * - `in_order`: a day comes at least `days` before another one; a warning that blocks nothing, or a hard failure.
 * - `within`: one figure for each of another lies between two bounds, a warning that blocks nothing.
 * - `needs`: where the condition holds one of the fields must be there; a hard failure.
 */
export type Check = SumExact | Comparison | Nothing | Notice | InOrder | Within | Needs

export interface SumExact {
  kind: 'sum_exact'
  key: string
  granularity?: Granularity
  /** The first must be reported, the others count as 0 when they are not. */
  total: readonly [string, ...string[]]
  parts: readonly string[]
  complete: readonly string[]
  /** What a part is, for the words in which one asks where the rest belongs. */
  partsAre: 'states' | 'kinds'
  /** Once `when` is reported the balance is closed: what is left over is `part`. */
  balance?: { when: string; part: string }
}

export interface Comparison {
  kind: 'ratio_le' | 'soft_le'
  key: string
  lesser: readonly Term[]
  greater: readonly Term[]
}

export interface Nothing {
  kind: 'nothing'
  key: string
  when: Requirement
  fields: readonly string[]
}

export interface Notice {
  kind: 'notice'
  key: string
  /** The first day on which the rule is in force. */
  from: IsoDate
  when: Requirement
}

/** `earlier` + `days` ≤ `later`. The field `when` stands for the record's own day. Speaks when both days are known. */
export interface InOrder {
  kind: 'in_order'
  key: string
  severity: 'hard' | 'soft'
  earlier: string
  later: string
  /** Calendar days between them; negative: `earlier` may be so many days after `later` at most. */
  days: number
}

/** `min` ≤ `figure` ÷ `per` ≤ `max`; silent while one of the two is missing or `per` is 0. */
export interface Within {
  kind: 'within'
  key: string
  figure: string
  per: string
  min: number
  max: number
}

export interface Needs {
  kind: 'needs'
  key: string
  when: Requirement
  /** `when` in a few words inside a sentence: "điểm nóng". */
  because: Label
  anyOf: readonly string[]
}
