import type { Message } from '../../services/channel.ts'
import { formInside } from './card-view.ts'
import { hasRoomFor } from './draft.ts'
import { editedMessage, show, tooMany, whatWaits } from './draft-flow.ts'
import { listedDrafts, withPlacesAfter } from './list.ts'
import type { ConversationState, Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** The state without some drafts, which can be taken back until the next ones are cancelled. */
const setAside = (cancelled: Draft[], { state }: Turn): ConversationState => ({
  ...state,
  drafts: state.drafts.filter(({ id }) => !cancelled.some((draft) => draft.id === id)),
  cancelled,
})

const cancelledView = (text: string, [first]: readonly Draft[], { texts }: Turn): Message => ({
  text,
  buttons: [[{ title: texts.buttons.takeBack, action: `takeback:${first?.id ?? ''}` }]],
})

/** Nothing of the draft is saved; what waited behind it comes forward. */
export const cancel = (draft: Draft, turn: Turn): Outcome => {
  const { form } = turn.texts
  const waits = whatWaits(setAside([draft], turn), turn, draft)
  const text = draft.correction === undefined ? form.cancelled : form.correctionCancelled
  const message = cancelledView(text(formInside(draft, turn)), [draft], turn)
  return outcome(waits.state, { ...message, ...editedMessage(turn) }, ...waits.replies)
}

/** A draft that waits is given up; what else waits goes on waiting. */
export const drop = (draft: Draft, turn: Turn): Outcome =>
  outcome(setAside([draft], turn), cancelledView(turn.texts.form.dropped(formInside(draft, turn)), [draft], turn))

/** Nothing of the list is saved; what waited behind it comes forward. */
export const cancelList = (turn: Turn): Outcome => {
  const listed = listedDrafts(turn.state)
  const waits = whatWaits({ ...setAside(listed, turn), listEdition: turn.state.listEdition + 1 }, turn)
  const message = cancelledView(turn.texts.list.cancelled, listed, turn)
  return outcome(waits.state, { ...message, ...editedMessage(turn) }, ...waits.replies)
}

/** The drafts cancelled last as they were; a correction of the same entry that was begun since gives way. */
export const takeBack = (id: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const open = state.drafts.find((draft) => draft.id === id)
  if (open !== undefined) return show(open, turn)
  const cancelled = state.cancelled ?? []
  if (cancelled[0]?.id !== id) return outcome(state, { text: texts.form.notTakenBack })
  const corrected = new Set(cancelled.flatMap(({ correction }) => correction?.entryId ?? []))
  const drafts = state.drafts.filter(({ correction }) => correction === undefined || !corrected.has(correction.entryId))
  if (!hasRoomFor(cancelled.length, { ...state, drafts })) return tooMany(turn)
  const next = { ...state, drafts: [...drafts, ...withPlacesAfter(drafts, cancelled)], cancelled: null }
  const [first] = next.drafts.slice(drafts.length)
  return first === undefined ? outcome(next) : show(first, { ...turn, state: next }, texts.form.takenBack)
}
