import type { Run } from './database.ts'

export const setReachable = async (
  run: Run,
  account: { channel: string; externalId: string },
  reachable: boolean,
  now: Date,
): Promise<void> => {
  await run(
    `update accounts set unreachable_since = case when $3::boolean then null else coalesce(unreachable_since, $4::timestamptz) end
     where channel = $1 and external_id = $2`,
    [account.channel, account.externalId, reachable, now.toISOString()],
  )
}
