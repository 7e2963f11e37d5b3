import { removeAccount } from '../db/accounts.ts'
import type { Database } from './database.ts'

/** A person asked the platform to have what is kept about their account deleted. `at`: when; absent: now. */
export const withdrawAccount = (
  { run }: Database,
  { channel, sender }: { channel: string; sender: string },
  at: Date | undefined,
  now: Date,
): Promise<void> => removeAccount(run, { channel, externalId: sender }, at ?? now, now)
