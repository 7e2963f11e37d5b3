import type { Channel } from '../channel.ts'

export interface WebchatChannel {
  channel: Channel
  /** Calls `listener` whenever a message to this recipient was handed over. Returns the way to stop that. */
  onMessage(recipient: string, listener: () => void): () => void
}

/**
 * The channel to our own page. The page reads its messages from the outbox, where they already are when `send` is
 * called; sending only wakes the pages that are open in this process, and so cannot fail or lose anything.
 */
export function createWebchatChannel(): WebchatChannel {
  const listeners = new Map<string, Set<() => void>>()

  return {
    channel: {
      name: 'webchat',
      async send(recipient, _message, reference) {
        for (const listener of [...(listeners.get(recipient) ?? [])]) listener()
        return { messageId: reference }
      },
    },
    onMessage(recipient, listener) {
      // One person may have several pages open; wrapping keeps two subscriptions of the same function apart.
      const wake = () => listener()
      const ofRecipient = listeners.get(recipient) ?? new Set()
      listeners.set(recipient, ofRecipient.add(wake))
      return () => {
        ofRecipient.delete(wake)
        if (ofRecipient.size === 0 && listeners.get(recipient) === ofRecipient) listeners.delete(recipient)
      }
    },
  }
}
