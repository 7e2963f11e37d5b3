import type { Run } from './database.ts'

/** One run of a job: what was done in counts, or why it failed. */
export interface JobRun {
  job: string
  node: string
  startedAt: Date
  tookMs: number
  outcome: { result: Readonly<Record<string, number>> } | { failure: string }
}

export const recordJobRun = async (run: Run, { job, node, startedAt, tookMs, outcome }: JobRun): Promise<void> => {
  await run(
    `insert into job_runs (job, node, started_at, took_ms, result, failure)
     values ($1, $2, $3::timestamptz, $4::int, $5::jsonb, $6)`,
    [
      job,
      node,
      startedAt.toISOString(),
      tookMs,
      'result' in outcome ? JSON.stringify(outcome.result) : null,
      'failure' in outcome ? outcome.failure : null,
    ],
  )
}

/** When the last run of each of these jobs that succeeded began; a job without one is absent. */
export const lastSuccesses = async (run: Run, jobs: readonly string[]): Promise<Map<string, Date>> => {
  const rows = await run<{ job: string; at: string }>(
    `select name as job, to_json(last.started_at) #>> '{}' as at
     from jsonb_array_elements_text($1::jsonb) as name
     cross join lateral (
       select started_at from job_runs where job = name and result is not null order by started_at desc limit 1
     ) as last`,
    [JSON.stringify(jobs)],
  )
  return new Map(rows.map(({ job, at }) => [job, new Date(at)]))
}

/** Forgets runs that began before this instant, except each job's last success; returns how many. */
export const pruneJobRuns = async (run: Run, before: Date): Promise<number> => {
  const [row] = await run<{ pruned: number }>(
    `with pruned as (
       delete from job_runs old where started_at < $1::timestamptz
         and (result is null or exists (
           select 1 from job_runs newer where newer.job = old.job and newer.started_at > old.started_at and newer.result is not null))
       returning 1)
     select count(*)::int as pruned from pruned`,
    [before.toISOString()],
  )
  return row?.pruned ?? 0
}
