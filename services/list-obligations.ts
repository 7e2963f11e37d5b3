import type { Database } from '../db/database.ts'
import {
  type ObligationDetails,
  type ObligationEvent,
  type ObligationState,
  type ObligationSummary,
  readObligation,
  readObligations,
} from '../db/reports.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Actor, refuseUnlessReadable } from './actor.ts'

export type {
  ObligationEvent,
  ObligationState,
  ObligationSummary,
  RequestSummary,
  SubmissionSummary,
} from '../db/reports.ts'

interface Asking {
  database: Pick<Database, 'run'>
  tree: UnitTree
  actor: Actor
  today: IsoDate
}

/**
 * What a unit and all below it owe or owed, the earliest deadline first, at most `limit`. Throws `ServiceError`:
 * `unit_unknown`, `not_allowed`.
 */
export const listObligations = async (
  request: Asking & { unitId: number /** Absent: in any state. */; state?: ObligationState; limit: number },
): Promise<{ obligations: ObligationSummary[]; more: boolean }> => {
  refuseUnlessReadable('entries.read', request)
  const { database, unitId, state, today, limit } = request
  const found = await readObligations(database.run, { unitId, today, state: state ?? null, limit: limit + 1 })
  return { obligations: found.slice(0, limit), more: found.length > limit }
}

export type ObligationWhole = Omit<ObligationDetails, 'rows' | 'led'> & { events: ObligationEvent[] }

/** One obligation with its submissions, requests and everything that happened to it. Undefined: there is none. Throws as above. */
export const findObligation = async ({
  id,
  ...asking
}: Asking & { id: number }): Promise<ObligationWhole | undefined> => {
  const found = await readObligation(asking.database.run, { id, today: asking.today })
  if (found === undefined) return undefined
  refuseUnlessReadable('entries.read', { ...asking, unitId: found.unitId })
  return found
}
