import type { Run } from './database.ts'

/** How the product is doing, in counts and seconds. */
export interface Metrics {
  /** What waits to be sent, by channel; the oldest of what could go now, in seconds. */
  outbox: { channel: string; waiting: number; oldest: number }[]
  /** Of the messages written in the last 24 hours. */
  delivered: { channel: string; sent: number; failed: number }[]
  /** Of the reminders decided in the last 7 days. */
  reminders: { state: string; count: number }[]
  obligations: { open: number; submitted: number; late: number }
  /** The job's last success: how long ago it began and took, in seconds; null: none in the last 30 days. */
  jobs: { job: string; age: number | null; took: number | null; failures: number }[]
}

/**
 * All of it in one statement. Each part reads an index over what is open or recent, so that it costs the same after years of
 * use. `today`: the day in Vietnam.
 */
export const readMetrics = async (
  run: Run,
  { now, today, jobs }: { now: Date; today: string; jobs: readonly string[] },
): Promise<Metrics> => {
  const [row] = await run<Metrics>(
    `select
       (select coalesce(json_agg(q), '[]') from (
          select channel, count(*)::int as waiting,
            coalesce(max(extract(epoch from $1::timestamptz - not_before)) filter (where not_before <= $1::timestamptz), 0)::float as oldest
          from outbox where sent_at is null and failed_at is null group by channel order by channel) q) as outbox,
       (select coalesce(json_agg(d), '[]') from (
          select channel, count(sent_at)::int as sent, count(failed_at)::int as failed
          from outbox where created_at > $1::timestamptz - interval '24 hours' group by channel order by channel) d) as delivered,
       (select coalesce(json_agg(r), '[]') from (
          select state, count(*)::int as count
          from reminders where decided_at > $1::timestamptz - interval '7 days' group by state order by state) r) as reminders,
       (select json_build_object(
          'open', count(*) filter (where state = 'open'), 'submitted', count(*) filter (where state = 'submitted'),
          'late', count(*) filter (where state = 'open' and coalesce(extended_to, due_on) < $2::date))
        from obligations where state in ('open', 'submitted')) as obligations,
       (select coalesce(json_agg(j), '[]') from (
          select name as job, extract(epoch from $1::timestamptz - last.started_at)::float as age, last.took_ms / 1000.0 as took,
            (select count(*)::int from job_runs where job = name and started_at > $1::timestamptz - interval '24 hours'
               and failure is not null) as failures
          from jsonb_array_elements_text($3::jsonb) as name
          left join lateral (
            select started_at, took_ms from job_runs where job = name and result is not null order by started_at desc limit 1
          ) as last on true) j) as jobs`,
    [now.toISOString(), today, JSON.stringify(jobs)],
  )
  if (row === undefined) throw new Error('the statement for the metrics returned no row')
  return row
}
