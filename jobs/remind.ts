import type { Database, Directory } from '../services/database.ts'
import { planReminders } from '../services/plan-reminders.ts'
import type { Job } from './job.ts'

/** Queues the reminders whose time comes. Every second, for with nothing due it is one look at an index. */
export const remind = (database: Database, directory: () => Promise<Directory>, now: () => Date): Job => ({
  name: 'reminders.plan',
  schedule: { everySeconds: 1 },
  run: () => planReminders(database, { directory, now: now() }),
})
