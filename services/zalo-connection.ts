import type { LossReason } from 'zalo-oa-sdk'
import { z } from 'zod'
import { recall } from '../db/channel-memory.ts'
import { spentIn } from '../db/channel-spending.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { Database } from './database.ts'
import type { ZaloAccount } from './zalo-account.ts'
import { learnedEndpoint } from './zalo-endpoint.ts'
import { TokensUnreadable } from './zalo-tokens.ts'

/** What our permission to write through the Official Account is worth now. */
export type Permission =
  /** Nobody has consented yet. */
  | { kind: 'missing' }
  /** Encrypted with another APP_SECRET. */
  | { kind: 'unreadable' }
  /** The refresh token from the configuration, not yet exchanged. */
  | { kind: 'unused' }
  | { kind: 'good'; renewedAt: Date; expiresAt: Date }
  | { kind: 'lost'; lostAt: Date; reason: LossReason; expiresAt: Date }

/** Our Official Account as those who look after it see it. Nothing in it is a secret. */
export interface Connection {
  permission: Permission
  /** The last consent on our page; null: none, or it was before the page. */
  consent: { at: Date; by: string | null } | null
  endpoint: 'v3' | 'v2' | 'unknown'
  /** Of the calendar month, in VND. */
  month: { vnd: number; messages: number }
}

const consentSchema = z.object({ at: z.coerce.date(), by: z.string().nullable() }).nullable().catch(null)

const lastConsent = async ({ run }: Pick<Database, 'run'>): Promise<Connection['consent']> =>
  consentSchema.parse((await recall(run, 'zalo', 'consent')) ?? null)

export const readPermission = async (account: Pick<ZaloAccount, 'record'>): Promise<Permission> => {
  try {
    const record = await account.record()
    if (record === null) return { kind: 'missing' }
    if (record.accessToken === '' && record.lost === null) return { kind: 'unused' }
    const expiresAt = new Date(record.accessTokenExpiresAtMs)
    return record.lost === null
      ? { kind: 'good', renewedAt: new Date(record.obtainedAtMs), expiresAt }
      : { kind: 'lost', lostAt: new Date(record.lost.atMs), reason: record.lost.reason, expiresAt }
  } catch (error) {
    if (error instanceof TokensUnreadable) return { kind: 'unreadable' }
    throw error
  }
}

export const readConnection = async (
  database: Pick<Database, 'run'>,
  account: ZaloAccount,
  now: Date,
): Promise<Connection> => {
  const [permission, consent, learned, month] = await Promise.all([
    readPermission(account),
    lastConsent(database),
    learnedEndpoint(database),
    spentIn(database.run, 'zalo', `${localTimeOf(now).date.slice(0, 7)}-01`),
  ])
  const { endpointMode } = account
  return { permission, consent, endpoint: endpointMode === 'auto' ? (learned ?? 'unknown') : endpointMode, month }
}
