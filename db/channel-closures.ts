import type { Run } from './database.ts'

/** A channel that takes nothing; instants are ISO strings. */
export interface Closure {
  channel: string
  since: string
  /** It is tried again then. */
  until: string
  reason: string
}

/** For every process. The first `since` stays until the channel works again. */
export const noteClosed = async (
  run: Run,
  { channel, since, until, reason, now }: { channel: string; since: Date; until: Date; reason: string; now: Date },
): Promise<void> => {
  await run(
    `insert into channel_memory as c (channel, name, value, changed_at)
     values ($1, 'closed', jsonb_build_object('since', $2::text, 'until', $3::text, 'reason', $4::text), $5::timestamptz)
     on conflict (channel, name) do update set changed_at = excluded.changed_at,
       value = excluded.value || jsonb_build_object('since', least(c.value ->> 'since', excluded.value ->> 'since'))`,
    [channel, since.toISOString(), until.toISOString(), reason, now.toISOString()],
  )
}

export const noteOpen = async (run: Run, channel: string): Promise<void> => {
  await run(`delete from channel_memory where channel = $1 and name = 'closed'`, [channel])
}
