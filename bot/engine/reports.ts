import { nextReport } from '../../domain/obligations/next-report.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { ObligationCourse, ObligationDetails, OwedReports } from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { atBeginning, insideSentence, periodText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside } from './card-view.ts'
import { approveReport } from './deciding.ts'
import { obligationText } from './obligation-words.ts'
import { grantRequest } from './relief.ts'
import { obligationOf, periodAsked } from './report-actions.ts'
import { figureLines } from './report-figures.ts'
import { awaiting } from './report-outcome.ts'
import { mayApprove, mayDecide, maySubmit } from './report-rights.ts'
import { elsewhereText, obligationView, openButton, owedReportsView, waitingRequest } from './reports-view.ts'
import { occurrenceText } from './schedule-words.ts'
import type { AwaitedWords } from './state.ts'
import { askNote, handIn, takeBack } from './submitting.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const NOTHING: OwedReports = { owed: [], only: null, schedules: null }

/** `báo cáo tháng của xã, phường (tháng 12/2026)`. */
const nextName = ({ owed, definition }: NonNullable<ReturnType<typeof nextReport>>, turn: Turn): string =>
  turn.texts.reports.what(
    insideSentence(definition.name[turn.person.language]),
    occurrenceText({ key: owed.occurrence, from: owed.from, to: owed.to }, definition, turn),
  )

/** `/baocao [kỳ]`: what the unit has to hand in; the only one at once. */
export const onReportCommand = (argument: string, turn: Turn): Outcome => {
  const { state, texts, facts, person } = turn
  const { reports } = texts
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  const period = periodAsked(argument, turn)
  if (period === null && argument.trim() !== '')
    return outcome(state, { text: reports.notUnderstood(argument.slice(0, 40).toWellFormed()) })
  const { owed, only, schedules } = facts.kind === 'reports' ? facts.reports : NOTHING
  if (only !== null) return outcome(state, obligationView(only, turn))
  if (owed.length > 0) return outcome(state, owedReportsView(owed, state.unitId, turn))
  const unit = unitInside(state.unitId, turn)
  const next = nextReport(schedules ?? [], state.unitId, turn)
  const none = period === null ? reports.none(unit) : reports.noneOfPeriod(unit, periodText(period, person.language))
  return outcome(state, {
    text: [
      atBeginning(none),
      ...(next === undefined ? [] : [reports.next(nextName(next, turn), formatDate(next.owed.dueOn))]),
    ].join('\n'),
    buttons: [
      [
        { title: texts.registers.buttons.matters, action: 'do:han' },
        { title: texts.buttons.figures, action: 'do:solieu' },
      ],
    ],
  })
}

const waitingLines = (owed: ObligationCourse, turn: Turn): string[] => {
  const { waiting } = turn.texts.reports
  const what = atBeginning(elsewhereText(owed, turn))
  const [sent] = owed.submissions
  const extension = waitingRequest(owed, 'extension')
  const release = waitingRequest(owed, 'not_responsible')
  if (owed.state === 'submitted' && sent !== undefined)
    return [waiting.submission(what, sent.by, formatInstant(sent.at)), ...figureLines(sent.figures, turn)]
  if (extension !== undefined) return [waiting.extension(what, extension.by, formatDate(extension.until ?? ''))]
  return release === undefined ? [] : [waiting.release(what, release.by)]
}

/** `/duyet`: what waits for the person. */
export const onWaitingCommand = (turn: Turn): Outcome => {
  const { state, texts, facts } = turn
  const { waiting } = texts.reports
  const { owed, only } = facts.kind === 'waiting' ? facts.reports : NOTHING
  const mine = owed.filter((each) => (each.state === 'submitted' ? mayApprove(each, turn) : mayDecide(each, turn)))
  if (mine.length === 0) return outcome(state, { text: waiting.none })
  if (only !== null) return outcome(state, obligationView(only, turn))
  return outcome(state, {
    title: waiting.title,
    text: [
      ...mine.map((each, index) => `${index + 1}. ${waitingLines(each, turn).join('\n')}`),
      '',
      waiting.choose,
    ].join('\n'),
    buttons: rows(
      mine.map((each, index) => openButton(each, String(index + 1))),
      4,
    ),
  })
}

const asks = (owed: ObligationDetails, what: AwaitedWords['what'], turn: Turn, ...question: string[]): Outcome => {
  const buttons = [[openButton(owed, turn.texts.reports.buttons.back)]]
  return awaiting(owed, { what }, { text: question.join('\n'), buttons }, turn)
}

interface Press {
  may: (owed: ObligationDetails, turn: Turn) => boolean
  /** In which state of the obligation the button makes sense. */
  fits: (owed: ObligationDetails, turn: Turn) => boolean
  answer: (owed: ObligationDetails, turn: Turn) => Outcome
  /** It decides about what was shown with it, and about nothing later. */
  decides?: true
}

const isOpen = ({ state }: ObligationDetails) => state === 'open'
const isOpenReport = ({ state, kind }: ObligationDetails) => state === 'open' && kind === 'report'
const isSent = ({ state }: ObligationDetails) => state === 'submitted'
const mayReturn = (owed: ObligationDetails, turn: Turn) =>
  owed.state === 'submitted' ? mayApprove(owed, turn) : mayDecide(owed, turn)

const presses: Record<string, Press> = {
  rpsend: {
    may: maySubmit,
    fits: isOpenReport,
    answer: (owed, turn) => {
      const { reportNote } = turn.state
      return reportNote?.obligationId === owed.id ? handIn(owed, reportNote.words, turn) : askNote(owed, turn)
    },
  },
  rpnow: { decides: true, may: maySubmit, fits: isOpenReport, answer: (owed, turn) => handIn(owed, null, turn) },
  rpnote: {
    may: maySubmit,
    fits: isOpenReport,
    answer: (owed, turn) => asks(owed, 'note', turn, turn.texts.reports.noteQuestion),
  },
  rpback: {
    decides: true,
    may: maySubmit,
    fits: isSent,
    answer: (owed, turn) => {
      const [sent] = owed.submissions
      return sent?.byId === turn.person.id
        ? takeBack(owed, turn)
        : outcome(turn.state, { text: turn.texts.reports.notYours(sent?.by ?? '') })
    },
  },
  askmore: {
    may: maySubmit,
    fits: isOpen,
    answer: (owed, turn) => {
      const { reports } = turn.texts
      return waitingRequest(owed, 'extension') === undefined
        ? asks(owed, 'ask_extension', turn, reports.extensionQuestion, reports.extensionExample)
        : outcome(turn.state, obligationView(owed, turn, reports.waitsAlready))
    },
  },
  notmine: {
    may: maySubmit,
    fits: isOpen,
    answer: (owed, turn) => {
      const { reports } = turn.texts
      return waitingRequest(owed, 'not_responsible') === undefined
        ? asks(owed, 'ask_release', turn, reports.releaseQuestion)
        : outcome(turn.state, obligationView(owed, turn, reports.waitsAlready))
    },
  },
  apok: { decides: true, may: mayApprove, fits: isSent, answer: approveReport },
  apno: {
    decides: true,
    may: mayReturn,
    fits: ({ state, kind, submissions }) =>
      state === 'submitted' || (state === 'done' && kind === 'report' && submissions.length > 0),
    answer: (owed, turn) => asks(owed, 'return', turn, turn.texts.reports.returnQuestion(obligationText(owed, turn))),
  },
  rqextend: {
    decides: true,
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => grantRequest(owed, 'extension', turn),
  },
  rqrelease: {
    decides: true,
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => grantRequest(owed, 'not_responsible', turn),
  },
  rqnoextend: {
    decides: true,
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => asks(owed, 'refuse_extension', turn, turn.texts.reports.refuseQuestion),
  },
  rqnorelease: {
    decides: true,
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => asks(owed, 'refuse_not_responsible', turn, turn.texts.reports.refuseQuestion),
  },
  obextend: {
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => {
      const { reports } = turn.texts
      return asks(owed, 'extend', turn, reports.extendQuestion(obligationText(owed, turn)), reports.extensionExample)
    },
  },
  obexcuse: {
    may: mayDecide,
    fits: isOpen,
    answer: (owed, turn) => asks(owed, 'excuse', turn, turn.texts.reports.excuseQuestion(obligationText(owed, turn))),
  },
}

/** A press on something that a unit owes. A button of an earlier state shows how it stands now. */
export const onReportPress = (verb: string, argument: string, turn: Turn): Outcome => {
  const { state, texts, facts } = turn
  const { reports } = texts
  const owed = facts.kind === 'obligation' ? facts.obligation : null
  const press = presses[verb]
  if (owed === null || press === undefined) return outcome(state, obligationView(owed, turn))
  if (!press.may(owed, turn)) return outcome(state, { text: reports.notAllowed(unitInside(owed.unitId, turn)) })
  const revision = obligationOf(argument)?.revision ?? 0
  const isOld = press.decides === true && revision !== 0 && revision !== owed.revision
  if (isOld || !press.fits(owed, turn)) return outcome(state, obligationView(owed, turn, reports.changed))
  return press.answer(owed, turn)
}
