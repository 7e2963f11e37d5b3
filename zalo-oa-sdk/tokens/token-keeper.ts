import { ZaloError } from '../errors/zalo-error.ts'
import { invalidRefreshToken, type TokenPair, type ZaloOAuth } from './oauth.ts'
import type { LockedTokens, LossReason, TokenRecord, TokenStore } from './token-store.ts'

/** What administrators may have to hear. `accessTokenExpiresAtMs` says until when messages still go out. */
export type TokenEvent =
  | { type: 'refreshed'; accessTokenExpiresAtMs: number }
  /** Will be tried again; nobody need act unless it goes on. */
  | { type: 'refreshFailed'; error: ZaloError; accessTokenExpiresAtMs: number }
  /** An earlier refresh was begun and its answer never committed. It is tried again now and may turn out to be lost. */
  | { type: 'refreshInterrupted'; begunAtMs: number }
  /** Zalo has answered but the store refused the new pair; this process keeps it and tries again. */
  | { type: 'pairNotCommitted'; error: unknown }
  /** Zalo gave an access token without the next refresh token: the next refresh will probably fail. */
  | { type: 'refreshTokenNotReturned'; accessTokenExpiresAtMs: number }
  /** Only a new consent of an administrator helps. At least once: announced again if the announcer dies. */
  | { type: 'refreshTokenLost'; reason: LossReason; accessTokenExpiresAtMs: number }

/** What the client needs of tokens. */
export interface TokenSource {
  current: () => Promise<string>
  /** Another token than the one that Zalo has just refused. */
  replace: (refused: string) => Promise<string>
}

export interface TokenKeeper extends TokenSource {
  /** To be called every hour or so: refreshes when less than `refreshAheadMs` is left. */
  refreshAhead: () => Promise<void>
  /** Takes the pair of a new consent into use and ends the state `lost`. */
  adopt: (pair: TokenPair) => Promise<void>
}

export interface TokenKeeperOptions {
  store: TokenStore
  oauth: Pick<ZaloOAuth, 'refresh'>
  /**
   * Called while the lock is held, so it must not wait for a message through the same tokens. A loss counts as announced
   * only when this neither throws nor rejects.
   */
  onEvent?: (event: TokenEvent) => void | Promise<void>
  /** Milliseconds since 1970. */
  now?: () => number
  /** Default 6 hours. */
  refreshAheadMs?: number
}

const expiryMarginMs = 60_000
/** A token as young as this is not refreshed again because it was refused: that would burn refresh tokens in a loop. */
const youngestRefusableMs = 60_000
/** After a failed refresh this process asks Zalo no sooner than this. */
const pauseAfterFailureMs = 30_000

/**
 * Keeps the tokens of one Official Account alive among any number of nodes: one refreshes, the others find its result
 * under the lock. A new pair is committed before anyone uses it.
 */
export const createTokenKeeper = ({
  store,
  oauth,
  onEvent = () => {},
  now = Date.now,
  refreshAheadMs = 6 * 3_600_000,
}: TokenKeeperOptions): TokenKeeper => {
  let cached: TokenRecord | null = null
  let loading: Promise<TokenRecord | null> | null = null
  let underway: Promise<TokenRecord> | null = null
  /** Answered by Zalo but not yet accepted by the store. */
  let uncommitted: { from: string; next: TokenRecord } | null = null
  let failure: { error: ZaloError; untilMs: number } | null = null

  const lives = (record: TokenRecord, forMs: number) => record.accessTokenExpiresAtMs - now() > forMs

  const tell = async (event: TokenEvent): Promise<boolean> => {
    try {
      await onEvent(event)
      return true
    } catch {
      // Losing the tokens because the news could not be told would be worse.
      return false
    }
  }

  const nextOf = (record: TokenRecord | null, pair: TokenPair, refreshToken: string): TokenRecord => ({
    accessToken: pair.accessToken,
    refreshToken,
    accessTokenExpiresAtMs: now() + pair.expiresInSeconds * 1_000,
    obtainedAtMs: now(),
    previous: record && { accessToken: record.accessToken, refreshToken: record.refreshToken },
    refreshBegunAtMs: null,
    lost: null,
  })

  const commit = async (locked: LockedTokens, from: string, next: TokenRecord): Promise<TokenRecord> => {
    uncommitted = { from, next }
    try {
      await locked.save(next)
    } catch (error) {
      await tell({ type: 'pairNotCommitted', error })
      throw new ZaloError('the new pair of tokens could not be stored', { api: 'oauth', action: 'retry', cause: error })
    }
    uncommitted = null
    await tell({ type: 'refreshed', accessTokenExpiresAtMs: next.accessTokenExpiresAtMs })
    return next
  }

  /** What is left when the refresh token is gone: the access token for as long as it lives. */
  const withoutRefresh = async (locked: LockedTokens, record: TokenRecord, refused: string | null) => {
    const { lost, accessTokenExpiresAtMs } = record
    if (lost && !lost.announced) {
      const announced = await tell({ type: 'refreshTokenLost', reason: lost.reason, accessTokenExpiresAtMs })
      if (announced) await locked.save({ ...record, lost: { ...lost, announced } })
    }
    if (record.accessToken !== refused && lives(record, 0)) return record
    throw new ZaloError('the refresh token is lost', {
      api: 'oauth',
      action: 'tellAdministrator',
      remedy: 'consentAgain',
      code: invalidRefreshToken,
    })
  }

  const askZalo = async (locked: LockedTokens, record: TokenRecord, refused: string | null): Promise<TokenRecord> => {
    const { refreshBegunAtMs: begunAtMs, accessTokenExpiresAtMs } = record
    if (begunAtMs !== null) await tell({ type: 'refreshInterrupted', begunAtMs })
    await locked.save({ ...record, refreshBegunAtMs: now() })
    let pair: TokenPair
    try {
      pair = await oauth.refresh(record.refreshToken)
    } catch (error) {
      if (!(error instanceof ZaloError)) throw error
      if (error.code === invalidRefreshToken) {
        const reason: LossReason = begunAtMs === null ? 'refused' : 'interrupted'
        const lost = { ...record, refreshBegunAtMs: null, lost: { atMs: now(), reason, announced: false } }
        await locked.save(lost)
        return withoutRefresh(locked, lost, refused)
      }
      // Any other refusal, and a request that never left, has not used up the refresh token.
      if (error.action !== 'unknownMaybeSent') await locked.save(record)
      failure = { error, untilMs: now() + pauseAfterFailureMs }
      await tell({ type: 'refreshFailed', error, accessTokenExpiresAtMs })
      throw error
    }
    const next = nextOf(record, pair, pair.refreshToken ?? record.refreshToken)
    if (pair.refreshToken === null) {
      await tell({ type: 'refreshTokenNotReturned', accessTokenExpiresAtMs: next.accessTokenExpiresAtMs })
    }
    return commit(locked, record.refreshToken, next)
  }

  const renew = (refused: string | null, enoughMs: number) =>
    store.exclusively(async (locked) => {
      const record = await locked.load()
      if (record === null) {
        const details = { api: 'oauth', action: 'tellAdministrator', remedy: 'consentAgain' } as const
        throw new ZaloError('no tokens yet: an administrator must consent first', details)
      }
      if (uncommitted?.from === record.refreshToken) return commit(locked, uncommitted.from, uncommitted.next)
      // Someone else has just refreshed.
      if (record.accessToken !== refused && lives(record, enoughMs)) return record
      if (record.lost) return withoutRefresh(locked, record, refused)
      if (record.accessToken === refused && now() - record.obtainedAtMs < youngestRefusableMs) {
        const details = { api: 'oauth', action: 'tellAdministrator', remedy: 'checkAccount' } as const
        throw new ZaloError('Zalo refuses an access token that it has just issued', details)
      }
      if (failure && failure.untilMs > now()) throw failure.error
      return askZalo(locked, record, refused)
    })

  /** All callers of this process share one renewal. */
  const renewOnce = async (refused: string | null, enoughMs: number): Promise<TokenRecord> => {
    underway ??= renew(refused, enoughMs).finally(() => {
      underway = null
    })
    cached = await underway
    return cached
  }

  /** So do they one look at the store. */
  const loadOnce = (): Promise<TokenRecord | null> => {
    loading ??= store.load().finally(() => {
      loading = null
    })
    return loading
  }

  return {
    current: async () => {
      cached ??= await loadOnce()
      const record = cached && lives(cached, expiryMarginMs) ? cached : await renewOnce(null, expiryMarginMs)
      return record.accessToken
    },
    replace: async (refused) => {
      // Another call of this process may have replaced it while this one waited for its refusal.
      if (cached && cached.accessToken !== refused && lives(cached, expiryMarginMs)) return cached.accessToken
      const record = await renewOnce(refused, expiryMarginMs)
      if (record.accessToken !== refused) return record.accessToken
      // The renewal under way had begun for another reason and found this token good.
      return (await renewOnce(refused, expiryMarginMs)).accessToken
    },
    refreshAhead: async () => {
      await renewOnce(null, refreshAheadMs)
    },
    adopt: (pair) =>
      store.exclusively(async (locked) => {
        const record = await locked.load()
        const refreshToken = pair.refreshToken ?? record?.refreshToken
        if (refreshToken === undefined) throw new TypeError('the first pair must hold a refresh token')
        uncommitted = null
        failure = null
        cached = await commit(locked, record?.refreshToken ?? '', nextOf(record, pair, refreshToken))
      }),
  }
}
