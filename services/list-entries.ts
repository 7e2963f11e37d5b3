import type { Database } from '../db/database.ts'
import { type EntrySummary, readEntriesBehind } from '../db/entries.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { Period } from '../domain/periods/period.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Actor, refuseUnlessReadable } from './actor.ts'

export type { EntrySummary } from '../db/entries.ts'

export interface EntriesRequest {
  database: Pick<Database, 'run'>
  tree: UnitTree
  actor: Actor
  unitId: number
  period: Period
  /** Key of a form; absent: of every form. */
  form?: string
  /** The day of the question, Asia/Ho_Chi_Minh. */
  today: IsoDate
  limit: number
}

export interface EntriesListed {
  /** Newest first. `revision` tells how often each was written; withdrawn ones are not among them. */
  entries: EntrySummary[]
  /** There are more than `limit`. */
  more: boolean
}

/** The entries behind the figures of a unit and a period. Throws `ServiceError`: `unit_unknown`, `not_allowed`. */
export const listEntries = async (request: EntriesRequest): Promise<EntriesListed> => {
  refuseUnlessReadable('entries.read', request)
  const { database, unitId, period, form, limit } = request
  const found = await readEntriesBehind(database.run, {
    unitId,
    form: form ?? null,
    from: period.from,
    to: period.to,
    limit: limit + 1,
  })
  return { entries: found.slice(0, limit), more: found.length > limit }
}
