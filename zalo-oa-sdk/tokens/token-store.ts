/** What is known about the tokens of one Official Account. Plain JSON, so a store may encrypt it as one text. */
export interface TokenRecord {
  /** '' before the first refresh. */
  accessToken: string
  refreshToken: string
  accessTokenExpiresAtMs: number
  /** When this pair came from Zalo. */
  obtainedAtMs: number
  /** The pair before this one, for recovery by hand. */
  previous: { accessToken: string; refreshToken: string } | null
  /**
   * Set and committed before Zalo is asked, cleared by the commit of its answer. Found set, it says that a refresher
   * died in between (or had no answer), so the refresh token may be used up.
   */
  refreshBegunAtMs: number | null
  /** The refresh token no longer works: an administrator must consent again. */
  lost: { atMs: number; reason: LossReason; announced: boolean } | null
}

/** `interrupted`: a refresher died between Zalo's answer and the commit. `refused`: Zalo says so, nobody knows why. */
export type LossReason = 'interrupted' | 'refused'

export interface LockedTokens {
  load: () => Promise<TokenRecord | null>
  /** Durable when it resolves, even if the process dies the next moment: never part of a transaction still open. */
  save: (record: TokenRecord) => Promise<void>
}

/**
 * Where the tokens of one Official Account live. In Postgres: `exclusively` takes a session-level advisory lock on a
 * connection of its own and runs each `save` as a committed statement; the lock falls with the connection. Behind a
 * pooler that shares connections: a lease in the row, longer than the time-out, and each `save` only while it is held.
 */
export interface TokenStore {
  load: () => Promise<TokenRecord | null>
  /** Runs `work` while no other node runs any; the lock outlasts the time-out of a request to Zalo. */
  exclusively: <T>(work: (locked: LockedTokens) => Promise<T>) => Promise<T>
}

/** The record to begin with when only a refresh token is known: the first use obtains a pair. */
export const tokenRecordOf = (refreshToken: string): TokenRecord => ({
  accessToken: '',
  refreshToken,
  accessTokenExpiresAtMs: 0,
  obtainedAtMs: 0,
  previous: null,
  refreshBegunAtMs: null,
  lost: null,
})

/** A store in memory: for tests and for one process that may lose its tokens when it stops. */
export const createMemoryTokenStore = (initial: TokenRecord | null = null): TokenStore => {
  let record = initial
  let queue: Promise<unknown> = Promise.resolve()
  const load = async () => record
  const save = async (next: TokenRecord) => {
    record = next
  }
  return {
    load,
    exclusively: (work) => {
      const turn = queue.then(() => work({ load, save }))
      queue = turn.catch(() => {})
      return turn
    },
  }
}
