import { formatDate } from '../../domain/periods/period-label.ts'
import { readDeadline } from '../../domain/registers/read-deadline.ts'
import type { Button } from '../../services/channel.ts'
import type { ObligationDetails, RequestKind } from '../../services/read-facts.ts'
import { unitInside } from './card-view.ts'
import { obligationText } from './obligation-words.ts'
import { toDecider, toldExcused, toldExtended, toldRefused, toldReleased } from './report-notices.ts'
import { acted, awaiting, seenOf } from './report-outcome.ts'
import { decidingUnit } from './report-rights.ts'
import { obligationView, openButton, waitingRequest } from './reports-view.ts'
import type { AwaitedWords } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const deciding = (owed: ObligationDetails) => ({ ...seenOf(owed), aggregatorId: owed.aggregatorId })

/** The obligation as it will be once this is written: buttons in messages to others name it so. */
const next = (owed: ObligationDetails): ObligationDetails => ({ ...owed, revision: owed.revision + 1 })

const reply = (text: string, owed: ObligationDetails, { texts }: Turn, ...more: Button[]) => ({
  text,
  buttons: [[openButton(owed, texts.reports.buttons.open), ...more]],
})

/** After one decision the next. */
const decided = (text: string, owed: ObligationDetails, turn: Turn) =>
  reply(`✅ ${text}`, owed, turn, { title: turn.texts.reports.buttons.waiting, action: 'do:duyet' })

const request = (
  owed: ObligationDetails,
  asked:
    | { kind: 'extension'; until: string; reason: string }
    | { kind: 'not_responsible'; until: null; reason: string },
  turn: Turn,
): Outcome => {
  const { reports } = turn.texts
  const unitId = decidingUnit(owed, turn)
  const told = unitId === undefined ? reports.askedNobody : reports.askedTo(unitInside(unitId, turn))
  return acted(
    { do: 'request.make', ...seenOf(owed), ...asked },
    toDecider(next(owed), asked, turn),
    reply(`✅ ${told}\n${reports.untilThen}`, owed, turn),
    turn,
  )
}

const extend = (
  owed: ObligationDetails,
  { until, reason, askerId }: { until: string; reason: string | null; askerId: number | null },
  turn: Turn,
): Outcome =>
  acted(
    { do: 'obligation.extend', ...deciding(owed), until, reason },
    [toldExtended(owed, { askerId, until, reason }, turn)],
    decided(turn.texts.reports.extended(obligationText(owed, turn), formatDate(until)), owed, turn),
    turn,
  )

/** What was asked for is granted as it was asked. */
export const grantRequest = (owed: ObligationDetails, kind: RequestKind, turn: Turn): Outcome => {
  const { reports } = turn.texts
  const asked = waitingRequest(owed, kind)
  if (asked === undefined) return outcome(turn.state, obligationView(owed, turn, reports.changed))
  if (asked.until !== null) return extend(owed, { until: asked.until, reason: null, askerId: asked.byId }, turn)
  return acted(
    { do: 'obligation.release', ...deciding(owed) },
    [toldReleased(owed, asked.byId, turn)],
    decided(reports.released(obligationText(owed, turn)), owed, turn),
    turn,
  )
}

export const refuseRequest = (owed: ObligationDetails, kind: RequestKind, reason: string, turn: Turn): Outcome => {
  const asked = waitingRequest(owed, kind)
  if (asked === undefined) return outcome(turn.state, obligationView(owed, turn, turn.texts.reports.changed))
  return acted(
    { do: 'request.refuse', ...deciding(owed), kind, reason },
    [toldRefused(owed, asked, reason, turn)],
    decided(turn.texts.reports.refused, owed, turn),
    turn,
  )
}

export const release = (owed: ObligationDetails, reason: string, turn: Turn): Outcome =>
  request(owed, { kind: 'not_responsible', until: null, reason }, turn)

export const excuse = (owed: ObligationDetails, reason: string, turn: Turn): Outcome =>
  acted(
    { do: 'obligation.excuse', ...deciding(owed), reason },
    [toldExcused(owed, reason, turn)],
    decided(turn.texts.reports.excused(obligationText(owed, turn)), owed, turn),
    turn,
  )

/** "đến 25/11, chờ số liệu công an": the day and the reason, in one line or one after the other. */
export const readExtension = (owed: ObligationDetails, asked: AwaitedWords, text: string, turn: Turn): Outcome => {
  const { reports } = turn.texts
  const read = readDeadline(text, turn.today)
  const until = read.dueOn ?? asked.until
  const reason = read.words === '' ? asked.reason : read.words
  const ask = (question: string, told: Pick<AwaitedWords, 'until' | 'reason'>) =>
    awaiting(owed, { what: asked.what, ...told }, { text: question }, turn)
  if (until !== undefined && (until <= owed.dueOn || until < turn.today))
    return ask(reports.extensionTooEarly(formatDate(owed.dueOn)), reason === undefined ? {} : { reason })
  if (until === undefined)
    return ask(
      reason === undefined ? `${reports.extensionQuestion}\n${reports.extensionExample}` : reports.extensionDay,
      reason === undefined ? {} : { reason },
    )
  if (reason === undefined) return ask(reports.extensionReason, { until })
  return asked.what === 'extend'
    ? extend(owed, { until, reason, askerId: null }, turn)
    : request(owed, { kind: 'extension', until, reason }, turn)
}
