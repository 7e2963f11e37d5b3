import type { Granularity, IsoDate, Requirement } from '../forms/form.ts'

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
 */
export type Check = SumExact | Comparison | Nothing | Notice

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
