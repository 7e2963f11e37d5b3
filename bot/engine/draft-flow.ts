import type { Message } from '../../services/channel.ts'
import { entryLine } from '../texts/value-text.ts'
import { askWhatIsOpen } from './asked.ts'
import { draftButton } from './buttons.ts'
import { cardView, changeLines, formInside } from './card-view.ts'
import { formOf, hasRoomFor, openDraft, reviewDraft, valuesToSave, withDraft, withoutDraft } from './draft.ts'
import { saveIndicator } from './indicator-saving.ts'
import { apartFromList, isListed, listedDrafts, needyOf, takenUp, withChanged } from './list.ts'
import { listView } from './list-view.ts'
import { withPast } from './past.ts'
import { type OfPlans, ofPlans } from './plan-steps.ts'
import { questionView } from './question-view.ts'
import { saveSchedule } from './save-schedule.ts'
import type { Saving } from './saving.ts'
import { changePreview } from './schedule-change-preview.ts'
import { isAboutSchedule, withoutHidden } from './schedule-draft.ts'
import type { ConversationState, Draft } from './state.ts'
import { currentStep, pendingSteps, progressOf, type Step, stepKey } from './steps.ts'
import { type Effect, type Outcome, outcome, type Turn } from './turn.ts'

/** A press is answered in place of the message that carried the button. */
export const editedMessage = ({ input }: Turn): Pick<Message, 'replaces'> =>
  input.kind === 'press' && input.message !== undefined ? { replaces: input.message } : {}

/** The open draft as it waits: its question, its card, or the list in which it stands. */
export const viewOf = (draft: Draft, turn: Turn, notice?: string): Message => {
  if (isListed(draft)) return listView(turn, notice)
  const step = currentStep(draft)
  return step.kind === 'card'
    ? cardView(draft, turn, notice, changePreview(draft, turn))
    : questionView(step, draft, turn, notice)
}

/** Puts the changed draft in the open place and shows what it waits for. */
export const show = (changed: Draft, turn: Turn, notice?: string): Outcome => {
  const draft = withPast(changed, turn)
  const state = isListed(draft) ? withChanged(turn.state, draft) : withDraft(turn.state, draft)
  const open = openDraft(state) ?? draft
  return outcome(state, viewOf(open, { ...turn, state }, notice))
}

/** Shows the open draft again without a change; its buttons stay good. */
export const showAgain = (draft: Draft, turn: Turn, notice: string): Outcome =>
  outcome(turn.state, viewOf(draft, turn, notice))

/** The step is answered: the draft goes on to the next. */
export const answered = (draft: Draft, step: Step): Draft => {
  const { asking, ...rest } = draft
  if (asking !== undefined || step.kind === 'ambiguity') return rest
  const key = stepKey(step)
  return { ...rest, path: rest.path.includes(key) ? rest.path : [...rest.path, key] }
}

/** What is shown next, and the state in which it is open. */
interface Waiting {
  state: ConversationState
  replies: Message[]
}

/** The list after one of its records is done: the next one that needs an answer, the last one left, or the list. */
const listWaits = (state: ConversationState, turn: Turn, done: Draft | undefined): Waiting => {
  const drafts = listedDrafts(state)
  const [only, ...others] = drafts
  const isThrough = done?.listed?.apart === true
  const needy = isThrough ? needyOf(drafts)[0] : undefined
  const up = needy === undefined ? only : takenUp(needy)
  if (up === undefined || (needy === undefined && others.length > 0))
    return { state, replies: [listView({ ...turn, state })] }
  const opened = withDraft(state, others.length === 0 ? apartFromList(up) : up)
  return { state: opened, replies: [viewOf(openDraft(opened) ?? up, { ...turn, state: opened })] }
}

/** What else is open, after one draft, or a list of them, is done. */
export const whatWaits = (state: ConversationState, turn: Turn, done?: Draft): Waiting => {
  const next = openDraft(state)
  if (next === undefined) return { state, replies: [] }
  if (isListed(next)) return listWaits(state, turn, done)
  if (next.mode === 'line' && next.path.length === 0 && next.asking === undefined) {
    const opened = withDraft(state, next)
    return { state: opened, replies: [viewOf(openDraft(opened) ?? next, turn)] }
  }
  return { state, replies: [parkedView(next, turn)] }
}

/** Another draft beside those that wait, unless there are too many: then the open one is shown with the reason. */
export const showNew = (draft: Draft, turn: Turn, notice?: string): Outcome => {
  const entryId = draft.correction?.entryId
  // One correction of an entry at a time: the newer one takes the place of the one before.
  const drafts = turn.state.drafts.filter(({ correction }) => entryId === undefined || correction?.entryId !== entryId)
  const state = { ...turn.state, drafts }
  return hasRoomFor(1, state) ? show(draft, { ...turn, state }, notice) : tooMany(turn)
}

/** Nothing is opened; the open draft is shown so that it can be finished. */
export const tooMany = (turn: Turn): Outcome => {
  const open = openDraft(turn.state)
  const text = turn.texts.form.tooMany(turn.state.drafts.length)
  return open === undefined ? outcome(turn.state, { text }) : showAgain(open, turn, text)
}

export const parkedView = (draft: Draft, turn: Turn): Message => {
  const { texts } = turn
  const { position, total } = progressOf(draft)
  const where = pendingSteps(draft).length === 0 ? texts.form.parkedAtCard : texts.form.parkedAt(position, total)
  return {
    text: texts.form.parked(formInside(draft, turn), where),
    buttons: [[draftButton(draft, texts.buttons.resume, 'resume'), draftButton(draft, texts.buttons.drop, 'drop')]],
  }
}

export const effectsOf = (draft: Draft, entryId: string, turn: Turn): Effect[] => {
  const review = reviewDraft(draft)
  const { correction } = draft
  const withdrawn = (draft.replaces ?? []).map(
    ({ entry, recordedBy }): Effect => ({
      kind: 'withdraw',
      entry: { ...entry, reason: turn.texts.saved.replaceReason },
      recordedBy,
    }),
  )
  return [
    ...withdrawn,
    {
      kind: 'write',
      entry: {
        id: entryId,
        revision: (correction?.revision ?? 0) + 1,
        unitId: draft.unitId,
        form: draft.form,
        granularity: draft.granularity ?? 'event',
        ...(draft.date !== undefined && { date: draft.date }),
        ...(draft.period !== undefined && { period: draft.period }),
        ...(draft.cumulative !== undefined && { cumulative: draft.cumulative }),
        values: valuesToSave(draft, review),
        qualifiers: draft.qualifiers,
        ...(draft.explanation !== undefined && { explanation: draft.explanation }),
        ...(correction?.reason !== undefined && { reason: correction.reason }),
        ...(correction !== undefined && { recordedBy: correction.recordedBy }),
      },
    },
  ]
}

const receipt = (draft: Draft, entryId: string, plans: OfPlans, turn: Turn): Message => {
  const { texts, person } = turn
  const card = cardView(draft, turn)
  const said =
    draft.correction !== undefined
      ? texts.saved.corrected
      : draft.replaces !== undefined
        ? texts.saved.replaced(draft.replaces.length)
        : texts.saved.done
  const line = entryLine(formOf(draft), valuesToSave(draft, reviewDraft(draft)), person.language, draft.qualifiers)
  const [when = ''] = card.text.split('\n')
  return {
    title: card.title ?? '',
    text: [`✅ ${said}`, when, ...changeLines(draft, turn), line, ...plans.lines].join('\n'),
    buttons: [
      ...plans.buttons,
      [
        { title: texts.buttons.edit, action: `fix:${entryId}` },
        // Taking a correction back takes the whole entry back, and is called so.
        {
          title: draft.correction === undefined ? texts.buttons.undo : texts.buttons.withdraw,
          action: `undo:${entryId}`,
        },
      ],
    ],
    ...editedMessage(turn),
  }
}

const settingSaved = (saving: Saving, draft: Draft, turn: Turn): Outcome => {
  if (saving.kind === 'problem') return show({ ...draft, asking: saving.asking }, turn, saving.why)
  const waits = whatWaits(withoutDraft(turn.state, draft.id), turn, draft)
  if (saving.kind === 'dropped') return outcome(waits.state, saving.message, ...waits.replies)
  const receipt = { ...saving.receipt, ...editedMessage(turn) }
  return { state: waits.state, effects: [saving.effect], replies: [receipt, ...waits.replies] }
}

/** Saves what the card shows, or asks for what must be known first: a missing answer, an explanation, a reason. */
export const save = (draft: Draft, turn: Turn): Outcome => {
  if (currentStep({ ...draft }).kind !== 'card') return show(draft, turn)
  const hard = reviewDraft(draft).findings.some(({ severity }) => severity === 'hard')
  if (hard && draft.explanation === undefined) return show({ ...draft, asking: 'explanation' }, turn)
  const setting = saveIndicator(draft, turn) ?? saveSchedule(draft, turn)
  if (setting !== undefined && setting.kind !== 'written') return settingSaved(setting, draft, turn)
  if (draft.correction !== undefined && draft.correction.reason === undefined)
    return show({ ...draft, asking: 'reason' }, turn)
  if (setting !== undefined) return settingSaved(setting, draft, turn)
  const entryId = draft.correction?.entryId ?? turn.newId()
  const waits = whatWaits(withoutDraft(turn.state, draft.id), turn, draft)
  const plans = ofPlans(draft, entryId, turn)
  return askWhatIsOpen(
    {
      state: waits.state,
      effects: [...effectsOf(draft, entryId, turn), ...plans.effects],
      replies: [receipt(draft, entryId, plans, turn), ...waits.replies],
    },
    turn,
  )
}

/** One question back, with its answer forgotten. */
export const back = (draft: Draft, turn: Turn): Outcome => {
  const { asking, ...rest } = draft
  if (asking !== undefined) return show(rest, turn)
  const last = draft.path.at(-1)
  if (last === undefined) return showAgain(draft, turn, turn.texts.form.atStart)
  const skipped = draft.skipped.filter((key) => key !== last)
  const before = forget({ ...rest, path: draft.path.slice(0, -1), skipped }, last)
  return show(isAboutSchedule(draft) ? withoutHidden(before) : before, turn)
}

const forget = (draft: Draft, key: string): Draft => {
  if (key === 'granularity') return without(draft, 'granularity')
  if (key === 'when') return without(without(draft, 'date'), 'period')
  const [kind, name = ''] = key.split(':')
  const fields = kind === 'q' ? (formOf(draft).questions.find((each) => each.key === name)?.fields ?? []) : [name]
  const kept = Object.entries(draft.values).filter(([field]) => !fields.includes(field))
  return { ...draft, values: Object.fromEntries(kept) }
}

const without = (draft: Draft, key: 'granularity' | 'date' | 'period'): Draft => {
  const { [key]: _forgotten, ...rest } = draft
  return rest
}
