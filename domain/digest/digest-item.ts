import type { TotalFinding } from '../figures/review-totals.ts'
import type { IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import type { PlannedRow } from './digest-facts.ts'

/** A unit that is late with something, by so many days; `owed` is the id of what it owes. */
export interface LateUnit {
  unitId: number
  days: number
  owed: number
  name: Label
  /** A step of an inspection plan, whose number is its name. */
  step: boolean
}

/** So many overdue at a unit, the oldest by so many days. */
export interface OverdueUnit {
  unitId: number
  count: number
  days: number
}

/** A deadline and how many units it is for. */
export interface Deadline {
  dueOn: IsoDate
  name: Label
  /** A step of an inspection plan, whose number is its name. */
  step: boolean
  units: number
}

/** Days of an inspection, by the number of its plan. */
export type PlannedDays = Pick<PlannedRow, 'name' | 'from' | 'to' | 'units'>

/** A percentage, and what it was in the period before; null: unknown. */
export interface Share {
  percent: number | null
  before: number | null
}

export interface FormFinding {
  form: string
  finding: TotalFinding
}

export type DigestContent =
  | { kind: 'late_reports'; late: readonly LateUnit[] }
  | { kind: 'decisions'; submissions: number; requests: number }
  | { kind: 'hotspots'; count: number }
  | {
      kind: 'petitions'
      /** Null: nobody has said. */
      pending: number | null
      pendingBefore: number | null
      overdue: number
      oldestDays: number
      units: readonly OverdueUnit[]
    }
  | { kind: 'recommendations'; overdue: number; oldestDays: number; units: readonly OverdueUnit[] }
  | { kind: 'dialogues'; notHeld: readonly LateUnit[]; answers: number; units: readonly OverdueUnit[] }
  | { kind: 'tasks'; overdue: number; units: readonly OverdueUnit[]; assigned: number | null; done: number | null }
  | { kind: 'one_stop'; onTime: Share; late: number }
  | { kind: 'duties'; late: readonly LateUnit[] }
  | { kind: 'odd_values'; findings: readonly FormFinding[] }
  | {
      kind: 'receptions'
      share: Share
      delegated: number
      /** By the office that delegates, where the figures tell it. */
      byOffice: readonly { office: string; percent: number }[]
      /** Fewer sessions than the law asks for. */
      tooFew: readonly FormFinding[]
    }
  | { kind: 'models'; built: number; builtBefore: number | null; without: number }
  | {
      kind: 'reported'
      /** Reports handed in until their last day, of those that were owed until today; and those still to come. */
      onTime: number
      owed: number
      /** Handed in after their last day, by so many days. */
      late: readonly LateUnit[]
      toCome: readonly { unitId: number; dueOn: IsoDate }[]
      /** Per cent of the forms that units of the period owe; never above 100. Null: none is owed. */
      completeness: number | null
    }
  | {
      kind: 'next_days'
      deadlines: readonly Deadline[]
      /** The first after those days. */
      next: Deadline | null
      /** What begins in them and is no deadline. */
      inspections: readonly PlannedDays[]
    }

/** What pressing the number of a line opens. */
export type DigestAction =
  | { open: 'section'; section: DigestContent['kind'] }
  | { open: 'figures'; form: string }
  | { open: 'waiting' }

export type DigestItem = DigestContent & { exception: boolean; action: DigestAction }

export interface Digest {
  unitId: number
  /** Exceptions first; never empty. */
  items: readonly DigestItem[]
}
