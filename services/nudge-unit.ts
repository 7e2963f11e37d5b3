import type { VerbWrite } from '../db/commit-answer.ts'
import { insertNudge, type Nudge } from '../db/nudges.ts'
import { may } from '../domain/rights/rights.ts'
import { gatheringUnit } from '../domain/schedules/gathering-unit.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

/** Who leads the gathering unit reminds a unit of what it owes, at most once in half a day. */
export type NudgeUnit = { do: 'obligation.nudge'; unitId: number; aggregatorId: number | null } & Nudge

/** Throws `NotAllowed`. */
export const nudgeUnit = (act: NudgeUnit, { author, tree, today }: Authority): VerbWrite => {
  const unitId = gatheringUnit(act, tree, today)
  if (!may(author.memberships, 'obligation.decide', unitId, tree, today))
    throw new NotAllowed('obligation.decide', unitId)
  return insertNudge(act)
}
