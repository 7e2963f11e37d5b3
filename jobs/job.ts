/**
 * One thing that is done again and again: on Node by `run-jobs.ts`, on Cloudflare Workers by `run-due-jobs.ts`, on any
 * number of nodes.
 */
export interface Job {
  /** `entity.verb`; stable, for it is the job's name in `job_runs` and in the metrics. */
  name: string
  /**
   * `cron`: five fields on the clock in Vietnam, `30 7 * * 1` is Monday 07:30. An instant that was missed or failed is made
   * up for, once, however many were missed. `everySeconds`: a sweep, which looks for what there is to do.
   */
  schedule: { cron: string } | { everySeconds: number }
  /**
   * Does what there is to do now and returns what was done, in counts (a sweep that did nothing returns zeros or nothing
   * and is not recorded). May be called at any time, again, and by several nodes at the same moment: what happens once,
   * happens once because the database decides.
   */
  run(): Promise<Record<string, number>>
}
