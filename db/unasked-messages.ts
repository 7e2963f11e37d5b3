import type { Run } from './database.ts'

/** Who a message is for, with every account. Instants are ISO strings. */
export interface AddresseeRow {
  phone: string | null
  preferred: string | null
  quietFrom: number | null
  quietUntil: number | null
  accounts: {
    channel: string
    recipient: string
    linkedAt: string
    lastInteractionAt: string | null
    unreachableSince: string | null
    unreachableReason: string | null
  }[]
}

/** What decides over the way of an unasked message, as it stands now. */
export interface Standing extends AddresseeRow {
  createdAt: string
  attempts: number
  tried: string[]
  /** Why it did not go the last time. */
  failure: string | null
  /** VND of the month, by channel. */
  spent: Record<string, number>
  /** Channels that are out of order, and when each is tried again. */
  closures: Record<string, string>
}

/** The columns of an `AddresseeRow` of the person `p`; the account linked first comes first. */
export const addresseeColumns = `p.phone, p.preferred_channel as preferred, p.quiet_from as "quietFrom", p.quiet_until as "quietUntil", (
    select coalesce(json_agg(json_build_object('channel', a.channel, 'recipient', a.external_id, 'linkedAt', a.linked_at,
      'lastInteractionAt', a.last_interaction_at, 'unreachableSince', a.unreachable_since,
      'unreachableReason', a.unreachable_reason) order by a.linked_at, a.external_id), '[]')
    from accounts a where a.person_id = p.id) as accounts`

export const spentJson = (month: string) =>
  `(select coalesce(json_object_agg(s.channel, s.vnd), '{}') from channel_spending s where s.month = ${month}::date)`

export const closuresJson = `(
  select coalesce(json_object_agg(m.channel, m.value ->> 'until'), '{}') from channel_memory m where m.name = 'closed')`

/** Undefined: this process does not hold the message any more. */
export const standingOf = async (
  run: Run,
  of: { outboxId: number; node: string; month: string },
): Promise<Standing | undefined> => {
  const [row] = await run<Standing>(
    `select to_json(o.created_at) #>> '{}' as "createdAt", o.attempts, o.tried, o.failure, ${addresseeColumns},
       ${spentJson('$3')} as spent, ${closuresJson} as closures
     from outbox o join people p on p.id = o.person_id
     where o.id = $1::bigint and o.claimed_by = $2 and o.sent_at is null and o.failed_at is null`,
    [of.outboxId, of.node, of.month],
  )
  return row
}

/** The same message goes on to another account, where it takes its place after what was said since; whoever sends there claims it. */
export const moveTo = async (
  run: Run,
  to: { outboxId: number; node: string; channel: string; recipient: string },
): Promise<void> => {
  await run(
    `with moved as (
       update outbox set id = default, channel = $3, recipient = $4, claimed_by = null, claimed_until = null
       where id = $1::bigint and claimed_by = $2 and sent_at is null and failed_at is null
       returning id, (message ->> 'reminder')::bigint as bundle_id
     )
     update reminder_bundles b set outbox_id = moved.id from moved where b.id = moved.bundle_id`,
    [to.outboxId, to.node, to.channel, to.recipient],
  )
}

/** Nothing was tried: it waits for its chance. */
export const holdBack = async (run: Run, of: { outboxId: number; until: Date; reason: string }): Promise<void> => {
  await run(
    `update outbox set not_before = $2::timestamptz, claimed_by = null, claimed_until = null, failure = $3
     where id = $1::bigint and sent_at is null`,
    [of.outboxId, of.until.toISOString(), of.reason],
  )
}

/** It is known not to have arrived this way, which is not gone again. */
export const ruleOut = async (
  run: Run,
  of: { outboxId: number; way: string; reason: string; now: Date },
): Promise<void> => {
  await run(
    `update outbox set tried = tried || to_jsonb($2::text), failure = $3, attempts = attempts + 1, not_before = $4::timestamptz,
       claimed_by = null, claimed_until = null
     where id = $1::bigint and sent_at is null`,
    [of.outboxId, of.way, of.reason, of.now.toISOString()],
  )
}

/** No way is left: the message stays visible with the reason, and of a reminder the ledger says so. */
export const lose = async (run: Run, of: { outboxId: number; reason: string; now: Date }): Promise<void> => {
  await run(
    `with lost as (
       update outbox set failed_at = $3::timestamptz, failure = $2 where id = $1::bigint and sent_at is null and failed_at is null
       returning (message ->> 'reminder')::bigint as bundle_id
     )
     update reminders r set state = 'unreachable', sent_at = null from lost
     where r.bundle_id = lost.bundle_id and r.state in ('queued', 'sent')`,
    [of.outboxId, of.reason, of.now.toISOString()],
  )
}
