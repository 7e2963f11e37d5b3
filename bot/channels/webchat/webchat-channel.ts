import type { Channel, Message } from '../channel.ts'

export interface WebchatChannel {
  channel: Channel
  /** Calls `listener` whenever a message to this recipient was handed over. Returns the way to stop that. */
  onMessage(recipient: string, listener: MessageListener): () => void
}

/** `reference` is the id of the message's row in the outbox, or something else when it is in no outbox. */
export type MessageListener = (message: Message, reference: string) => void

/**
 * The channel to our own page. The page reads its messages from the outbox, where they already are when `send` is
 * called; sending only wakes the pages that are open in this process, and so cannot fail or lose anything. A message
 * that is in no outbox (the bot answers strangers without keeping it) reaches the pages that are open, and no others.
 */
export function createWebchatChannel(): WebchatChannel {
  const listeners = new Map<string, Set<MessageListener>>()

  return {
    channel: {
      name: 'webchat',
      async send(recipient, message, reference) {
        for (const listener of [...(listeners.get(recipient) ?? [])]) listener(message, reference)
        return { messageId: reference }
      },
    },
    onMessage(recipient, listener) {
      // One person may have several pages open; wrapping keeps two subscriptions of the same function apart.
      const wake: MessageListener = (message, reference) => listener(message, reference)
      const ofRecipient = listeners.get(recipient) ?? new Set()
      listeners.set(recipient, ofRecipient.add(wake))
      return () => {
        ofRecipient.delete(wake)
        if (ofRecipient.size === 0 && listeners.get(recipient) === ofRecipient) listeners.delete(recipient)
      }
    },
  }
}
