import { type Addressee, type ChannelCondition, nextChance, planDelivery, type Refusal } from './plan-delivery.ts'

export interface Unreachability {
  /** Why each way does not lead to the person; empty: there is none. */
  refused: Refusal[]
  /** From then on no account carried anything; null: it is not known. */
  since: Date | null
}

const endedAt = (
  { channel, unreachable, lastInteractionAt }: Addressee['accounts'][number],
  channels: ReadonlyMap<string, ChannelCondition>,
): Date | null => {
  if (unreachable !== null) return unreachable.since
  const window = channels.get(channel)?.terms?.window
  return window === undefined || lastInteractionAt === null
    ? null
    : new Date(lastInteractionAt.getTime() + window.openMs)
}

/**
 * Why nothing can be sent to a person, or nothing but reminders in approved words. Undefined: something can, or will without
 * anybody's doing.
 */
export const whyUnreachable = (
  to: Addressee,
  channels: ReadonlyMap<string, ChannelCondition>,
  { words, now }: { words: 'reminder' | null; now: Date },
): Unreachability | undefined => {
  const plan = planDelivery({ to, channels, offer: { parts: () => 1, template: words }, tried: [], now })
  if (plan.ways.length > 0 || nextChance(plan) !== undefined) return undefined
  const ends = to.accounts.map((account) => endedAt(account, channels)?.getTime() ?? null)
  const isKnown = ends.length > 0 && ends.every((end) => end !== null)
  return { refused: plan.refused, since: isKnown ? new Date(Math.max(...ends)) : null }
}
