import type { Database } from '../db/database.ts'
import { transcriptLatest, transcriptSince } from '../db/outbox.ts'
import type { Message } from './channel.ts'

export interface Said {
  id: number
  message: Message
  /** ISO instant. */
  at: string
}

/** What the bot said to the people of the web chat, as the outbox has it. */
export const createTranscript = ({ run }: Database) => ({
  since: async (recipient: string, afterId: number, limit: number): Promise<Said[]> =>
    (await transcriptSince(run, { recipient, afterId, limit })).map((row) => ({
      ...row,
      message: row.message as Message,
    })),
  latest: async (recipient: string, limit: number): Promise<Said[]> =>
    (await transcriptLatest(run, { recipient, limit })).map((row) => ({
      ...row,
      message: row.message as Message,
    })),
})
