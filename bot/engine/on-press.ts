import { fieldOf } from '../../domain/forms/form.ts'
import { keepApart, merge } from './alike.ts'
import { unlessProblem } from './answer-schedule.ts'
import { answerByPick } from './answer-step.ts'
import { type Action, parseAction } from './buttons.ts'
import { onFeedPress } from './calendar-feed.ts'
import { cancel, drop, takeBack } from './cancelling.ts'
import { parseCommand } from './commands.ts'
import { openCorrection, withdraw } from './correction.ts'
import { showDelivery } from './delivery.ts'
import { onDigestPress } from './digest.ts'
import { formOf, reviewDraft, withValue } from './draft.ts'
import { answered, back, save, show, showAgain } from './draft-flow.ts'
import { parseFiguresArgument } from './figures-query.ts'
import { byUnitView, figuresOf, missingView, othersView, whoView } from './figures-view.ts'
import { formHelpView } from './form-help.ts'
import { helpView, menuView } from './general-view.ts'
import { INDICATOR_VERBS, onIndicatorPress } from './indicators.ts'
import { onInvitationPress } from './invitation.ts'
import { entryView, journalOffset, journalView } from './journal-view.ts'
import { pickStep } from './ladder-steps.ts'
import { isAboutSteps } from './ladder-view.ts'
import { putBack } from './list.ts'
import { onListPress, undoList } from './list-flow.ts'
import { onFollowUp, onMatterEntry } from './matters.ts'
import { onLatePress } from './nudge.ts'
import { changeUnit, onCommand } from './on-command.ts'
import { onSheetPress } from './on-sheet.ts'
import { onPlanPress, PLAN_VERBS } from './plans.ts'
import { correctInTheWay, replaceInTheWay } from './refused.ts'
import { onRemindAgain } from './remind-again.ts'
import { REPORT_VERBS } from './report-actions.ts'
import { onReportPress } from './reports.ts'
import { isAboutSchedule } from './schedule-draft.ts'
import { SCHEDULE_VERBS } from './schedule-facts.ts'
import { onSchedulePress } from './schedules.ts'
import { changeLanguage, onSettingsPress } from './settings.ts'
import type { Draft } from './state.ts'
import { currentStep, isSkippable, stepKey } from './steps.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** What is left over goes to one field, on top of what it already has. */
const putRemainder = (draft: Draft, key: string, turn: Turn): Outcome => {
  const ask = reviewDraft(draft).asks.find(({ kind }) => kind === 'remainder' || kind === 'rest')
  if (ask === undefined || ask.kind === 'total' || !ask.fields.includes(key)) return show(draft, turn)
  const before = draft.values[key]
  return show(withValue(draft, key, (typeof before === 'number' ? before : 0) + ask.count), turn)
}

export const skip = (draft: Draft, turn: Turn): Outcome => {
  const step = currentStep(draft)
  if (step.kind === 'ambiguity') return show({ ...draft, ambiguities: draft.ambiguities.slice(1) }, turn)
  const key = stepKey(step)
  if (!isSkippable(step, draft)) return showAgain(draft, turn, turn.texts.form.notSkippable)
  const done = answered(draft, step)
  return show({ ...done, skipped: [...done.skipped, key] }, turn)
}

const pick = (draft: Draft, argument: string, turn: Turn): Outcome | undefined => {
  const step = currentStep(draft)
  const picked = isAboutSteps(step) ? pickStep(draft, step, argument, turn) : answerByPick(draft, step, argument, turn)
  return isAboutSchedule(draft) ? unlessProblem(draft, picked, turn) : picked
}

const onDraft = (draft: Draft, { verb, argument }: Action, turn: Turn): Outcome => {
  const { texts } = turn
  switch (verb) {
    case 'save':
      return save(draft, turn)
    case 'edit':
      return show({ ...draft, asking: 'choose-field' }, turn)
    case 'field':
      if (argument === 'when') return show({ ...draft, asking: 'when' }, turn)
      return fieldOf(formOf(draft), argument) === undefined
        ? showAgain(draft, turn, texts.form.oldButton)
        : show({ ...draft, asking: `f:${argument}` }, turn)
    case 'detail':
      return show({ ...draft, detail: true }, turn)
    case 'cancel':
      return cancel(draft, turn)
    case 'explain':
      return show({ ...draft, asking: 'explanation' }, turn)
    case 'put':
      return putRemainder(draft, argument, turn)
    case 'skip':
      return skip(draft, turn)
    case 'back':
      return back(draft, turn)
    case 'card': {
      const { asking: _asking, ...rest } = draft
      return show(rest, turn)
    }
    case 'resume':
      return show(draft, turn)
    case 'tolist':
      return show(putBack(draft), turn)
    case 'drop':
      return drop(draft, turn)
    case 'merge':
      return merge(draft, turn)
    case 'apart':
      return keepApart(draft, turn)
    case 'replace':
      return replaceInTheWay(draft, turn)
    case 'correct':
      return correctInTheWay(draft, turn)
    default:
      return pick(draft, argument, turn) ?? showAgain(draft, turn, texts.form.oldButton)
  }
}

const onFigures = (verb: string, argument: string, turn: Turn): Outcome => {
  const sight = parseFiguresArgument(argument, turn)
  if (sight === undefined) return outcome(turn.state, { text: turn.texts.form.unknownButton })
  switch (verb) {
    case 'byunit':
      return outcome(turn.state, byUnitView(sight, sight.rest, turn))
    case 'who':
      return outcome(turn.state, whoView(sight, sight.rest, turn))
    case 'missing':
      return outcome(turn.state, missingView(sight, turn))
    case 'others':
      return outcome(turn.state, othersView(sight, turn))
    default:
      return outcome(turn.state, figuresOf(sight, sight.rest, turn))
  }
}

export const onPress = (pressed: string, turn: Turn): Outcome => {
  const action = parseAction(pressed)
  const { state, texts, facts } = turn
  if (action.draft !== undefined) {
    const { id, edition } = action.draft
    const draft = state.drafts.find((each) => each.id === id)
    if (draft === undefined) return outcome(state, { text: texts.form.goneButton })
    if (draft.edition !== edition) return show(draft, turn, texts.form.oldButton)
    return onDraft(draft, action, turn)
  }
  if (REPORT_VERBS.has(action.verb)) return onReportPress(action.verb, action.argument, turn)
  if (INDICATOR_VERBS.has(action.verb)) return onIndicatorPress(action.verb, action.argument, turn)
  if (SCHEDULE_VERBS.has(action.verb)) return onSchedulePress(action.verb, action.argument, turn)
  if (PLAN_VERBS.has(action.verb)) return onPlanPress(action.verb, action.argument, turn)
  switch (action.verb) {
    case 'invite':
    case 'inviteend':
      return onInvitationPress(action.verb, action.argument, turn)
    case 'do':
      return onCommand(parseCommand(`/${action.argument}`) ?? { command: undefined, written: '', argument: '' }, turn)
    case 'figures':
    case 'byunit':
    case 'who':
    case 'missing':
    case 'others':
      return onFigures(action.verb, action.argument, turn)
    case 'digest':
      return onDigestPress(action.argument, turn)
    case 'late':
    case 'nudge':
      return onLatePress(action.verb, turn)
    case 'journal':
      return outcome(
        state,
        journalView(facts.kind === 'journal' ? facts.entries : [], journalOffset(action.argument), turn),
      )
    case 'entry':
      return outcome(state, entryView(facts.kind === 'entry' ? facts.entry : null, turn))
    case 'fix':
      return openCorrection(facts.kind === 'entry' ? facts.entry : null, turn)
    case 'undo':
      return withdraw(facts.kind === 'entry' ? facts.entry : null, turn, action.argument)
    case 'settle':
    case 'extend':
    case 'reassign':
      return onMatterEntry(action.verb, facts.kind === 'entry' ? facts.entry : null, turn)
    case 'followup':
    case 'fudone':
    case 'fupart':
    case 'fuextend':
    case 'fuassign':
    case 'fuopen':
      return onFollowUp(action.verb, action.argument, turn)
    case 'fulater':
      return outcome(state, { text: texts.registers.later })
    case 'menu':
      return outcome(state, menuView(turn, Number(action.argument)))
    case 'help': {
      const form = turn.catalogue.form(action.argument)
      return outcome(state, form === undefined ? helpView(turn) : formHelpView(form, turn))
    }
    case 'list':
      return onListPress(action.argument, turn)
    case 'sheet':
      return onSheetPress(action.argument, turn)
    case 'unsave':
      return undoList(action.argument, turn)
    case 'takeback':
      return takeBack(action.argument, turn)
    case 'unit':
      return changeUnit(action.argument, turn)
    case 'again':
      return onRemindAgain(action.argument, turn)
    case 'feed':
      return onFeedPress(action.argument, turn)
    case 'lang':
      return changeLanguage(action.argument, turn)
    case 'setchannel':
    case 'setquiet':
      return onSettingsPress(action.verb, action.argument, turn)
    case 'kenh':
      return showDelivery(action.argument, turn)
    default:
      return outcome(state, { text: texts.form.unknownButton })
  }
}
