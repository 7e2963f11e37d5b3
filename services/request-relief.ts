import type { VerbWrite } from '../db/commit-answer.ts'
import { insertRequest } from '../db/obligation-requests.ts'
import type { Seen } from '../db/submissions.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { may } from '../domain/rights/rights.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

/** A unit asks for a later deadline, or says that this is not for it to do. */
export type RequestRelief = { do: 'request.make'; reason: string } & Seen &
  ({ kind: 'extension'; until: IsoDate } | { kind: 'not_responsible'; until: null })

/** Throws `NotAllowed`. */
export const requestRelief = (act: RequestRelief, { author, tree, today }: Authority): VerbWrite => {
  if (!may(author.memberships, 'report.submit', act.unitId, tree, today))
    throw new NotAllowed('report.submit', act.unitId)
  return insertRequest(act)
}
