import type { Input } from '../channels/channel.ts'
import type { ConversationState } from './state.ts'

/**
 * One input that was answered lately. `plain`: it changed the conversation only, so it can be played again. `query`: it
 * changed nothing. `effect`: it saved something. `withheld`: its words may not be kept.
 */
export interface TrailStep {
  order: number
  channel: string
  kind: 'plain' | 'query' | 'effect' | 'withheld'
  input?: Input
}

/** The latest inputs of a conversation and the state before them. */
export interface Trail {
  base: ConversationState
  steps: TrailStep[]
  /** Instant of the last step, milliseconds since 1970. */
  at: number
}

/** Inputs further apart than this were not sent at the same moment: the person had seen an answer in between. */
const TOGETHER_MS = 3_000
const STEPS_MAX = 4
/** After so long a lower number means that the platform began to count anew (Telegram may after a week without updates). */
const NUMBERING_MS = 3_600_000

/**
 * Where an input belongs among the latest ones. A platform may deliver two inputs of the same moment in the wrong order
 * (a message and a press travel in queues of their own); its own number decides, not the order of arrival.
 *
 * - `next`: after everything; the usual case.
 * - `replay`: before inputs that changed the conversation only: they are played again after it, from `from`.
 * - `late`: before something that cannot be played again.
 */
export type Place =
  | { kind: 'next'; trail: Trail | undefined }
  | { kind: 'replay'; from: ConversationState; before: TrailStep[]; after: TrailStep[] }
  | { kind: 'late' }

export const placeOf = (
  trail: Trail | undefined,
  { order, channel }: { order: number | undefined; channel: string },
  now: number,
): Place => {
  if (trail === undefined || order === undefined || now - trail.at > NUMBERING_MS) return { kind: 'next', trail: undefined }
  const recent = now - trail.at <= TOGETHER_MS
  const after = trail.steps.filter((step) => step.channel === channel && step.order > order)
  if (after.length === 0) return { kind: 'next', trail: recent ? trail : undefined }
  const playable = after.every(({ kind }) => kind === 'plain' || kind === 'query')
  if (!recent || !playable) return { kind: 'late' }
  return {
    kind: 'replay',
    from: trail.base,
    before: trail.steps.filter((step) => !after.includes(step) && step.kind === 'plain'),
    after: after.filter(({ kind }) => kind === 'plain'),
  }
}

/** The trail after one more step. Beyond a few steps it begins anew from the state before the last one. */
export const extend = (trail: Trail | undefined, before: ConversationState, step: TrailStep, at: number): Trail => {
  const { kind } = step
  // What was saved cannot be played again: the trail begins after it, but knows that it was.
  if (trail === undefined || trail.steps.length >= STEPS_MAX || kind === 'effect')
    return { base: before, steps: [step], at }
  return { base: trail.base, steps: [...trail.steps, step].toSorted((left, right) => left.order - right.order), at }
}
