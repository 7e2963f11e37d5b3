import type { Language } from '../domain/language.ts'
import type { Run } from './database.ts'

export interface AccountKey {
  channel: string
  externalId: string
}

/**
 * What a person does towards us opens the window in which they may be written to, and shows that they can be reached: part
 * of a statement, one row of `source` long. `at`: when it was done, null where the channel has no such window.
 */
export const interactionSql = (
  { channel, externalId, at }: { channel: string; externalId: string; at: string },
  source: string,
): string => `
    update accounts set last_interaction_at = greatest(last_interaction_at, ${at}),
      unreachable_since = case when unreachable_since <= ${at} then null else unreachable_since end,
      unreachable_reason = case when unreachable_since <= ${at} then null else unreachable_reason end
    from ${source} where accounts.channel = ${channel} and accounts.external_id = ${externalId}`

/**
 * The person let us in, or shut us out. `at`: when, where updates come late and in any order; then what was known later stands.
 * False: nobody is linked to the account.
 */
export const setReachable = async (
  run: Run,
  { channel, externalId }: AccountKey,
  { reachable, at, interactedAt, now }: { reachable: boolean; at: Date | null; interactedAt: Date | null; now: Date },
): Promise<boolean> => {
  const [row] = await run<{ isKnown: boolean }>(
    `with known as (
       update accounts set last_interaction_at = greatest(last_interaction_at, $5::timestamptz),
         unreachable_since = case
           when $3::boolean then case when unreachable_since > $4::timestamptz then unreachable_since end
           when last_interaction_at > $4::timestamptz then unreachable_since
           else coalesce(unreachable_since, $4::timestamptz, $6::timestamptz) end,
         unreachable_reason = case when not $3::boolean then coalesce(unreachable_reason, 'left')
           when unreachable_since > $4::timestamptz then unreachable_reason end
       where channel = $1 and external_id = $2 returning 1
     ) select exists (select 1 from known) as "isKnown"`,
    [channel, externalId, reachable, at?.toISOString() ?? null, interactedAt?.toISOString() ?? null, now.toISOString()],
  )
  return row?.isKnown === true
}

/**
 * Forgets an account that its person withdrew: the link, the words said to it, the answers that wait for it, the telephone number
 * by which the platform would reach them still; kept is only that it was so. What waits unasked is looked at anew when its turn comes, and finds another account or none. An account linked
 * after `at` stays.
 */
export const removeAccount = async (
  run: Run,
  { channel, externalId }: AccountKey,
  at: Date,
  now: Date,
): Promise<void> => {
  await run(
    `with removed as (
       delete from accounts where channel = $1 and external_id = $2 and linked_at <= $3::timestamptz returning person_id
     ), erased as (
       update outbox o set message = '{"text": ""}', failure = case when o.sent_at is null then 'withdrawn' else o.failure end,
         failed_at = case when o.sent_at is null then coalesce(o.failed_at, $4::timestamptz) else o.failed_at end
       from removed where o.channel = $1 and o.recipient = $2
         and (o.person_id is null or o.sent_at is not null or o.failed_at is not null)
     ), left_behind as (
       update conversations c set version = version + 1, trail = null from removed where c.person_id = removed.person_id
     ), unphoned as (
       update people p set phone = null from removed where p.id = removed.person_id
     )
     insert into audit_events (name, person_id, details, at)
     select 'account.withdrawn', person_id, jsonb_build_object('channel', $1::text), $4::timestamptz from removed`,
    [channel, externalId, at.toISOString(), now.toISOString()],
  )
}

/** The language of whom an account belongs to; undefined: nobody is linked to it. */
export const languageOf = async (run: Run, { channel, externalId }: AccountKey): Promise<Language | undefined> => {
  const [row] = await run<{ language: Language }>(
    'select p.language from accounts a join people p on p.id = a.person_id where a.channel = $1 and a.external_id = $2',
    [channel, externalId],
  )
  return row?.language
}
