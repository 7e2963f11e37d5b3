import type { VerbWrite } from '../db/commit-answer.ts'
import { decideSubmission as decideSql, type Seen } from '../db/submissions.ts'
import { type Action, may } from '../domain/rights/rights.ts'
import { gatheringUnit } from '../domain/schedules/gathering-unit.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

/**
 * A report that waits is approved or sent back by who leads the unit; one that was accepted is sent back only from where
 * the reports are gathered.
 */
export type DecideSubmission = { do: 'report.decide'; aggregatorId: number | null } & Seen &
  (
    | { decision: 'approved'; from: 'submitted'; reason: null }
    | { decision: 'returned'; from: 'submitted' | 'done'; reason: string }
  )

/** Throws `NotAllowed`. */
export const decideSubmission = (act: DecideSubmission, { author, tree, today }: Authority): VerbWrite => {
  const [action, unitId]: [Action, number] =
    act.from === 'submitted' ? ['report.approve', act.unitId] : ['obligation.decide', gatheringUnit(act, tree, today)]
  if (!may(author.memberships, action, unitId, tree, today)) throw new NotAllowed(action, unitId)
  return decideSql(act)
}
