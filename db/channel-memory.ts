import type { Run } from './database.ts'

/** Something learned of a platform, by its name; undefined while nothing was. */
export const recall = async (run: Run, channel: string, name: string): Promise<unknown> => {
  const [row] = await run<{ value: unknown }>('select value from channel_memory where channel = $1 and name = $2', [
    channel,
    name,
  ])
  return row?.value
}

/** Keeps it for every process. `value` is JSON; the last one that was learned holds. */
export const remember = async (run: Run, channel: string, name: string, value: unknown): Promise<void> => {
  await run(
    `insert into channel_memory (channel, name, value, changed_at) values ($1, $2, $3::jsonb, clock_timestamp())
     on conflict (channel, name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [channel, name, JSON.stringify(value)],
  )
}
