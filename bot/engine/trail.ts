import { z } from 'zod'
import type { Input } from '../channels/channel.ts'
import { readState } from './read-state.ts'
import type { ConversationState } from './state.ts'

/**
 * One input that was answered lately and saved nothing. `plain`: it may have changed the conversation. `query`: it looked
 * something up and changed nothing. `withheld`: its words may not be kept.
 */
export interface TrailStep {
  order: number
  channel: string
  kind: 'plain' | 'query' | 'withheld'
  input?: Input
  /** What was read from the database for it could matter, were no draft open. */
  facts?: true
  /** The identifiers it was given: played again it gets the same, so that buttons already shown stay good. */
  ids: string[]
}

/** The latest inputs of a conversation, in the order in which they count, and the state before them. */
export interface Trail {
  base: ConversationState
  steps: TrailStep[]
  /** By channel, the highest order that cannot be played again: it saved something, or is too long ago. */
  floor: Record<string, number>
  /** Instant of the last step, milliseconds since 1970. */
  at: number
}

const input: z.ZodType<Input> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), edited: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('press'), action: z.string(), message: z.string().exactOptional() }),
  z.object({
    kind: z.literal('unsupported'),
    content: z.enum(['sticker', 'photo', 'file', 'voice', 'video', 'location', 'contact', 'poll', 'group', 'other']),
    caption: z.string().exactOptional(),
  }),
])

const stored: z.ZodType<Trail> = z.object({
  base: z.unknown().transform(readState),
  steps: z.array(
    z.object({
      order: z.number(),
      channel: z.string(),
      kind: z.enum(['plain', 'query', 'withheld']),
      input: input.exactOptional(),
      facts: z.literal(true).exactOptional(),
      ids: z.array(z.string()),
    }),
  ),
  floor: z.record(z.string(), z.number()),
  at: z.number(),
})

/** Reads a stored trail; one that this build cannot read is as good as none. */
export const readTrail = (json: unknown): Trail | undefined => stored.safeParse(json).data

/** Inputs further apart than this were not sent at the same moment: the person had seen an answer in between. */
const TOGETHER_MS = 3_000
export const STEPS_MAX = 8
/** After so long a lower number means that the platform began to count anew (Telegram may after a week without updates). */
const NUMBERING_MS = 3_600_000

/**
 * Where an input belongs among the latest ones. A platform may deliver two inputs of the same moment in the wrong order
 * (a message and a press travel in queues of their own); its own number decides, not the order of arrival.
 *
 * - `among`: between the steps `before` and those `after` (most often none), which are played again after it.
 * - `late`: before something that cannot be played again.
 */
export type Place = { kind: 'among'; before: TrailStep[]; after: TrailStep[]; floor: Trail['floor'] } | { kind: 'late' }

export const placeOf = (
  trail: Trail | undefined,
  { order, channel }: { order: number | undefined; channel: string },
  now: number,
): Place => {
  if (trail === undefined || order === undefined || now - trail.at > NUMBERING_MS)
    return { kind: 'among', before: [], after: [], floor: {} }
  if (order < (trail.floor[channel] ?? Number.NEGATIVE_INFINITY)) return { kind: 'late' }
  const together = now - trail.at <= TOGETHER_MS
  const index = trail.steps.findIndex((step) => step.channel === channel && step.order > order)
  if (index === -1) {
    if (together) return { kind: 'among', before: trail.steps, after: [], floor: trail.floor }
    return { kind: 'among', before: [], after: [], floor: raise(trail.floor, trail.steps) }
  }
  const after = trail.steps.slice(index)
  if (!together || after.some(({ kind }) => kind === 'withheld')) return { kind: 'late' }
  return { kind: 'among', before: trail.steps.slice(0, index), after, floor: trail.floor }
}

/** The floor when these can no longer be played again either. */
export const raise = (
  floor: Trail['floor'],
  steps: readonly Pick<TrailStep, 'channel' | 'order'>[],
): Trail['floor'] => {
  const raised = { ...floor }
  for (const { channel, order } of steps) raised[channel] = Math.max(raised[channel] ?? order, order)
  return raised
}
