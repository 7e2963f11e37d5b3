import type { VerbWrite } from '../db/commit-answer.ts'
import { excuseObligation, extendObligation, refuseRequest, releaseObligation } from '../db/obligation-requests.ts'
import type { RequestKind } from '../db/reports.ts'
import type { Seen } from '../db/submissions.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { may } from '../domain/rights/rights.ts'
import { gatheringUnit } from '../domain/schedules/gathering-unit.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

/** What who leads the gathering unit decides about what a unit owes, asked or not. */
export type GrantRelief = { aggregatorId: number | null } & Seen &
  (
    | { do: 'obligation.extend'; until: IsoDate /** Null: as it was asked for. */; reason: string | null }
    | { do: 'obligation.excuse'; reason: string }
    /** It is agreed that the unit does not owe this. */
    | { do: 'obligation.release' }
    | { do: 'request.refuse'; kind: RequestKind; reason: string }
  )

/** Throws `NotAllowed`. */
export const grantRelief = (act: GrantRelief, { author, tree, today }: Authority): VerbWrite => {
  const unitId = gatheringUnit(act, tree, today)
  if (!may(author.memberships, 'obligation.decide', unitId, tree, today))
    throw new NotAllowed('obligation.decide', unitId)
  switch (act.do) {
    case 'obligation.extend':
      return extendObligation(act)
    case 'obligation.excuse':
      return excuseObligation(act)
    case 'obligation.release':
      return releaseObligation(act)
    case 'request.refuse':
      return refuseRequest(act)
  }
}
