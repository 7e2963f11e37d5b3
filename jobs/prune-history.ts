import type { Database } from '../services/database.ts'
import { forgetOld } from '../services/forget-old.ts'
import type { Job } from './job.ts'

/** Forgets what nobody needs any more. */
export const pruneHistory = (database: Database, now: () => Date): Job => ({
  name: 'history.prune',
  schedule: { cron: '20 * * * *' },
  run: () => forgetOld(database, now()),
})
