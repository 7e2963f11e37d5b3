/** What the database refused, in our words. */
export type Refusal =
  /** The unit has already reported this form the other way (events or totals) on some of these days. */
  | 'mixed_granularity'
  /** The unit has already reported a total for this form, period and role. */
  | 'total_exists'
  /** Someone has changed the entry since it was shown. */
  | 'entry_changed'
  /** Someone has changed the follow-up since it was shown. */
  | 'follow_up_changed'
  /** The indicator is no longer in use. */
  | 'indicator_retired'
  /** Someone has changed what is owed since it was shown; the update is answered anew, from what it is now. */
  | 'obligation_changed'
  /** The half-day into which a reminder was to go has been told meanwhile. */
  | 'bundle_closed'
  /** A unit is in another plan of the year. */
  | 'plan_overlaps'
  /** A plan with this number and day is there already. */
  | 'plan_exists'
  /** Someone has changed the plan since it was shown. */
  | 'plan_changed'
  /** Someone has changed the schedule since it was shown. */
  | 'schedule_changed'
  /** There is a schedule with this key. */
  | 'schedule_exists'
  /** Somebody has reminded the unit in this half-day. */
  | 'nudged_already'
  /** The unit has reported, or owes it no more. */
  | 'no_longer_owed'
  /** Nobody of the unit can be reached. */
  | 'nobody_to_nudge'
  /** The invitation has linked an account already, or is not this person's to take back. */
  | 'invitation_used'
  /** The telephone number is another person's. */
  | 'phone_taken'
  /** This very update was answered before. */
  | 'repeated'

export class RefusedByDatabase extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal, cause: unknown) {
    super(`refused by the database: ${refusal}`, { cause })
    this.name = 'RefusedByDatabase'
    this.refusal = refusal
  }
}

const byConstraint: Record<string, Refusal> = {
  entries_one_granularity: 'mixed_granularity',
  entries_one_total: 'total_exists',
  entries_one_cumulative: 'total_exists',
  entries_indicator_in_use: 'indicator_retired',
  obligation_requests_one_waits: 'obligation_changed',
  submissions_number: 'obligation_changed',
  inspection_plans_once: 'plan_exists',
  schedule_revisions_schedule_id_revision_pk: 'schedule_changed',
  nudges_pk: 'nudged_already',
  people_phone_unique: 'phone_taken',
  inbound_updates_channel_update_key_pk: 'repeated',
}

/** What statements refuse by themselves, with `refuse('code')`. */
const byCode: readonly Refusal[] = [
  'bundle_closed',
  'entry_changed',
  'follow_up_changed',
  'invitation_used',
  'no_longer_owed',
  'nobody_to_nudge',
  'obligation_changed',
  'plan_overlaps',
  'plan_changed',
  'schedule_changed',
  'schedule_exists',
]

const field = (error: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}

/** Postgres undid this statement because it and another waited for each other (SQLSTATE 40P01). */
export const isDeadlock = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && field(error, 'code') === '40P01'

/** Turns an error of either driver into ours where it has a meaning for people; anything else is returned as it is. */
export const translateError = (error: unknown): unknown => {
  if (typeof error !== 'object' || error === null) return error
  const constraint = field(error, 'constraint_name') ?? field(error, 'constraint')
  const known = constraint === undefined ? undefined : byConstraint[constraint]
  if (known !== undefined) return new RefusedByDatabase(known, error)
  const message = field(error, 'message')
  const refused = field(error, 'code') === 'GB001' ? byCode.find((code) => code === message) : undefined
  return refused === undefined ? error : new RefusedByDatabase(refused, error)
}
