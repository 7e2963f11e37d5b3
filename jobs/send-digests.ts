import type { Database } from '../services/database.ts'
import { type SendDigests, sendDigests as send } from '../services/send-digests.ts'
import type { Job } from './job.ts'

/** A sweep and not a cron: the day after a deadline and the first working day of a week are found by looking. */
const EVERY_SECONDS = 60

export const sendDigests = (
  database: Database,
  { now, ...rest }: Omit<SendDigests, 'now'> & { now: () => Date },
): Job => ({
  name: 'digests.send',
  schedule: { everySeconds: EVERY_SECONDS },
  run: () => send(database, { ...rest, now: now() }),
})
