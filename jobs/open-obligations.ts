import type { Database, Directory } from '../services/database.ts'
import { openObligations as open } from '../services/open-obligations.ts'
import type { Job } from './job.ts'

/** Opens what has begun to be owed; a change by an administrator acts within the minute. */
export const openObligations = (database: Database, directory: () => Promise<Directory>, now: () => Date): Job => ({
  name: 'obligations.open',
  schedule: { everySeconds: 60 },
  run: () => open(database, { directory, now: now() }),
})
