import { createPkce, pkceChallengeOf, type TokenPair, ZaloError } from 'zalo-oa-sdk'
import { tellOnce } from '../db/tell-administrators.ts'
import { administratorOn, recordConsent } from '../db/zalo-consents.ts'
import type { Language } from '../domain/language.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { Message } from './channel.ts'
import { type ConsentLink, consentAddress, readConsentLink, writeConsentLink } from './consent-link.ts'
import type { Database } from './database.ts'
import type { Logger } from './logger.ts'
import { tokenAccountOf, type ZaloAccount } from './zalo-account.ts'
import { type Connection, readConnection } from './zalo-connection.ts'

/** What somebody with a link may do. */
export type Visit =
  /** We did not sign it, or the person is no administrator any more. */
  | { may: 'nothing' }
  /** Its hour is over; an administrator may have a new one sent to their chat. */
  | { may: 'renew'; personId: number | null; language: Language }
  /** `look`: somebody has consented since it was made, or its hour has just ended. */
  | { may: 'look' | 'consent'; personId: number | null; language: Language; connection: Connection }

export interface ZaloConsentOptions {
  database: Pick<Database, 'run'>
  account: ZaloAccount
  appId: string
  publicUrl: string
  secret: string
  /** Where the console of Zalo fixes the challenge, the verifier that it was made of; without it each request has its own. */
  verifier?: string
  word: (address: string, language: Language) => Message
  clock: () => Date
  log: Logger
}

/**
 * - `refused`: Zalo did not take the code, the app or the verifier.
 * - `unanswered`: Zalo did not answer; the code may be used up.
 * - `unstored`: the database did not take the tokens.
 */
export type ConsentResult = 'done' | 'refused' | 'unanswered' | 'unstored'

export interface ConsentAnswer {
  code: string
  verifier: string
  /** null: whoever runs the server. */
  personId: number | null
}

/** How long somebody may take at Zalo: who left in the last minute of the hour still sees what came of it. */
export const CONSENT_MINUTES = 15

export const CALLBACK_PATH = '/zalo/callback'

/** An administrator of the account gives us permission to write through it: OAuth 2 with PKCE (RFC 7636). */
export const createZaloConsent = ({
  database,
  account,
  appId,
  publicUrl,
  secret,
  verifier,
  word,
  clock,
  log,
}: ZaloConsentOptions) => {
  const personOf = async ({ personId }: ConsentLink, now: Date): Promise<{ language: Language } | undefined> =>
    personId === null ? { language: 'vi' } : administratorOn(database.run, personId, localTimeOf(now).date)

  return {
    visit: async (link: string): Promise<Visit> => {
      const now = clock()
      const read = readConsentLink(link, secret)
      const person = read && (await personOf(read, now))
      if (read === undefined || person === undefined) return { may: 'nothing' }
      const { personId } = read
      const { language } = person
      const overdueMs = now.getTime() - read.expiresAt.getTime()
      if (overdueMs >= CONSENT_MINUTES * 60_000) return { may: 'renew', personId, language }
      const connection = await readConnection(database, account, now)
      const isUsed = connection.consent !== null && connection.consent.at >= read.issuedAt
      return { may: isUsed || overdueMs >= 0 ? 'look' : 'consent', personId, language, connection }
    },

    /** Where to send the administrator, and what to keep until they come back. */
    begin: async (state: string): Promise<{ url: string; verifier: string }> => {
      const pkce =
        verifier === undefined ? await createPkce() : { verifier, challenge: await pkceChallengeOf(verifier) }
      const redirectUri = new URL(CALLBACK_PATH, publicUrl).href
      const url = account.oauth.consentUrl({ redirectUri, state, codeChallenge: pkce.challenge })
      return { url, verifier: pkce.verifier }
    },

    finish: async ({ code, verifier, personId }: ConsentAnswer): Promise<ConsentResult> => {
      let pair: TokenPair
      try {
        pair = await account.oauth.exchangeCode({ code, codeVerifier: verifier })
      } catch (error) {
        if (!(error instanceof ZaloError)) throw error
        log.error({ code: error.code, action: error.action }, 'Zalo did not exchange the code of a consent')
        return error.action === 'tellAdministrator' ? 'refused' : 'unanswered'
      }
      try {
        await account.adopt(pair)
        await recordConsent(database.run, { personId, account: tokenAccountOf(appId), now: clock() })
        return 'done'
      } catch (error) {
        log.error({ err: error }, 'the tokens of a consent could not be stored')
        return 'unstored'
      }
    },

    /** Sends an administrator a new link, once a minute; to their chat, so that an old link in other hands is worth nothing. False: they have none. */
    sendLink: async (personId: number, language: Language): Promise<boolean> => {
      const now = clock()
      const address = consentAddress(publicUrl, writeConsentLink(personId, { now, secret }))
      const minute = String(Math.floor(now.getTime() / 60_000))
      const messages = [{ personId, message: word(address, language) }]
      const news = { channel: 'zalo', name: `link ${personId}`, value: minute, messages, now }
      return (await tellOnce(database.run, news)).reachable
    },
  }
}

export type ZaloConsent = ReturnType<typeof createZaloConsent>
