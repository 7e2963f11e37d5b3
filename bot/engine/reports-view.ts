import { formByKey } from '../../domain/forms/registry.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Button, Message } from '../../services/channel.ts'
import type {
  ObligationCourse,
  ObligationDetails,
  ObligationSummary,
  RequestSummary,
} from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { atBeginning, insideSentence, periodText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { deadlineLine, isLate, obligationName, obligationText } from './obligation-words.ts'
import { reportedLines } from './report-figures.ts'
import { mayApprove, mayDecide, maySee, maySubmit } from './report-rights.ts'
import type { Turn } from './turn.ts'

export const reportButton = ({ id, revision }: ObligationSummary, title: string, verb: string): Button => ({
  title,
  action: `${verb}:${id}.${revision}`,
})

export const openButton = ({ id }: ObligationSummary, title: string): Button => ({ title, action: `report:${id}` })

export const waitingRequest = (
  { requests }: ObligationCourse,
  kind: RequestSummary['kind'],
): RequestSummary | undefined => requests.find((request) => request.kind === kind && request.decision === null)

/** The figures form by form; only a period with a name, by the cut-off that is usual here, has such a view. */
export const detailsButton = (owed: ObligationSummary, { texts, scheme }: Turn): Button[] =>
  owed.kind === 'report' && owed.scheme === scheme && parsePeriodKey(owed.occurrence, scheme) !== undefined
    ? [{ title: texts.reports.buttons.details, action: `figures:${owed.unitId}:${owed.occurrence}` }]
    : []

/** What was asked for lately and how it ended, while it still matters. */
const requestLines = ({ requests, state }: ObligationDetails, { texts: { reports } }: Turn): string[] => {
  const latest = (['extension', 'not_responsible'] as const).flatMap(
    (kind) => requests.find((request) => request.kind === kind) ?? [],
  )
  return latest.flatMap(({ kind, until, reason, by, decision, decidedBy, decisionReason }) => {
    if (decision === null)
      return kind === 'extension'
        ? [reports.waitsExtension(by, formatDate(until ?? ''), reason)]
        : [reports.waitsRelease(by, reason)]
    if (decision === 'granted')
      return state === 'not_responsible' && kind === state ? [reports.agreedRelease(by, reason, decidedBy ?? '')] : []
    const refused = kind === 'extension' ? reports.refusedExtension : reports.refusedRelease
    return [refused(decidedBy ?? '', decisionReason ?? '')]
  })
}

const submissionLines = ({ submissions, state }: ObligationDetails, { texts: { reports } }: Turn): string[] => {
  const [latest] = submissions
  if (latest === undefined) return []
  const { by, at, number, decision, decidedBy, decidedAt, reason } = latest
  if (state === 'open')
    return decision === 'returned' ? [`↩️ ${reports.returnedBy(decidedBy ?? '', number, reason ?? '')}`] : []
  return [
    reports.sent(by, formatInstant(at)),
    ...(state === 'done' && decidedBy !== null && decidedBy !== by
      ? [reports.approvedBy(decidedBy, formatInstant(decidedAt ?? at))]
      : []),
  ]
}

const noteLines = (owed: ObligationDetails, { texts: { reports }, state }: Turn): string[] => {
  const [latest] = owed.submissions
  const note =
    owed.state === 'open' ? (state.reportNote?.obligationId === owed.id ? state.reportNote.words : null) : latest?.note
  return note ? [reports.note(note)] : []
}

const ownButtons = (owed: ObligationDetails, turn: Turn): Button[] => {
  const { buttons } = turn.texts.reports
  const button = (title: string, verb: string) => reportButton(owed, title, verb)
  if (!maySubmit(owed, turn)) return detailsButton(owed, turn)
  if (owed.state === 'submitted')
    return [
      ...(owed.submissions[0]?.byId === turn.person.id ? [button(buttons.takeBack, 'rpback')] : []),
      ...detailsButton(owed, turn),
    ]
  if (owed.state !== 'open') return detailsButton(owed, turn)
  return [
    ...(owed.kind === 'report' ? [button(buttons.submit, 'rpsend'), button(buttons.note, 'rpnote')] : []),
    ...detailsButton(owed, turn),
    ...(waitingRequest(owed, 'extension') === undefined ? [button(buttons.askExtension, 'askmore')] : []),
    ...(waitingRequest(owed, 'not_responsible') === undefined ? [button(buttons.askRelease, 'notmine')] : []),
  ]
}

export const approvalButtons = (owed: ObligationDetails, turn: Turn): Button[] => {
  const { buttons } = turn.texts.reports
  const acceptedFromAbove = owed.state === 'done' && owed.kind === 'report' && owed.submissions.length > 0
  if (owed.state === 'submitted' && mayApprove(owed, turn))
    return [reportButton(owed, buttons.approve, 'apok'), reportButton(owed, buttons.return, 'apno')]
  return acceptedFromAbove && mayDecide(owed, turn) ? [reportButton(owed, buttons.return, 'apno')] : []
}

const requestButtons = (owed: ObligationDetails, kind: RequestSummary['kind'], { texts }: Turn): Button[] => {
  const { buttons } = texts.reports
  const [grant, refuse] = kind === 'extension' ? ['rqextend', 'rqnoextend'] : ['rqrelease', 'rqnorelease']
  return waitingRequest(owed, kind) === undefined
    ? []
    : [reportButton(owed, buttons.grant, grant ?? ''), reportButton(owed, buttons.refuse, refuse ?? '')]
}

/** A request that waits is answered first; without one, who decides may extend or excuse of their own accord. */
export const decisionButtons = (owed: ObligationDetails, turn: Turn): Button[] => {
  if (owed.state !== 'open' || !mayDecide(owed, turn)) return []
  const { buttons } = turn.texts.reports
  for (const kind of ['extension', 'not_responsible'] as const) {
    const asked = requestButtons(owed, kind, turn)
    if (asked.length > 0) return asked
  }
  return [reportButton(owed, buttons.extend, 'obextend'), reportButton(owed, buttons.excuse, 'obexcuse')]
}

/** What is no report: it is fulfilled elsewhere. */
const elsewhereLines = ({ kind, form, times }: ObligationSummary, { texts: { reports }, person }: Turn): string[] => {
  if (kind === 'step') return [reports.step]
  if (kind !== 'entries') return []
  return [reports.entries(insideSentence(formByKey.get(form ?? '')?.label[person.language] ?? form ?? ''), times)]
}

const elsewhereButtons = ({ kind, form, planId, state }: ObligationSummary, { texts, person }: Turn): Button[] => {
  const declared = formByKey.get(form ?? '')
  if (kind === 'entries' && declared !== undefined && state === 'open')
    return [{ title: declared.label[person.language], action: `do:${declared.command}` }]
  return kind === 'step' && planId !== null ? [{ title: texts.reports.buttons.plans, action: `plan:${planId}` }] : []
}

export const stateText = ({ kind, state }: ObligationSummary, { texts: { reports } }: Turn): string =>
  kind !== 'report' && state === 'done' ? reports.fulfilled : reports.states[state]

const nameLines = (owed: ObligationSummary, turn: Turn): string[] => {
  const { reports } = turn.texts
  const period = parsePeriodKey(owed.occurrence, owed.scheme, owed.to)
  if (owed.kind === 'step' || period === undefined) return [atBeginning(obligationText(owed, turn))]
  return [obligationName(owed, turn), reports.period(periodText(period, turn.person.language))]
}

/** One thing that a unit owes, with everything that the person who looks at it may do about it. */
export const obligationView = (owed: ObligationDetails | null, turn: Turn, notice?: string): Message => {
  const { reports } = turn.texts
  if (owed === null || !maySee(owed, turn)) return { text: reports.gone }
  const body = owed.kind === 'report' ? reportedLines(owed, turn) : elsewhereLines(owed, turn)
  return {
    title: (owed.kind === 'report' ? reports.title : reports.taskTitle)(unitName(owed.unitId, turn)),
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...nameLines(owed, turn),
      `${isLate(owed, turn) ? '⏰ ' : ''}${deadlineLine(owed, turn)}`,
      ...(owed.state === 'open' ? [] : [reports.state(stateText(owed, turn))]),
      ...submissionLines(owed, turn),
      ...requestLines(owed, turn),
      '',
      ...body,
      ...noteLines(owed, turn),
    ].join('\n'),
    buttons: rows([
      ...approvalButtons(owed, turn),
      ...decisionButtons(owed, turn),
      ...elsewhereButtons(owed, turn),
      ...ownButtons(owed, turn),
    ]),
  }
}

/** `⏰ Báo cáo tháng (tháng 11/2026): hạn nộp 18/11/2026 (quá hạn 2 ngày)`. */
export const obligationLine = (owed: ObligationSummary, turn: Turn): string =>
  `${isLate(owed, turn) ? '⏰ ' : ''}${atBeginning(obligationText(owed, turn))}: ${insideSentence(deadlineLine(owed, turn))}${
    owed.state === 'open' ? '' : `, ${insideSentence(stateText(owed, turn))}`
  }`

/** Several reports to choose from, the earliest deadline first, so that what is late comes before the rest. */
export const owedReportsView = (owed: readonly ObligationSummary[], unitId: number, turn: Turn): Message => ({
  title: turn.texts.reports.listTitle(unitName(unitId, turn)),
  text: [
    ...owed.map((each, index) => `${index + 1}. ${obligationLine(each, turn)}`),
    '',
    turn.texts.reports.choose,
  ].join('\n'),
  buttons: rows(
    owed.map((each, index) => openButton(each, String(index + 1))),
    4,
  ),
})

/** `xã Ia Hlôi, báo cáo tháng (tháng 11/2026)`: what a unit owes, told elsewhere than at the unit. */
export const elsewhereText = (owed: ObligationSummary, turn: Turn): string =>
  `${unitInside(owed.unitId, turn)}, ${obligationText(owed, turn)}`
