import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LockedTokens, type TokenRecord, type TokenStore, tokenRecordOf, ZaloError } from 'zalo-oa-sdk'
import { z } from 'zod'
import { endLease, readTokenRecord, saveTokenRecord, takeLease } from '../db/channel-tokens.ts'
import type { Database } from './database.ts'
import { createSealedText } from './sealed-text.ts'

export interface ZaloTokenStoreOptions {
  database: Pick<Database, 'run'>
  /** Which account the tokens are of; part of what is authenticated. */
  account: string
  /** Encrypts the record: the secret of the program, not Zalo's. */
  secret: string
  /** What to begin with while the database has no record; from then on the database alone counts. */
  firstRefreshToken?: string
  /**
   * `refuse`: a record that another secret encrypted is an error that asks for consent, and stays as it is. `replace`: it
   * counts as absent, for the consent that takes its place.
   */
  unreadable?: 'refuse' | 'replace'
  /** Longer than a request to Zalo may take (10 s); each save renews it. */
  leaseSeconds?: number
}

const FIRST_PAUSE_MS = 25
const PAUSE_MAX_MS = 1_000
/** A pair that was given and not stored is lost with its process: the database gets three more chances, within the lease. */
const SAVE_PAUSES_MS = [200, 600, 1_800]

const recordSchema: z.ZodType<TokenRecord> = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  accessTokenExpiresAtMs: z.number(),
  obtainedAtMs: z.number(),
  previous: z.object({ accessToken: z.string(), refreshToken: z.string() }).nullable(),
  refreshBegunAtMs: z.number().nullable(),
  lost: z.object({ atMs: z.number(), reason: z.enum(['interrupted', 'refused']), announced: z.boolean() }).nullable(),
})

const insist = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const pauseMs of SAVE_PAUSES_MS) {
    try {
      return await work()
    } catch {
      await sleep(pauseMs)
    }
  }
  return work()
}

/** The record is there and this secret does not open it: APP_SECRET was changed, or the row is not ours. */
export class TokensUnreadable extends ZaloError {
  /** The same for the same record. */
  readonly which: string
  constructor(sealed: string) {
    super('the stored tokens cannot be decrypted with this APP_SECRET: consent again', {
      api: 'oauth',
      action: 'tellAdministrator',
      remedy: 'consentAgain',
    })
    this.which = sealed.slice(0, 16)
  }
}

/**
 * The tokens of one Official Account in the database, encrypted as one text. Whoever changes them holds a lease in their row,
 * by the clock of the database, so that it works behind poolers and outlives no process for long.
 */
export const createZaloTokenStore = ({
  database: { run },
  account,
  secret,
  firstRefreshToken,
  unreadable = 'refuse',
  leaseSeconds = 30,
}: ZaloTokenStoreOptions): TokenStore => {
  const text = createSealedText(secret, { purpose: 'channel-tokens', about: account })
  const first = firstRefreshToken === undefined ? null : tokenRecordOf(firstRefreshToken)

  const read = async (sealed: string | null): Promise<TokenRecord | null> => {
    if (sealed === null) return first
    const opened = await text.open(sealed)
    if (opened !== undefined) return recordSchema.parse(JSON.parse(opened))
    if (unreadable === 'refuse') throw new TokensUnreadable(sealed)
    return null
  }

  /** Waits ever longer, so that many nodes ask the database little. */
  const takeTurn = async (by: string): Promise<string | null> => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(PAUSE_MAX_MS, pauseMs * 1.5)) {
      const taken = await takeLease(run, { account, by, seconds: leaseSeconds })
      if (taken !== undefined) return taken.record
      await sleep(pauseMs * (0.5 + Math.random() / 2))
    }
  }

  return {
    load: async () => read(await readTokenRecord(run, account)),
    async exclusively(work) {
      const lease = { account, by: randomUUID(), seconds: leaseSeconds }
      let current = await takeTurn(lease.by)
      const locked: LockedTokens = {
        load: () => read(current),
        async save(record) {
          const sealed = await text.seal(JSON.stringify(record))
          const isOurs = await insist(() => saveTokenRecord(run, lease, sealed))
          if (!isOurs) throw new Error('the lease of the tokens was lost')
          current = sealed
        },
      }
      try {
        return await work(locked)
      } finally {
        // What the work did is done; a lease that cannot be ended runs out.
        await endLease(run, lease).catch(() => undefined)
      }
    },
  }
}
