import type { TokenEvent } from 'zalo-oa-sdk'
import { administratorsOn, tellOnce } from '../db/tell-administrators.ts'
import type { Language } from '../domain/language.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { Message } from './channel.ts'
import { consentAddress, writeConsentLink } from './consent-link.ts'
import type { Database } from './database.ts'
import type { Logger } from './logger.ts'

/**
 * Why messages through the Official Account will end, or have ended:
 * - `missing`: nobody has consented yet.
 * - `refused`, `interrupted`: the refresh token is gone; Zalo refuses it, or a process died while it was exchanged.
 * - `unreadable`: the stored tokens were encrypted with another secret.
 * - `failing`: they cannot be renewed for another reason, and nothing helps unless somebody acts.
 */
export type TokenTrouble = 'missing' | 'refused' | 'interrupted' | 'unreadable' | 'failing'

export interface ToldTrouble {
  kind: TokenTrouble
  /** Until when messages still go out; null: they do not. */
  until: Date | null
  /** Where to consent, for an hour and for this person; undefined where the program has no public address. */
  address: string | undefined
}

export type WordTrouble = (trouble: ToldTrouble, language: Language) => Message

export interface TellTroubleOptions {
  database: Pick<Database, 'run'>
  publicUrl?: string
  secret: string
  word: WordTrouble
  clock: () => Date
  log: Logger
}

/** Tells every administrator of a trouble, once for each `occasion`. False: there was nobody to tell. */
export type TellTrouble = (kind: TokenTrouble, occasion: string, expiresAt: Date | null) => Promise<boolean>

export const createTellTrouble =
  ({ database: { run }, publicUrl, secret, word, clock, log }: TellTroubleOptions): TellTrouble =>
  async (kind, occasion, expiresAt) => {
    const now = clock()
    const until = expiresAt !== null && expiresAt > now ? expiresAt : null
    const administrators = await administratorsOn(run, localTimeOf(now).date)
    const messages = administrators.map(({ personId, language }) => {
      const link = writeConsentLink(personId, { now, secret })
      const address = publicUrl === undefined ? undefined : consentAddress(publicUrl, link)
      return { personId, message: word({ kind, until, address }, language) }
    })
    const news = { channel: 'zalo', name: 'tokenTrouble', value: `${kind} ${occasion}`, messages, now }
    const { queued, reachable } = await tellOnce(run, news)
    if (queued > 0 || !reachable) {
      log.error({ kind, told: queued }, 'the tokens of the Official Account need an administrator')
    }
    return reachable
  }

const mustHear = async (telling: Promise<boolean>): Promise<void> => {
  if (!(await telling)) throw new Error('there is no administrator who could be told')
}

/** What becomes of the tokens, told to those who must act and to the log. Rejects when nobody could be told of a loss. */
export const followTokens =
  ({ tell, clock, log }: { tell: TellTrouble; clock: () => Date; log: Logger }) =>
  async (event: TokenEvent): Promise<void> => {
    switch (event.type) {
      case 'refreshed':
        return log.info({ expiresAt: new Date(event.accessTokenExpiresAtMs) }, 'the tokens of Zalo are renewed')
      case 'refreshInterrupted':
        // It is tried again at once, and then it is known whether anybody must act.
        return log.warn({ begunAt: new Date(event.begunAtMs) }, 'a process died while it renewed the tokens of Zalo')
      case 'refreshTokenNotReturned':
        return log.warn({}, 'Zalo gave no next refresh token')
      case 'pairNotCommitted':
        return log.error({}, 'the new tokens of Zalo could not be stored; this process keeps them and tries again')
      case 'refreshTokenLost':
        return mustHear(
          tell(event.reason, String(event.accessTokenExpiresAtMs), new Date(event.accessTokenExpiresAtMs)),
        )
      case 'refreshFailed': {
        const { error, accessTokenExpiresAtMs } = event
        log.warn({ code: error.code, action: error.action }, 'the tokens of Zalo could not be renewed')
        const expiresAt = new Date(accessTokenExpiresAtMs)
        const mustAct = error.action === 'tellAdministrator' || expiresAt <= clock()
        if (mustAct) await tell('failing', String(accessTokenExpiresAtMs), expiresAt)
      }
    }
  }
