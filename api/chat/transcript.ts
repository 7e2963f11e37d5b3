import type { Message } from '../../bot/channels/channel.ts'

/** One message of the bot to a person; `id` is the outbox row. */
export interface TranscriptEntry {
  id: number
  message: Message
  /** ISO instant. */
  at: string
}

/** What the bot said to a recipient of the web chat, read from the outbox. */
export interface Transcript {
  /** Entries with a greater id, ascending, at most `limit`. */
  since(recipient: string, afterId: number, limit: number): Promise<TranscriptEntry[]>
  /** The last `limit` entries. */
  latest(recipient: string, limit: number): Promise<TranscriptEntry[]>
}
