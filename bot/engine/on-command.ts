import type { Form } from '../../domain/forms/form.ts'
import { fold } from '../../domain/reading/fold.ts'
import { visibleUnits } from '../../domain/rights/rights.ts'
import type { Message } from '../../services/channel.ts'
import { cancel, cancelList } from './cancelling.ts'
import { unitInside, unitName } from './card-view.ts'
import type { CommandCall } from './commands.ts'
import { chooseToCorrect } from './correction.ts'
import { showDelivery } from './delivery.ts'
import { onDigestCommand } from './digest.ts'
import { openDraft } from './draft.ts'
import { back, parkedView } from './draft-flow.ts'
import { namesNothing, readFiguresQuery } from './figures-query.ts'
import { figuresOf, missingView } from './figures-view.ts'
import { formHelpView } from './form-help.ts'
import { formMentioned, formNamed } from './form-names.ts'
import { helpView, menuView, welcomeView } from './general-view.ts'
import { onIndicatorsCommand } from './indicators.ts'
import { dropInvitation, onInvitationCommand } from './invitation.ts'
import { journalView } from './journal-view.ts'
import { isListed } from './list.ts'
import { showList } from './list-flow.ts'
import { mattersView } from './matters-view.ts'
import { dropPlan, onPlansCommand } from './plans.ts'
import { onReportCommand, onWaitingCommand } from './reports.ts'
import { onSchedulesCommand } from './schedules.ts'
import { settingsView } from './settings.ts'
import { startForm } from './start-form.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const withOpenDraft = (turn: Turn, then: (draft: NonNullable<ReturnType<typeof openDraft>>) => Outcome): Outcome => {
  const draft = openDraft(turn.state)
  return draft === undefined ? outcome(turn.state, { text: turn.texts.form.nothingOpen }) : then(draft)
}

/** The one form that a question is about. */
const formAskedAbout = ({ reading, catalogue }: Turn): Form | undefined => {
  const [only, ...others] = new Set(reading?.intent === 'query' ? reading.records.map(({ form }) => form) : [])
  return only === undefined || others.length > 0 ? undefined : catalogue.form(only)
}

/** "đơn vị nào chưa báo", "ai chưa nộp" */
const asksWhoHasNot = (text: string): boolean => /\bchua (?:bao|nop|gui)\b/.test(fold(text))

/** Figures for a request in words, or who has not reported them. */
export const figuresByText = (text: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const query = readFiguresQuery(text, turn)
  const [first, ...others] = query.units
  const form = formMentioned(text) ?? formAskedAbout(turn)
  if (others.length > 0)
    return outcome(state, {
      text: texts.figures.whichUnit,
      buttons: query.units.map(({ id, name }) => [
        { title: name, action: ['figures', id, query.period.key, ...(form === undefined ? [] : [form.key])].join(':') },
      ]),
    })
  if (query.unknownUnit) return outcome(state, { text: texts.figures.unknownUnit })
  const unitId = first?.id ?? state.unitId
  if (unitId === null) return outcome(state, { text: texts.form.noUnit })
  const sight = { unitId, period: query.period }
  return outcome(state, asksWhoHasNot(text) ? missingView(sight, turn) : figuresOf(sight, form?.key, turn))
}

const unitsView = (turn: Turn): Message => {
  const { state, texts, person } = turn
  const now = state.unitId === null ? texts.form.noUnit : texts.units.now(unitInside(state.unitId, turn))
  const units = [...new Set(person.memberships.map(({ unitId }) => unitId))].filter((unitId) =>
    visibleUnits(person.memberships, 'figures.read', turn.tree, turn.today).includes(unitId),
  )
  if (units.length < 2) return { text: `${now}\n${texts.units.only}` }
  return {
    text: `${now}\n${texts.units.choose}`,
    buttons: units.map((unitId) => [{ title: unitName(unitId, turn), action: `unit:${unitId}` }]),
  }
}

export const onCommand = ({ command, form, written, argument }: CommandCall, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (form !== undefined) return startForm(form, turn)
  switch (command) {
    case undefined:
      return outcome(state, { text: texts.general.unknownCommand(written) })
    case 'start': {
      const draft = openDraft(state)
      return outcome(state, welcomeView(turn), ...(draft === undefined ? [] : [parkedView(draft, turn)]))
    }
    case 'menu':
      return outcome(state, menuView(turn))
    case 'trogiup': {
      const named = formNamed(argument)
      return outcome(state, named === undefined ? helpView(turn) : formHelpView(named, turn))
    }
    case 'solieu':
      return namesNothing(argument, turn)
        ? outcome(state, { text: texts.figures.notUnderstood(argument.slice(0, 40).toWellFormed()) })
        : figuresByText(argument, turn)
    case 'nhatky':
      return outcome(state, journalView(turn.facts.kind === 'journal' ? turn.facts.entries : [], 0, turn))
    case 'sua':
      return chooseToCorrect(turn)
    case 'chitieu':
      return onIndicatorsCommand(argument, turn)
    case 'lich':
      return onSchedulesCommand(argument, turn)
    case 'kehoach':
      return onPlansCommand(argument, turn)
    case 'moi':
      return onInvitationCommand(argument, turn)
    case 'tonghop':
      return onDigestCommand(argument, turn)
    case 'baocao':
      return onReportCommand(argument, turn)
    case 'duyet':
      return onWaitingCommand(turn)
    case 'han':
      return outcome(state, mattersView(turn))
    case 'lui':
      return withOpenDraft(turn, (draft) => (isListed(draft) ? showList(turn) : back(draft, turn)))
    case 'huy':
      if (openDraft(state) === undefined && state.invitation !== null) return dropInvitation(turn)
      if (openDraft(state) === undefined && state.plan !== null) return dropPlan(turn)
      return withOpenDraft(turn, (draft) => (isListed(draft) ? cancelList(turn) : cancel(draft, turn)))
    case 'donvi':
      return outcome(state, unitsView(turn))
    case 'caidat':
      return outcome(state, settingsView(turn))
    case 'kenh':
      return showDelivery('', turn)
    default:
      return outcome(state, { text: texts.general.notYetCommand })
  }
}

export const changeUnit = (unit: string, turn: Turn): Outcome => {
  const unitId = Number(unit)
  const { person, tree, today, texts, state } = turn
  const allowed = visibleUnits(person.memberships, 'figures.read', tree, today).includes(unitId)
  if (!allowed) return outcome(state, { text: texts.form.unknownButton })
  return outcome({ ...state, unitId }, { text: texts.units.changed(unitInside(unitId, turn)) })
}
