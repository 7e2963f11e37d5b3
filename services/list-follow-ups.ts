import type { Database } from '../db/database.ts'
import { type FollowUpState, type FollowUpSummary, readFollowUps } from '../db/follow-ups.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { formByKey } from '../domain/forms/registry.ts'
import type { Label } from '../domain/language.ts'
import { followUpLabel } from '../domain/registers/follow-ups-of.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Actor, refuseUnlessReadable } from './actor.ts'

export type { FollowUpState } from '../db/follow-ups.ts'

/** A follow-up with the words for what it awaits. */
export interface FollowUp extends FollowUpSummary {
  label: Label
}

/**
 * What entries of a unit and of all below it left open, the earliest deadline first, at most `limit`. Throws
 * `ServiceError`: `unit_unknown`, `not_allowed`.
 */
export const listFollowUps = async (request: {
  database: Pick<Database, 'run'>
  tree: UnitTree
  actor: Actor
  unitId: number
  /** Absent: in any state. */
  state?: FollowUpState
  today: IsoDate
  limit: number
}): Promise<{ followUps: FollowUp[]; more: boolean }> => {
  refuseUnlessReadable('entries.read', request)
  const { database, unitId, state, today, limit } = request
  const found = await readFollowUps(database.run, { unitId, today, state: state ?? null, limit: limit + 1 })
  const followUps = found.slice(0, limit).map((followUp) => {
    const form = formByKey.get(followUp.form)
    const label =
      form === undefined ? { vi: followUp.matter, en: followUp.matter } : followUpLabel(form, followUp.matter)
    return { ...followUp, label }
  })
  return { followUps, more: found.length > limit }
}
