import type { Database } from '../db/database.ts'

export interface RecordedEntry {
  id: string
  revision: number
  withdrawn: boolean
  /** Rows of its history. */
  revisions: number
  granularity: string
  values: Record<string, unknown>
}

/** Every entry that a person wrote, oldest first. */
export const entriesOf = ({ run }: Database, personId: number): Promise<RecordedEntry[]> =>
  run<RecordedEntry>(
    `select e.id, e.revision, e.withdrawn_at is not null as withdrawn, e.granularity, e."values",
       (select count(*)::int from entry_revisions r where r.entry_id = e.id) as revisions
     from entries e where e.recorded_by = $1::int order by e.recorded_at, e.id`,
    [personId],
  )

export interface OutboxMessage {
  id: number
  text: string
  /** A reminder or a digest: the clock's, and no answer. */
  bulk: boolean
  sent: boolean
  failure: string | null
}

/** Everything that was to be said to an account, in order. */
export const outboxOf = ({ run }: Database, recipient: string): Promise<OutboxMessage[]> =>
  run<OutboxMessage>(
    `select id::int as id, message ->> 'text' as text, bulk, sent_at is not null as sent, failure from outbox
     where recipient = $1 order by id`,
    [recipient],
  )
