import { setReachable } from '../db/accounts.ts'
import type { Database } from './database.ts'

/** A person blocked the bot or let it in again. */
export const markReachable = (
  { run }: Database,
  account: { channel: string; sender: string },
  reachable: boolean,
  now: Date,
): Promise<void> => setReachable(run, { channel: account.channel, externalId: account.sender }, reachable, now)
