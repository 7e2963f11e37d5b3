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
  inbound_updates_channel_update_key_pk: 'repeated',
}

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
  if (field(error, 'code') === 'GB001' && (message === 'entry_changed' || message === 'follow_up_changed'))
    return new RefusedByDatabase(message, error)
  return error
}
