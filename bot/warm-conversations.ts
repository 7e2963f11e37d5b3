import type { Inbound } from './channels/channel.ts'
import type { Conversation } from './conversation.ts'

/** Conversations kept at once; the one longest unheard is forgotten first. */
const KEPT_MAX = 5_000

export interface WarmConversations {
  recall(inbound: Inbound): Conversation | undefined
  keep(inbound: Inbound, conversation: Conversation): void
  forget(inbound: Inbound): void
}

/**
 * The conversations that this process answered last, so that the next answer needs no reading. They may be out of date,
 * and that is harmless: an answer is committed only if the version of the conversation (which also grows when rights
 * change) and that of the units are still those it was worked out from.
 */
export const createWarmConversations = (): WarmConversations => {
  const kept = new Map<string, Conversation>()
  const keyOf = ({ channel, sender }: Inbound) => `${channel} ${sender}`
  return {
    recall: (inbound) => kept.get(keyOf(inbound)),
    keep(inbound, conversation) {
      const key = keyOf(inbound)
      kept.delete(key)
      kept.set(key, conversation)
      const oldest = kept.keys().next()
      if (kept.size > KEPT_MAX && !oldest.done) kept.delete(oldest.value)
    },
    forget: (inbound) => kept.delete(keyOf(inbound)),
  }
}
