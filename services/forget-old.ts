import type { Database } from '../db/database.ts'
import { prune } from '../db/outbox.ts'

const DAY_MS = 86_400_000
/** Telegram keeps an update for a day; a week leaves room for other platforms. */
const UPDATES_DAYS = 7
const MESSAGES_DAYS = 90

/** Forgets updates that no platform will repeat and messages delivered long ago. */
export const forgetOld = ({ run }: Database, now: Date): Promise<void> =>
  prune(run, {
    updates: new Date(now.getTime() - UPDATES_DAYS * DAY_MS),
    messages: new Date(now.getTime() - MESSAGES_DAYS * DAY_MS),
  })
