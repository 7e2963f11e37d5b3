import { setReachable } from '../db/accounts.ts'
import type { Database } from './database.ts'

/** A person blocked the bot or let it in again. False: nobody is linked to the account. */
export const markReachable = (
  { run }: Database,
  { channel, sender, interactedAt }: { channel: string; sender: string; interactedAt?: Date },
  { reachable, at }: { reachable: boolean; at?: Date },
  now: Date,
): Promise<boolean> =>
  setReachable(
    run,
    { channel, externalId: sender },
    { reachable, at: at ?? null, interactedAt: interactedAt ?? null, now },
  )
