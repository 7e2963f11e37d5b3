import { isBareAnswer } from '../../domain/reading/bare-answer.ts'
import type { MessageReading } from '../../domain/reading/message-reading.ts'
import { readMessage } from '../../domain/reading/read-message.ts'
import type { Inbound, Input } from '../channels/channel.ts'
import { answer } from './answer.ts'
import { parseCommand } from './commands.ts'
import { TEXT_LENGTH_MAX } from './on-text.ts'
import type { ConversationState } from './state.ts'
import { type Place, placeOf, raise, STEPS_MAX, type Trail, type TrailStep } from './trail.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'
import { typedButton } from './typed-button.ts'

export interface Worked extends Outcome {
  trail: Trail | null
  /** The draft that was saved, if one was. */
  saved: string | null
}

/** A button's title, a bare answer or a bare command says nothing that would have to be read. */
const isPlain = (text: string, state: ConversationState | undefined): boolean =>
  (state !== undefined && typedButton(text, state.buttons) !== undefined) ||
  isBareAnswer(text) ||
  parseCommand(text)?.argument === ''

/** What a text says by itself; `state`: the conversation, where it is known already. */
export const readingOf = (
  input: Input,
  { now, scheme, catalogue: { forms } }: Pick<Turn, 'now' | 'scheme' | 'catalogue'>,
  state?: ConversationState,
): MessageReading | undefined =>
  input.kind === 'text' && input.text.length <= TEXT_LENGTH_MAX && !isPlain(input.text, state)
    ? readMessage(input.text, { now, forms, scheme })
    : undefined

/** Nothing that a later input builds on is different: the buttons shown are not. */
const isSame = (left: ConversationState, right: ConversationState): boolean =>
  left.drafts === right.drafts &&
  left.cancelled === right.cancelled &&
  left.unitId === right.unitId &&
  left.asked === right.asked &&
  left.awaited === right.awaited &&
  left.reportNote === right.reportNote

interface Played {
  state: ConversationState
  replies: Outcome['replies']
}

const againWith = (turn: Turn, input: Input, ids: readonly string[], state: ConversationState): Turn => {
  const { reading: _other, ...rest } = turn
  const reading = readingOf(input, turn, state)
  const left = [...ids]
  return {
    ...rest,
    input,
    ...(reading !== undefined && { reading }),
    facts: { kind: 'none' },
    state,
    newId: () => left.shift() ?? turn.newId(),
  }
}

/** Undefined: they cannot be played again in this place; they would save something, or need what was read back then. */
const play = (from: ConversationState, steps: readonly TrailStep[], turn: Turn): Played | undefined => {
  let state = from
  const replies: Outcome['replies'] = []
  for (const { input, kind, facts, ids } of steps) {
    if (input === undefined) continue
    if (facts === true && state.drafts.length === 0) {
      if (kind === 'query') continue
      return undefined
    }
    const next = answer(againWith(turn, input, ids, state))
    if (next.effects.length > 0) return undefined
    // A look at the figures was answered well the first time.
    if (kind === 'query' && isSame(state, next.state)) continue
    state = next.state
    replies.push(...next.replies)
  }
  return { state, replies }
}

const late = ({ input }: Inbound, turn: Turn, trail: Trail | undefined): Worked => {
  const { late: lateText, lateButton } = turn.texts.general
  const kept = { trail: trail ?? null, saved: null }
  if (input.kind === 'text')
    return { ...outcome(turn.state, { text: lateText(input.text.slice(0, 80).toWellFormed()) }), ...kept }
  if (input.kind === 'press') return { ...outcome(turn.state, { text: lateButton }), ...kept }
  return { ...answer(turn), ...kept }
}

/** What is read beside a record; without it the same is asked and shown, only less is said of it. */
const PLAIN_FACTS: ReadonlySet<string> = new Set(['none', 'past', 'plan-steps'])

/** What of an input may be played again. Undefined: nothing, it saved something or rested on what was in the database. */
const stepOf = (
  { channel, input }: Inbound,
  order: number,
  { turn, before, result, ids }: { turn: Turn; before: ConversationState; result: Outcome; ids: string[] },
): TrailStep | undefined => {
  if (result.effects.length > 0) return undefined
  // A file is long, and whoever sends one waits for the answer.
  if (input.kind === 'sheet') return undefined
  if (turn.reading?.private !== undefined) return { order, channel, kind: 'withheld', ids }
  if (PLAIN_FACTS.has(turn.facts.kind)) return { order, channel, kind: 'plain', input, ids }
  // A correction that found nothing to correct would find what an input sent before it saves.
  const isQuery = isSame(before, result.state) && turn.reading?.intent !== 'correct'
  if (isQuery) return { order, channel, kind: 'query', input, facts: true, ids }
  // A text while a draft is open speaks of the draft.
  const ofDraft = input.kind === 'text' && before.drafts.length > 0
  return ofDraft ? { order, channel, kind: 'plain', input, facts: true, ids } : undefined
}

const trailAfter = (
  inbound: Inbound,
  place: Extract<Place, { kind: 'among' }>,
  at: number,
  worked: {
    turn: Turn
    start: ConversationState
    before: ConversationState
    result: Outcome
    ids: string[]
    isRefusal: boolean
  },
): Trail | null => {
  const { order, channel } = inbound
  if (order === undefined) return null
  const { before, after, floor } = place
  const step = worked.isRefusal ? undefined : stepOf(inbound, order, worked)
  // What cannot be played again: the trail begins after it.
  if (step === undefined)
    return { base: worked.result.state, steps: after, floor: raise(floor, [...before, { channel, order }]), at }
  const steps = [...before, step, ...after]
  // Too long: it begins anew with this step. Playing the beginning to move the base would cost more than it is worth.
  if (steps.length > STEPS_MAX && after.length === 0)
    return { base: worked.before, steps: [step], floor: raise(floor, before), at }
  return { base: worked.start, steps, floor, at }
}

/**
 * Everything that follows from an input, put in its place among the inputs of the same moment: those sent before it are
 * answered before it, those sent after it are answered again. `respond` answers the input itself.
 */
export const workOut = (
  inbound: Inbound,
  turn: Turn,
  trail: Trail | undefined,
  at: number,
  respond: (turn: Turn) => Outcome = answer,
): Worked => {
  const place = placeOf(trail, { order: inbound.order, channel: inbound.channel }, at)
  if (place.kind === 'late') return late(inbound, turn, trail)
  const isAmong = place.after.length > 0
  const start = trail !== undefined && place.before.length + place.after.length > 0 ? trail.base : turn.state
  const before = isAmong ? play(start, place.before, turn)?.state : turn.state
  if (before === undefined) return late(inbound, turn, trail)
  const ids: string[] = []
  const newId = () => {
    const id = turn.newId()
    ids.push(id)
    return id
  }
  const result = respond({ ...turn, state: before, newId })
  const after = play(result.state, place.after, turn)
  if (after === undefined) return late(inbound, turn, trail)
  const isRefusal = respond !== answer
  return {
    state: after.state,
    effects: result.effects,
    replies: [...result.replies, ...after.replies],
    trail: trailAfter(inbound, place, at, { turn, start, before, result, ids, isRefusal }),
    saved: before.drafts.find(({ id }) => !result.state.drafts.some((draft) => draft.id === id))?.id ?? null,
  }
}
