import { schedule } from 'node-cron'
import { dueJobs } from './due-jobs.ts'
import type { Job } from './job.ts'
import { TIME_ZONE } from './last-scheduled.ts'
import { type JobContext, type RunOutcome, runJob } from './run-job.ts'

/** How often missed and failed runs are looked for. */
const CATCH_UP_SECONDS = 60
/** A sweep that fails waits twice as long each time, up to this. */
const PAUSE_MAX_SECONDS = 60
/** A sweep does not wait for its first turn: what a new office owes is there at once. */
const FIRST_SECONDS = 1

/**
 * Runs each job at its times, never twice at once in this process, and makes up for what was missed: at the start, and a
 * minute after something failed. Returns the end: no run begins after it, the last ones finish.
 */
export const runJobs = (jobs: readonly Job[], context: JobContext): (() => Promise<void>) => {
  const running = new Map<Job, Promise<RunOutcome>>()
  const timers = new Map<Job, NodeJS.Timeout>()
  let ended = false

  const runAlone = (job: Job): Promise<RunOutcome> => {
    const before = running.get(job)
    if (before !== undefined) return before
    const now = runJob(job, context).finally(() => running.delete(job))
    running.set(job, now)
    return now
  }

  const repeat = (job: Job, everySeconds: number, seconds: number, failures = 0) => {
    const again = async () => {
      const { succeeded } = await runAlone(job)
      const failed = succeeded ? 0 : failures + 1
      const pause = succeeded ? everySeconds : Math.min(PAUSE_MAX_SECONDS, everySeconds * 2 ** failed)
      if (!ended) repeat(job, everySeconds, pause, failed)
    }
    timers.set(job, setTimeout(again, seconds * 1000))
  }

  const catchUp: Job = {
    name: 'jobs.catch_up',
    schedule: { everySeconds: CATCH_UP_SECONDS },
    async run() {
      const due = await dueJobs(jobs, context.database, context.now())
      await Promise.all(due.map((job) => (ended ? undefined : runAlone(job))))
      return { run: due.length }
    },
  }

  const sweeps = [...jobs, catchUp].flatMap((job) =>
    'everySeconds' in job.schedule ? [{ job, everySeconds: job.schedule.everySeconds }] : [],
  )
  for (const { job, everySeconds } of sweeps) repeat(job, everySeconds, Math.min(everySeconds, FIRST_SECONDS))
  const tasks = jobs.flatMap((job) =>
    'cron' in job.schedule
      ? [schedule(job.schedule.cron, () => runAlone(job), { timezone: TIME_ZONE, suppressMissedWarning: true })]
      : [],
  )
  void runAlone(catchUp)

  return async () => {
    ended = true
    for (const timer of timers.values()) clearTimeout(timer)
    for (const task of tasks) task.destroy()
    while (running.size > 0) await Promise.allSettled(running.values())
  }
}
