import type { Run } from './database.ts'

/** Instants are milliseconds since 1970. */
export interface SaidRow {
  message: unknown
  /** Nobody had asked for it: a reminder, a digest, a notice. */
  isUnasked: boolean
  /** The same for all messages of one answer. */
  put: number
  /** Before this it had certainly not gone out. */
  notBefore: number
  /** When it went out, as it was marked. */
  at: number
}

const milliseconds = (instant: string) => `(extract(epoch from ${instant}) * 1000)::float8`

/** The one channel on which words are looked up in what was said before; spelled out, for its index holds no other. */
const ANSWERED_IN_WORDS = "channel = 'zalo-bot'"

/**
 * The latest messages that a person of the Zalo Bot has, newest first, those included that may have arrived. An answer that
 * is being sent counts: its mark is written a moment after it arrived.
 */
export const lastSaid = (run: Run, { recipient, limit }: { recipient: string; limit: number }): Promise<SaidRow[]> =>
  run<SaidRow>(
    `select message, person_id is not null as "isUnasked", ${milliseconds('not_before')} as put,
       ${milliseconds('least(not_before, sent_at, failed_at)')} as "notBefore",
       ${milliseconds('coalesce(sent_at, failed_at, not_before)')} as at
     from outbox
     where ${ANSWERED_IN_WORDS} and recipient = $1 and (failed_at is null or may_have_arrived)
       and (sent_at is not null or may_have_arrived or (claimed_by is not null and person_id is null))
     order by coalesce(sent_at, failed_at) desc nulls first, id desc limit $2::int`,
    [recipient, limit],
  )
