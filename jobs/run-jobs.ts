import type { Logger } from '../services/logger.ts'
import type { Job } from './job.ts'

/** Runs each job again and again, never twice at once. Returns the end: no run begins after it, the last ones finish. */
export const runJobs = (jobs: readonly Job[], log: Logger): (() => Promise<void>) => {
  const timers = new Map<Job, NodeJS.Timeout>()
  const running = new Map<Job, Promise<void>>()
  let ended = false

  const runOnce = async (job: Job) => {
    try {
      await job.run()
    } catch (error) {
      log.error({ err: error, job: job.name }, 'a job failed and will run again')
    }
    running.delete(job)
    if (!ended) schedule(job)
  }

  const schedule = (job: Job) => {
    timers.set(
      job,
      setTimeout(() => running.set(job, runOnce(job)), job.everySeconds * 1000),
    )
  }

  for (const job of jobs) schedule(job)
  return async () => {
    ended = true
    for (const timer of timers.values()) clearTimeout(timer)
    await Promise.allSettled(running.values())
  }
}
