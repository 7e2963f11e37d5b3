import { setTimeout as wait } from 'node:timers/promises'
import { dueJobs } from './due-jobs.ts'
import type { Job } from './job.ts'
import { type JobContext, runJob } from './run-job.ts'

/** A trigger comes every minute; by then this one is over. */
const SWEEPING_MS = 45_000
/** Between rounds, so that a pause that a platform asked for is not spent in asking the database. */
const ROUND_MS = 200

/**
 * One turn of the clock where no process stays, as on Workers: every cron job that is due, then the sweeps, until none of
 * them finds anything more to do.
 */
export const runDueJobs = async (
  jobs: readonly Job[],
  context: JobContext,
  /** Waits for what a sweep began: a person's next message is free only when the one before is sent. */
  settle: () => Promise<void>,
): Promise<void> => {
  const since = performance.now()
  for (const job of await dueJobs(jobs, context.database, context.now())) await runJob(job, context)
  const sweeps = jobs.filter(({ schedule }) => 'everySeconds' in schedule)
  let found = true
  while (found && performance.now() - since < SWEEPING_MS) {
    found = false
    for (const job of sweeps) found = (await runJob(job, context)).done > 0 || found
    await settle()
    if (found) await wait(ROUND_MS)
  }
}
