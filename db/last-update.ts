import type { Run } from './database.ts'

/** When the latest update of a channel that is still remembered came in (`history.prune` forgets); undefined: none. */
export const lastUpdateAt = async (run: Run, channel: string): Promise<Date | undefined> => {
  const [row] = await run<{ at: string | null }>(
    `select to_json(max(received_at)) #>> '{}' as at from inbound_updates where channel = $1`,
    [channel],
  )
  return row?.at == null ? undefined : new Date(row.at)
}
