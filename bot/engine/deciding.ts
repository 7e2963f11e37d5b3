import type { ObligationDetails } from '../../services/read-facts.ts'
import { obligationText } from './obligation-words.ts'
import { toSender } from './report-notices.ts'
import { acted, seenOf } from './report-outcome.ts'
import { obligationView } from './reports-view.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const waitingButton = ({ texts: { reports } }: Turn) => [[{ title: reports.buttons.waiting, action: 'do:duyet' }]]

const changed = (owed: ObligationDetails, turn: Turn): Outcome =>
  outcome(turn.state, obligationView(owed, turn, turn.texts.reports.changed))

export const approveReport = (owed: ObligationDetails, turn: Turn): Outcome => {
  const [sent] = owed.submissions
  if (sent === undefined || owed.state !== 'submitted') return changed(owed, turn)
  const { aggregatorId } = owed
  return acted(
    { do: 'report.decide', ...seenOf(owed), aggregatorId, decision: 'approved', from: 'submitted', reason: null },
    [toSender(owed, sent.byId, null, turn)],
    { text: `✅ ${turn.texts.reports.approved(obligationText(owed, turn))}`, buttons: waitingButton(turn) },
    turn,
  )
}

/** Why stands in the message to who sent it: a report that comes back without a reason comes back the same. */
export const returnReport = (owed: ObligationDetails, reason: string, turn: Turn): Outcome => {
  const [sent] = owed.submissions
  const from = owed.state
  if (sent === undefined || (from !== 'submitted' && from !== 'done')) return changed(owed, turn)
  const { aggregatorId } = owed
  return acted(
    { do: 'report.decide', ...seenOf(owed), aggregatorId, decision: 'returned', from, reason },
    [toSender(owed, sent.byId, reason, turn)],
    { text: `↩️ ${turn.texts.reports.returned(obligationText(owed, turn))}`, buttons: waitingButton(turn) },
    turn,
  )
}
