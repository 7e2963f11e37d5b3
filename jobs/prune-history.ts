import type { Database } from '../services/database.ts'
import { forgetOld } from '../services/forget-old.ts'
import type { Job } from './job.ts'

export const pruneHistory = (database: Database, now: () => Date): Job => ({
  name: 'history.prune',
  everySeconds: 3600,
  run: () => forgetOld(database, now()),
})
