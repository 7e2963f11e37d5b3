import type { Language } from '../../domain/language.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Message } from '../../services/channel.ts'
import type { ObligationDetails, ObligationSummary, RequestSummary } from '../../services/read-facts.ts'
import { textsOf } from '../texts/texts.ts'
import { atBeginning } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { obligationText } from './obligation-words.ts'
import { reportedLines } from './report-figures.ts'
import type { Notice } from './report-outcome.ts'
import { decidingUnit } from './report-rights.ts'
import { openButton, reportButton } from './reports-view.ts'
import type { Turn } from './turn.ts'

/** The same message in every language: whoever is told reads it in their own. */
const inEvery = (say: (turn: Turn) => Message, turn: Turn): Record<Language, Message> => {
  const as = (language: Language) => say({ ...turn, texts: textsOf(language), person: { ...turn.person, language } })
  return { vi: as('vi'), en: as('en') }
}

/** The heads of the unit are told what was handed in, with the buttons that decide. */
export const toApprove = (sent: ObligationDetails, note: string | null, turn: Turn): Notice => ({
  to: { unitId: sent.unitId, roles: ['head'] },
  message: inEvery((viewer) => {
    const { notices, buttons, note: noteText } = viewer.texts.reports
    return {
      title: notices.toApprove(unitName(sent.unitId, viewer)),
      text: [
        notices.submitted(viewer.person.name, obligationText(sent, viewer)),
        '',
        ...reportedLines(sent, viewer),
        ...(note === null ? [] : [noteText(note)]),
      ].join('\n'),
      buttons: rows([
        reportButton(sent, buttons.approve, 'apok'),
        reportButton(sent, buttons.return, 'apno'),
        openButton(sent, buttons.open),
      ]),
    }
  }, turn),
})

const titleOf = ({ kind, unitId }: ObligationSummary, viewer: Turn): string => {
  const { title, taskTitle } = viewer.texts.reports
  return (kind === 'report' ? title : taskTitle)(unitName(unitId, viewer))
}

/** Something was decided about what a unit owes; `personId`: who had asked, otherwise whoever reports for the unit. */
const decided = (
  owed: ObligationSummary,
  to: Notice['to'],
  say: (viewer: Turn) => { lines: string[]; button: string },
  turn: Turn,
): Notice => ({
  to,
  message: inEvery((viewer) => {
    const { lines, button } = say(viewer)
    return {
      title: titleOf(owed, viewer),
      text: lines.join('\n'),
      buttons: [[openButton(owed, button)]],
    }
  }, turn),
})

const reasonLine = (reason: string | null, { texts: { reports } }: Turn): string[] =>
  reason === null ? [] : [reports.notices.reason(reason)]

export const toSender = (owed: ObligationDetails, senderId: number, returnedFor: string | null, turn: Turn): Notice =>
  decided(
    owed,
    { personId: senderId },
    (viewer) => {
      const { notices, buttons } = viewer.texts.reports
      const what = obligationText(owed, viewer)
      return returnedFor === null
        ? { lines: [`✅ ${notices.approved(viewer.person.name, what)}`], button: buttons.open }
        : {
            lines: [
              `↩️ ${notices.returned(viewer.person.name, what)}`,
              ...reasonLine(returnedFor, viewer),
              notices.again,
            ],
            button: buttons.again,
          }
    },
    turn,
  )

/** Who decides is told what is asked for; nobody, where nobody above the unit can be reached. */
export const toDecider = (
  asked: ObligationDetails,
  { kind, until, reason }: Pick<RequestSummary, 'kind' | 'until' | 'reason'>,
  turn: Turn,
): Notice[] => {
  const unitId = decidingUnit(asked, turn)
  if (unitId === undefined) return []
  const message = inEvery((viewer) => {
    const { notices, buttons } = viewer.texts.reports
    const what = obligationText(asked, viewer)
    const who = viewer.person.name
    const [grant, refuse] = kind === 'extension' ? ['rqextend', 'rqnoextend'] : ['rqrelease', 'rqnorelease']
    return {
      title: notices.request(unitName(asked.unitId, viewer)),
      text: [
        kind === 'extension' ? notices.extension(who, what, formatDate(until ?? '')) : notices.release(who, what),
        notices.dueNow(formatDate(asked.dueOn)),
        ...reasonLine(reason, viewer),
      ].join('\n'),
      buttons: rows([
        reportButton(asked, buttons.grant, grant ?? ''),
        reportButton(asked, buttons.refuse, refuse ?? ''),
        openButton(asked, buttons.open),
      ]),
    }
  }, turn)
  return [{ to: { unitId, roles: ['head', 'leader'] }, message }]
}

/** Everybody who reports for the unit. */
const reporters = ({ unitId }: ObligationSummary): Notice['to'] => ({ unitId, roles: ['official', 'head'] })

/** `askerId` null: nobody had asked. */
export const toldExtended = (
  owed: ObligationDetails,
  { askerId, until, reason }: { askerId: number | null; until: string; reason: string | null },
  turn: Turn,
): Notice =>
  decided(
    owed,
    askerId === null ? reporters(owed) : { personId: askerId },
    (viewer) => ({
      lines: [
        `✅ ${viewer.texts.reports.notices.extended(viewer.person.name, obligationText(owed, viewer), formatDate(until))}`,
        ...reasonLine(reason, viewer),
      ],
      button: viewer.texts.reports.buttons.open,
    }),
    turn,
  )

export const toldReleased = (owed: ObligationDetails, askerId: number, turn: Turn): Notice =>
  decided(
    owed,
    { personId: askerId },
    (viewer) => ({
      lines: [
        `✅ ${atBeginning(viewer.texts.reports.notices.released(viewer.person.name, obligationText(owed, viewer)))}`,
      ],
      button: viewer.texts.reports.buttons.open,
    }),
    turn,
  )

export const toldRefused = (
  owed: ObligationDetails,
  { kind, byId }: Pick<RequestSummary, 'kind' | 'byId'>,
  reason: string,
  turn: Turn,
): Notice =>
  decided(
    owed,
    { personId: byId },
    (viewer) => {
      const { notices, buttons } = viewer.texts.reports
      const say = kind === 'extension' ? notices.refusedExtension : notices.refusedRelease
      return {
        lines: [
          say(viewer.person.name, obligationText(owed, viewer), formatDate(owed.dueOn)),
          ...reasonLine(reason, viewer),
        ],
        button: buttons.open,
      }
    },
    turn,
  )

export const toldExcused = (owed: ObligationDetails, reason: string, turn: Turn): Notice =>
  decided(
    owed,
    reporters(owed),
    (viewer) => ({
      lines: [
        `✅ ${viewer.texts.reports.notices.excused(viewer.person.name, obligationText(owed, viewer))}`,
        ...reasonLine(reason, viewer),
      ],
      button: viewer.texts.reports.buttons.open,
    }),
    turn,
  )
