import { recordJobRun } from '../db/job-runs.ts'
import type { Database } from '../services/database.ts'
import type { Logger } from '../services/logger.ts'
import { describeFailure } from './describe-failure.ts'
import type { Job } from './job.ts'

export interface JobContext {
  database: Database
  /** Who runs it, in `job_runs`. */
  node: string
  now: () => Date
  log: Logger
}

export interface RunOutcome {
  succeeded: boolean
  /** The sum of its counts; 0: there was nothing to do. */
  done: number
}

/** Runs a job once and records it. Never rejects: what failed is recorded, logged, and will be tried again. */
export const runJob = async (job: Job, { database, node, now, log }: JobContext): Promise<RunOutcome> => {
  const startedAt = now()
  const since = performance.now()
  const record = async (outcome: { result: Record<string, number> } | { failure: string }) => {
    const tookMs = Math.round(performance.now() - since)
    try {
      await recordJobRun(database.run, { job: job.name, node, startedAt, tookMs, outcome })
    } catch (error) {
      log.warn({ failure: describeFailure(error), job: job.name }, 'a run of a job could not be recorded')
    }
  }
  try {
    const result = await job.run()
    const done = Object.values(result).reduce((sum, count) => sum + count, 0)
    if ('cron' in job.schedule || done > 0) await record({ result })
    return { succeeded: true, done }
  } catch (error) {
    const failure = describeFailure(error)
    log.error({ failure, job: job.name }, 'a job failed and will run again')
    await record({ failure })
    return { succeeded: false, done: 0 }
  }
}
