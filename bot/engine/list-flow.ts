import type { Message } from '../../services/channel.ts'
import { entryRow } from '../../services/record-entries.ts'
import { entryLine } from '../texts/value-text.ts'
import { answerHelp } from './answer-help.ts'
import { answerByText } from './answer-step.ts'
import { cancelList } from './cancelling.ts'
import { shortId } from './correction.ts'
import { formOf, reviewDraft, valuesToSave, withoutDraft } from './draft.ts'
import { editedMessage, effectsOf, show, whatWaits } from './draft-flow.ts'
import {
  isReady,
  type ListedDraft,
  type ListLine,
  listedDrafts,
  listLines,
  needyOf,
  takenUp,
  withChanged,
} from './list.ts'
import { listPages, listTitle, listView, recordName, takeOutView } from './list-view.ts'
import { type OfPlans, ofPlans } from './plan-steps.ts'
import type { ConversationState, SavedList } from './state.ts'
import type { Step } from './steps.ts'
import { type Effect, type Outcome, outcome, type Turn } from './turn.ts'

/** The list as it stands; its buttons stay good. */
export const showList = (turn: Turn, notice?: string): Outcome => outcome(turn.state, listView(turn, notice))

const receipt = (saved: readonly ListedDraft[], id: string, plans: readonly OfPlans[], turn: Turn): Message => {
  const { texts, person } = turn
  return {
    title: listTitle(saved, turn),
    text: [
      `✅ ${texts.list.saved(saved.length)}`,
      ...saved.map((draft) => {
        const values = valuesToSave(draft, reviewDraft(draft))
        return `• ${recordName(draft, turn)} – ${entryLine(formOf(draft), values, person.language, draft.qualifiers)}`
      }),
      ...new Set(plans.flatMap(({ lines }) => lines)),
    ].join('\n'),
    buttons: [
      ...plans.flatMap(({ buttons }) => buttons),
      [
        { title: texts.buttons.undo, action: `unsave:${id}` },
        { title: texts.buttons.journal, action: 'do:nhatky' },
      ],
    ],
    ...editedMessage(turn),
  }
}

/** What it takes to take the entries back together. */
export const savedList = (id: string, effects: readonly Effect[], { person, texts }: Turn): SavedList => ({
  id,
  entries: effects.flatMap((effect) =>
    effect.kind === 'write'
      ? [
          {
            entry: { ...entryRow(effect.entry), contributions: {}, reason: texts.saved.withdrawReason },
            recordedBy: person.id,
          },
        ]
      : [],
  ),
})

const onPage = (page: number, turn: Turn): ListedDraft[] => listPages(turn)[page]?.drafts ?? []

/** Saves every record of the page in sight that is complete and sound, in one commit; the others stay. */
const saveReady = (page: number, turn: Turn): Outcome => {
  const { state } = turn
  const listed = listedDrafts(state)
  const ready = onPage(page, turn).filter((draft) => isReady(draft, listed))
  if (ready.length === 0) return showList(turn, turn.texts.list.noneReady)
  const saved = ready.map((draft) => {
    const entryId = turn.newId()
    return { effects: effectsOf(draft, entryId, turn), plans: ofPlans(draft, entryId, turn) }
  })
  const effects = saved.flatMap((each) => [...each.effects, ...each.plans.effects])
  const id = shortId(turn)
  const drafts = state.drafts.filter((draft) => !ready.some((each) => each.id === draft.id))
  const waits = whatWaits(
    { ...state, drafts, listEdition: state.listEdition + 1, savedList: savedList(id, effects, turn) },
    turn,
  )
  return {
    state: waits.state,
    effects,
    replies: [
      receipt(
        ready,
        id,
        saved.map(({ plans }) => plans),
        turn,
      ),
      ...waits.replies,
    ],
  }
}

/** Takes up the first record that needs an answer; the next one follows when it is saved. */
const goThrough = (page: number, turn: Turn): Outcome => {
  const { state } = turn
  const needy = needyOf(listedDrafts(state))
  const first = onPage(page, turn).find((draft) => needy.includes(draft)) ?? needy[0]
  if (first === undefined) return showList(turn)
  return show(takenUp(first), { ...turn, state: { ...state, listEdition: state.listEdition + 1 } })
}

const withoutLine = (state: ConversationState, { draft, field }: ListLine): ConversationState => {
  const { [field?.key ?? '']: _gone, ...values } = draft.values
  const left: ListedDraft = { ...draft, values }
  const isEmpty = listLines([left]).every((line) => line.field === undefined)
  return isEmpty ? withoutDraft(state, draft.id) : withChanged(state, left)
}

/** "bỏ 2, 3": figures that are not to be saved; a record without figures goes with its last one. */
export const dropLines = (numbers: readonly number[], turn: Turn): Outcome => {
  const before = listLines(listedDrafts(turn.state))
  const dropped = before.filter(({ number }) => numbers.includes(number))
  if (dropped.length === 0) return showList(turn, turn.texts.list.noSuchNumber(before.length))
  let { state } = turn
  for (const { draft, field } of dropped) {
    const now = listedDrafts(state).find(({ id }) => id === draft.id)
    if (now !== undefined) state = withoutLine(state, { number: 0, draft: now, ...(field && { field }) })
  }
  state = { ...state, listEdition: turn.state.listEdition + 1 }
  const notice = turn.texts.list.dropped(dropped.map(({ number }) => number).join(', '))
  if (listedDrafts(state).length > 0) return showList({ ...turn, state }, notice)
  const waits = whatWaits(state, turn)
  return outcome(waits.state, { text: `${notice} ${turn.texts.list.empty}` }, ...waits.replies)
}

/** "sửa 2 thành 15": the figure of that number, read as the answer to the question for it. */
export const changeLine = (number: number, answer: string, turn: Turn): Outcome => {
  const { texts, state } = turn
  const lines = listLines(listedDrafts(state))
  const line = lines.find((each) => each.number === number)
  if (line?.field === undefined) return showList(turn, texts.list.noSuchNumber(lines.length))
  const step: Step = { kind: 'question', key: `f:${line.field.key}`, fields: [line.field] }
  const changed = answerByText({ ...line.draft, asking: step.key }, step, answer, turn, texts.list.updated)
  return changed ?? showList(turn, texts.form.notUnderstood + answerHelp(step, texts))
}

/** A button of the list: `list:<edition>:<verb>[:<page or number>]`. */
export const onListPress = (pressed: string, turn: Turn): Outcome => {
  const [edition = '', verb = '', argument = '0'] = pressed.split(':')
  if (listedDrafts(turn.state).length === 0) return outcome(turn.state, { text: turn.texts.form.goneButton })
  if (Number(edition) !== turn.state.listEdition) return showList(turn, turn.texts.list.old)
  switch (verb) {
    case 'save':
      return saveReady(Number(argument), turn)
    case 'through':
      return goThrough(Number(argument), turn)
    case 'choose':
      return outcome(turn.state, takeOutView(turn))
    case 'drop':
      return dropLines([Number(argument)], turn)
    case 'cancel':
      return cancelList(turn)
    default:
      return outcome(turn.state, listView(turn, undefined, /^\d{1,2}$/.test(argument) ? Number(argument) : 0))
  }
}

/** Takes back everything that was saved with one list. */
export const undoList = (id: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const { savedList: saved } = state
  if (saved?.id !== id) return outcome(state, { text: texts.list.undoGone })
  return {
    state: { ...state, savedList: null },
    effects: saved.entries.map(({ entry, recordedBy }) => ({ kind: 'withdraw', entry, recordedBy })),
    replies: [{ text: texts.list.withdrawn(saved.entries.length), ...editedMessage(turn) }],
  }
}
