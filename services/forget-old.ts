import type { Database } from '../db/database.ts'
import { pruneJobRuns } from '../db/job-runs.ts'
import { prune } from '../db/outbox.ts'

const DAY_MS = 86_400_000
/** Telegram keeps an update for a day; a week leaves room for other platforms. */
const UPDATES_DAYS = 7
const MESSAGES_DAYS = 90
const JOB_RUNS_DAYS = 30

/** Forgets updates that no platform will repeat, messages delivered long ago and what jobs did; returns how many of each. */
export const forgetOld = async (
  { run }: Database,
  now: Date,
): Promise<{ updates: number; messages: number; jobRuns: number }> => {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const pruned = await prune(run, { updates: before(UPDATES_DAYS), messages: before(MESSAGES_DAYS) })
  return { ...pruned, jobRuns: await pruneJobRuns(run, before(JOB_RUNS_DAYS)) }
}
