import type { Run } from './database.ts'

/** The encrypted record of an account of ours at a platform; null where there is none yet. */
export const readTokenRecord = async (run: Run, account: string): Promise<string | null> => {
  const [row] = await run<{ record: string | null }>('select record from channel_tokens where account = $1', [account])
  return row?.record ?? null
}

/** Whose the lease is, and for how long from now by the clock of the database. */
export interface Lease {
  account: string
  /** Names one holder at one time: a later lease of the same process is another. */
  by: string
  seconds: number
}

/** Takes the lease where nobody holds it, and returns the record as it is under it; undefined where somebody does. */
export const takeLease = async (
  run: Run,
  { account, by, seconds }: Lease,
): Promise<{ record: string | null } | undefined> => {
  const [row] = await run<{ record: string | null }>(
    `insert into channel_tokens as t (account, changed_at, leased_by, leased_until)
     values ($1, clock_timestamp(), $2, clock_timestamp() + make_interval(secs => $3::float8))
     on conflict (account) do update set leased_by = excluded.leased_by, leased_until = excluded.leased_until
       where t.leased_until is null or t.leased_until < clock_timestamp()
     returning record`,
    [account, by, seconds],
  )
  return row
}

/**
 * Stores the record and renews the lease, in one committed statement. False, and nothing is stored, where the lease has gone
 * to somebody else. One that ran out and that nobody took is still whose it was.
 */
export const saveTokenRecord = async (run: Run, { account, by, seconds }: Lease, record: string): Promise<boolean> => {
  const rows = await run(
    `update channel_tokens set record = $3, changed_at = clock_timestamp(),
       leased_until = clock_timestamp() + make_interval(secs => $4::float8)
     where account = $1 and leased_by = $2 returning account`,
    [account, by, record, seconds],
  )
  return rows.length > 0
}

export const endLease = async (run: Run, { account, by }: Lease): Promise<void> => {
  await run('update channel_tokens set leased_by = null, leased_until = null where account = $1 and leased_by = $2', [
    account,
    by,
  ])
}
