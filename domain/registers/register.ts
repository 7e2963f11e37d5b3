import type { FieldValues, Granularity, IsoDate, Requirement } from '../forms/form.ts'
import type { Label } from '../language.ts'

/** How many of something a record tells of, and how many of those it says are settled. */
export interface Awaited {
  arisen: number
  settled: number
}

/**
 * What a record of a form may leave open: opinions that a dialogue could not answer, recommendations of an inspection.
 * Each becomes a follow-up with an owner and a deadline, which lives until all of it is settled.
 */
export interface FollowUpRule {
  /** Stable, at most 40 characters; stored with the follow-up. */
  key: string
  /** What is awaited, after its number: "ý kiến chờ trả lời". */
  label: Label
  /** Undefined: the record says nothing about it. */
  count: (record: { granularity: Granularity; values: FieldValues }) => Awaited | undefined
  /** A field that tells what it is about. */
  about?: string
  /** A date field that sets the deadline. */
  due?: string
}

/** A record that is itself a matter with a deadline: one petition, one task. Its life is the revisions of the entry. */
export interface MatterRule {
  /** The date field by which it must be settled. */
  due: string
  /** The field that says who sees to it. */
  owner?: string
  isOpen: Requirement
  /** What the record says once it is settled on the day `today`. */
  settled: (today: IsoDate) => FieldValues
}
