import type { Language } from '../../domain/language.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Message } from '../../services/channel.ts'
import type { ObligationDetails } from '../../services/read-facts.ts'
import { textsOf } from '../texts/texts.ts'
import { atBeginning } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { daysLeftText, deadlineLine, isLate, obligationText } from './obligation-words.ts'
import { filledReminder } from './reminder-template.ts'
import { mayDecide } from './report-rights.ts'
import { approvalButtons, decisionButtons, openButton, stateText } from './reports-view.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** Nobody is reminded before or after these hours. */
const HOURS = { from: 7, to: 20 }
const NOON = 12

/** What a late unit owes, with what a leader may do about it. */
const lateView = (owed: ObligationDetails, turn: Turn): Message => {
  const { digest, reports } = turn.texts
  const nudge = isLate(owed, turn) ? [{ title: digest.buttons.nudge, action: `nudge:${owed.id}` }] : []
  return {
    title: unitName(owed.unitId, turn),
    text: [
      atBeginning(obligationText(owed, turn)),
      deadlineLine(owed, turn),
      reports.state(stateText(owed, turn)),
    ].join('\n'),
    buttons: [
      ...rows([...nudge, ...decisionButtons(owed, turn), ...approvalButtons(owed, turn)], 3),
      [openButton(owed, reports.buttons.open), { title: digest.buttons.digest, action: 'do:tonghop' }],
    ],
  }
}

const noticeIn = (language: Language, owed: ObligationDetails, turn: Turn): Message => {
  const texts = textsOf(language)
  const { digest } = texts
  const reader = { ...turn, texts, person: { ...turn.person, language } }
  const what = obligationText(owed, reader)
  const asked = digest.notice.text(turn.person.name, what, daysLeftText(owed.dueOn, reader))
  return {
    title: digest.notice.title(unitName(owed.unitId, turn)),
    text: [asked, digest.notice.how].join('\n'),
    template: filledReminder({
      don_vi: unitName(owed.unitId, turn),
      cong_viec: atBeginning(what),
      thoi_han: formatDate(owed.dueOn),
      chi_tiet: asked,
    }),
    buttons: [
      ...(owed.kind === 'report' ? [[{ title: digest.buttons.submitNow, action: `report:${owed.id}` }]] : []),
      [
        { title: digest.buttons.askMore, action: `askmore:${owed.id}` },
        { title: digest.buttons.notMine, action: `notmine:${owed.id}` },
      ],
    ],
  }
}

const nudge = (owed: ObligationDetails, turn: Turn): Outcome => {
  const { state, texts, calendar, now, today } = turn
  const unit = unitInside(owed.unitId, turn)
  if (owed.state !== 'open') return outcome(state, { text: texts.digest.settledMeanwhile(unit) })
  if (now.hour < HOURS.from || now.hour >= HOURS.to || !calendar.isWorkingDay(today))
    return outcome(state, { text: texts.digest.outsideHours })
  const { id: obligationId, unitId, aggregatorId } = owed
  return {
    state,
    effects: [
      {
        kind: 'act',
        act: {
          do: 'obligation.nudge',
          obligationId,
          unitId,
          aggregatorId,
          on: today,
          half: now.hour < NOON ? 'am' : 'pm',
        },
        notices: [
          {
            to: { unitId, roles: ['official', 'head'] },
            message: { vi: noticeIn('vi', owed, turn), en: noticeIn('en', owed, turn) },
          },
        ],
      },
    ],
    replies: [
      { text: texts.digest.nudged(unit), buttons: [[{ title: texts.digest.buttons.digest, action: 'do:tonghop' }]] },
    ],
  }
}

/** `late:<obligation>` and `nudge:<obligation>`. */
export const onLatePress = (verb: string, turn: Turn): Outcome => {
  const { state, texts, facts } = turn
  const owed = facts.kind === 'obligation' ? facts.obligation : null
  if (owed === null) return outcome(state, { text: texts.digest.gone })
  if (!mayDecide(owed, turn)) return outcome(state, { text: texts.digest.notYours(unitInside(owed.unitId, turn)) })
  return verb === 'nudge' ? nudge(owed, turn) : outcome(state, lateView(owed, turn))
}

/** The database would not take it: somebody reminded the unit before, it has just reported, or nobody of it can be reached. */
export const onNudgeRefused = (
  refusal: 'nudged_already' | 'no_longer_owed' | 'nobody_to_nudge',
  turn: Turn,
): Outcome => {
  const { state, texts, facts } = turn
  const unit = facts.kind === 'obligation' && facts.obligation !== null ? unitInside(facts.obligation.unitId, turn) : ''
  const { nudgedAlready, settledMeanwhile, nobodyThere } = texts.digest
  const say = { nudged_already: nudgedAlready, no_longer_owed: settledMeanwhile, nobody_to_nudge: nobodyThere }
  return outcome(state, { text: say[refusal](unit) })
}
