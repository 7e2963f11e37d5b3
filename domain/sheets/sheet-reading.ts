import type { Finding } from '../checks/finding.ts'
import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../forms/form.ts'
import type { Label } from '../language.ts'
import type { Period } from '../periods/period.ts'
import type { PrivateContent } from '../reading/message-reading.ts'

/** What is wrong with one cell, or with its row as a record. */
export type CellProblem =
  | { kind: 'formula' | 'error' | 'merged' }
  | { kind: 'not_whole' | 'not_amount' | 'not_money' | 'not_percent' }
  | { kind: 'not_option'; options: readonly Label[] }
  | { kind: 'not_yes_no' | 'not_date' | 'not_period' | 'not_document' | 'in_future' }
  | { kind: 'too_long'; max: number }
  /** "25" for a sum of money: đồng, thousands, millions? */
  | { kind: 'ambiguous'; readings: readonly number[] }
  | { kind: 'required' | 'no_time' | 'two_times' }
  /** The column exists only for the other kind of record. */
  | { kind: 'other_kind'; granularity: Granularity }
  | { kind: 'private'; content: PrivateContent }
  /** Figures that do not add up. */
  | { kind: 'finding'; finding: Finding }
  /** The same period, or a day in it, stands in that row already. */
  | { kind: 'repeats'; row: number }

export interface CellFault {
  /** "B7". */
  cell: string
  row: number
  /** The column's name. */
  label: Label
  problem: CellProblem
}

export interface SheetRecord {
  row: number
  granularity: Granularity
  date?: IsoDate
  period?: Period
  /** Counted since a beginning, and never added to the figures of a period. */
  cumulative?: true
  fields: FieldValues
  qualifiers: Qualifiers
}

/** Why nothing at all was read from a file. */
export type SheetRefusal =
  | 'not_a_workbook'
  | 'old_or_locked'
  | 'has_macros'
  | 'has_links'
  | 'too_large'
  | 'too_many_rows'
  | 'not_our_template'
  | 'other_version'
  | 'headers_changed'
  | 'nothing_filled_in'
  /** The platform did not hand it over. */
  | 'download_failed'

/** A file as it was read: rows without a fault are records. */
export type SheetReading =
  | { kind: 'refused'; reason: SheetRefusal }
  | { kind: 'read'; form: string; records: SheetRecord[]; faults: CellFault[] }
