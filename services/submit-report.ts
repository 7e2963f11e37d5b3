import type { VerbWrite } from '../db/commit-answer.ts'
import { decideSubmission, insertSubmission, type Seen } from '../db/submissions.ts'
import type { FiguresTotal } from '../domain/figures/total.ts'
import { may } from '../domain/rights/rights.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

/** By form, the totals of the moment in which a report is handed in. */
export type SubmittedFigures = Record<string, FiguresTotal>

/**
 * A unit hands in its periodic report: the figures as they stand and a short note. What a report is made of besides,
 * narrative parts and the official document, will be parts of this act.
 */
export type SubmitReport = { do: 'report.submit' } & Seen & {
    id: string
    figures: SubmittedFigures
    note: string | null
    /** Somebody leads the unit, as the person was told. */
    led: boolean
  }

export type TakeBackReport = { do: 'report.take_back' } & Seen

/** What may be approved by who hands it in, or by nobody else, is approved at once. */
export const isFinal = (
  { unitId, led }: { unitId: number; led: boolean },
  { author, tree, today }: Authority,
): boolean => !led || may(author.memberships, 'report.approve', unitId, tree, today)

/** Throws `NotAllowed`. */
export const submitReport = (act: SubmitReport, authority: Authority): VerbWrite => {
  const { author, tree, today } = authority
  if (!may(author.memberships, 'report.submit', act.unitId, tree, today))
    throw new NotAllowed('report.submit', act.unitId)
  return insertSubmission({ ...act, final: isFinal(act, authority) })
}

/** Only by who sent it, until somebody decided. Throws `NotAllowed`. */
export const takeBackReport = (act: TakeBackReport, { author, tree, today }: Authority): VerbWrite => {
  if (!may(author.memberships, 'report.submit', act.unitId, tree, today))
    throw new NotAllowed('report.submit', act.unitId)
  return decideSubmission({ ...act, decision: 'taken_back', from: 'submitted', reason: null })
}
