import { lastSuccesses } from '../db/job-runs.ts'
import type { Database } from '../services/database.ts'
import type { Job } from './job.ts'
import { lastScheduled } from './last-scheduled.ts'

/** The cron jobs that have not succeeded since the last instant that they were scheduled for: new, missed or failed. */
export const dueJobs = async (jobs: readonly Job[], database: Database, now: Date): Promise<Job[]> => {
  const timed = jobs.flatMap((job) => ('cron' in job.schedule ? [{ job, cron: job.schedule.cron }] : []))
  const names = timed.map(({ job }) => job.name)
  const succeeded = await lastSuccesses(database.run, names)
  return timed.flatMap(({ job, cron }) => {
    const scheduled = lastScheduled(cron, now)
    const last = succeeded.get(job.name)
    return scheduled !== undefined && (last === undefined || last < scheduled) ? [job] : []
  })
}
