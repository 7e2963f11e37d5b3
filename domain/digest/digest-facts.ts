import type { FigureRow } from '../figures/figure-row.ts'
import type { IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'

/** Something that a unit owes, as far as a digest speaks of it. */
export interface OwedRow {
  id: number
  unitId: number
  kind: 'report' | 'entries' | 'step'
  /** Of `entries`: the form of which entries are owed. */
  form: string | null
  state: 'open' | 'submitted' | 'done' | 'excused' | 'not_responsible' | 'void'
  /** The days that it is about. */
  from: IsoDate
  to: IsoDate
  /** The last day, a later one that was granted included. */
  dueOn: IsoDate
  /** The day it was handed in; null: not yet. */
  handedOn: IsoDate | null
  name: Label
}

/** What of one kind is open at a unit: follow-ups, or entries with a deadline. */
export interface OpenRow {
  unitId: number
  form: string
  /** So many are overdue; each with its number where several stand in one. */
  overdue: number
  /** The deadline that passed first; null: none has. */
  oldestDueOn: IsoDate | null
}

/** What waits for a decision of the leader's. */
export interface WaitingRow {
  unitId: number
  kind: 'submission' | 'extension' | 'not_responsible'
}

/** Days of work of an inspection that are to come: of a plan, or of a record that is only planned. */
export interface PlannedRow {
  /** The number of the plan; of a record without one its content. */
  name: string
  of: 'plan' | 'record'
  from: IsoDate
  to: IsoDate
  /** Inspected; null: it is not said. */
  units: number | null
}

/** Everything that a digest of a unit is made of. Rows of other units may be among them and are left out. */
export interface DigestFacts {
  unitId: number
  /** All that is open or waits for approval, and every report about the period. */
  owed: readonly OwedRow[]
  figures: readonly FigureRow[]
  /** Of the period before, to compare with. */
  figuresBefore: readonly FigureRow[]
  open: readonly OpenRow[]
  waiting: readonly WaitingRow[]
  /** Those that begin today or later. */
  planned: readonly PlannedRow[]
}
