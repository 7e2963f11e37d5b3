import type { Run } from './database.ts'

export interface OutboxRow {
  id: number
  channel: string
  recipient: string
  message: unknown
  /** Of unasked messages: who it is for. */
  personId: number | null
  bulk: boolean
  attempts: number
}

/** In the words of the index `outbox_due`. */
const WAITS = `coalesce(o.sent_at, o.failed_at) is null and o.not_before <= $2::timestamptz
  and (o.claimed_until is null or o.claimed_until < $2::timestamptz)`

/**
 * Something older waits for the same person, whose time has come. Answers do not wait for bulk: they belong to what was just said.
 * `offset 0` has it looked up for each message: right after thousands were queued the statistics know nothing of them, and
 * a join would go through all of them for each.
 */
const olderWaits = (condition: string) => `exists (select 1 from outbox older where older.channel = o.channel
  and older.recipient = o.recipient and older.sent_at is null and older.failed_at is null and older.id < o.id
  and (older.attempts > 0 or older.not_before <= $2::timestamptz) and ${condition} offset 0)`

/**
 * Takes the oldest waiting messages of each person for `claim.by`, so that order is kept: of each channel at most `limit`
 * answers and as much bulk as it has room for; of one that is `shut` only what may go another way. A claim that ran out is
 * anybody's: its process died.
 */
export const claimOutbox = (
  run: Run,
  claim: {
    by: string
    now: Date
    until: Date
    channels: readonly { name: string; bulk: number; shut: boolean }[]
    limit: number
  },
): Promise<OutboxRow[]> =>
  run<OutboxRow>(
    `with open as (select * from jsonb_to_recordset($4::jsonb) as c(name text, bulk int, shut boolean)), due as (
       select answer.id from open, lateral (
         select o.id from outbox o where o.channel = open.name and not o.bulk and (o.person_id is not null or not open.shut)
           and ${WAITS} and not ${olderWaits('not older.bulk and (older.person_id is not null or not open.shut)')}
         order by o.id limit $5::int for update skip locked) answer
       union all
       select told.id from open, lateral (
         select o.id from outbox o where o.channel = open.name and o.bulk and (o.person_id is not null or not open.shut)
           and ${WAITS} and not ${olderWaits('older.bulk in (false, true) and (older.person_id is not null or not open.shut)')}
         order by o.id limit open.bulk for update skip locked) told
     )
     update outbox set claimed_by = $1, claimed_until = $3::timestamptz
     where id in (select id from due) and sent_at is null and failed_at is null
       and (claimed_until is null or claimed_until < $2::timestamptz)
     returning id::int as id, channel, recipient, message, person_id as "personId", bulk, attempts`,
    [claim.by, claim.now.toISOString(), claim.until.toISOString(), JSON.stringify(claim.channels), claim.limit],
  )

/**
 * Remembers in one statement that these were sent. The ids are an array: joined as a table, whose size the planner does not
 * know, they made it read the whole outbox each time.
 */
export const markSent = async (
  run: Run,
  sent: readonly { id: number; messageId: string }[],
  now: Date,
): Promise<void> => {
  await run(
    `update outbox set sent_at = $2::timestamptz, message_id = $1::jsonb ->> id::text, attempts = attempts + 1
     where id = any(array(select jsonb_object_keys($1::jsonb)::bigint)) and sent_at is null`,
    [JSON.stringify(Object.fromEntries(sent.map(({ id, messageId }) => [id, messageId]))), now.toISOString()],
  )
}

/** Puts a message back, to be tried from `notBefore` on by anybody. */
export const postpone = async (run: Run, id: number, notBefore: Date, reason: string): Promise<void> => {
  await run(
    `update outbox set not_before = $2::timestamptz, claimed_by = null, claimed_until = null, attempts = attempts + 1, failure = $3
     where id = $1::bigint and sent_at is null`,
    [id, notBefore.toISOString(), reason],
  )
}

/** Gives a message back untried. */
export const release = async (run: Run, ids: readonly number[]): Promise<void> => {
  await run(
    `update outbox set claimed_by = null, claimed_until = null
     where id = any(array(select jsonb_array_elements_text($1::jsonb)::bigint)) and sent_at is null`,
    [JSON.stringify(ids)],
  )
}

/** The message will never be delivered, as far as is known; it stays visible with the reason. */
export const giveUp = async (
  run: Run,
  id: number,
  { now, reason, mayHaveArrived = false }: { now: Date; reason: string; mayHaveArrived?: boolean },
): Promise<void> => {
  await run(
    `update outbox set failed_at = $2::timestamptz, attempts = attempts + 1, failure = $3, may_have_arrived = $4::boolean
     where id = $1::bigint and sent_at is null`,
    [id, now.toISOString(), reason, mayHaveArrived],
  )
}

/** Every answer that waits for an account that cannot be reached is given up with the reason; what was unasked may go another way. */
export const giveUpRecipient = async (
  run: Run,
  recipient: { channel: string; recipient: string },
  now: Date,
  reason: string,
): Promise<void> => {
  await run(
    `with given_up as (
       update outbox set failed_at = $3::timestamptz, failure = $4
       where channel = $1 and recipient = $2 and sent_at is null and failed_at is null and person_id is null)
     update accounts set unreachable_since = $3::timestamptz, unreachable_reason = $4
     where channel = $1 and external_id = $2 and unreachable_since is null`,
    [recipient.channel, recipient.recipient, now.toISOString(), reason],
  )
}

export interface TranscriptRow {
  id: number
  message: unknown
  at: string
}

/** The one channel that shows what was said before; spelled out in its queries, for its index holds no other. */
const SHOWN = "channel = 'webchat'"

/** What was said to a person of the web chat after a message, oldest first. */
export const transcriptSince = (
  run: Run,
  of: { recipient: string; afterId: number; limit: number },
): Promise<TranscriptRow[]> =>
  run<TranscriptRow>(
    `select id::int as id, message, to_json(created_at) #>> '{}' as at from outbox
     where ${SHOWN} and recipient = $1 and id > $2::bigint and (message ->> 'text' <> '' or not message ? 'reminder') order by id limit $3::int`,
    [of.recipient, of.afterId, of.limit],
  )

/** The latest things said to a person of the web chat, oldest first. */
export const transcriptLatest = async (run: Run, of: { recipient: string; limit: number }): Promise<TranscriptRow[]> =>
  (
    await run<TranscriptRow>(
      `select id::int as id, message, to_json(created_at) #>> '{}' as at from outbox
       where ${SHOWN} and recipient = $1 and (message ->> 'text' <> '' or not message ? 'reminder') order by id desc limit $2::int`,
      [of.recipient, of.limit],
    )
  ).reverse()

/**
 * Forgets what is no longer needed: updates that no platform repeats any more, and messages sent long ago. Returns how many
 * of each.
 */
export const prune = async (
  run: Run,
  before: { updates: Date; messages: Date },
): Promise<{ updates: number; messages: number }> => {
  const [updates] = await run<{ pruned: number }>(
    `with pruned as (delete from inbound_updates where received_at < $1::timestamptz returning 1)
     select count(*)::int as pruned from pruned`,
    [before.updates.toISOString()],
  )
  // What was sent by then was written by then: the condition that an index answers.
  const [messages] = await run<{ pruned: number }>(
    `with pruned as (
       delete from outbox where created_at < $1::timestamptz and coalesce(sent_at, failed_at) < $1::timestamptz returning 1)
     select count(*)::int as pruned from pruned`,
    [before.messages.toISOString()],
  )
  return { updates: updates?.pruned ?? 0, messages: messages?.pruned ?? 0 }
}
