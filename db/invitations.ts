import type { Run } from './database.ts'

/** What became of a code. */
export type Linked = { outcome: 'linked'; personId: number; personName: string } | { outcome: 'unknown' }

/**
 * Links an account to the person whom a code invites, in one commit with the welcome. The update itself stays open: it is
 * answered with the greeting next, and `wasRedeemedBy` knows it should it be delivered again before. `unknown` for a code that never
 * was, was used or has expired: the three look alike to a stranger.
 */
export const redeemInvitation = async (
  run: Run,
  link: {
    codeHash: string
    channel: string
    externalId: string
    updateKey: string
    now: Date
    initialState: unknown
    welcome: unknown
  },
): Promise<Linked> => {
  const [row] = await run<{ personId: number | null; personName: string | null }>(
    `with used as (
       update invitations set used_at = $5::timestamptz, used_channel = $2::text, used_external_id = $3::text
       where code_hash = $1::text and used_at is null and expires_at > $5::timestamptz
         and not exists (select 1 from accounts a where a.channel = $2::text and a.external_id = $3::text)
       returning person_id
     ), linked as (
       insert into accounts (channel, external_id, person_id, linked_at)
       select $2::text, $3::text, person_id, $5::timestamptz from used returning person_id
     ), started as (
       insert into conversations (person_id, state, updated_at)
       select person_id, jsonb_set($6::jsonb, '{unitId}', coalesce((select to_jsonb(min(m.unit_id)) from memberships m
         where m.person_id = linked.person_id and m.valid_from <= $5::timestamptz::date
           and (m.valid_to is null or m.valid_to >= $5::timestamptz::date)), 'null'::jsonb)), $5::timestamptz
       from linked on conflict (person_id) do nothing
     ), seen as (
       insert into inbound_updates (channel, update_key, received_at) select $2::text, $4::text || ':linked', $5::timestamptz from linked
     ), welcomed as (
       insert into outbox (channel, recipient, message, created_at, not_before)
       select $2::text, $3::text, $7::jsonb, $5::timestamptz, least($5::timestamptz, now()) from linked
     ), audited as (
       insert into audit_events (name, person_id, details, at)
       select 'account.linked', person_id, jsonb_build_object('channel', $2::text), $5::timestamptz from linked
     )
     select l.person_id as "personId", p.name as "personName" from linked l join people p on p.id = l.person_id`,
    [
      link.codeHash,
      link.channel,
      link.externalId,
      link.updateKey,
      link.now.toISOString(),
      JSON.stringify(link.initialState),
      JSON.stringify(link.welcome),
    ],
  )
  return row?.personId != null && row.personName != null
    ? { outcome: 'linked', personId: row.personId, personName: row.personName }
    : { outcome: 'unknown' }
}

export const wasRedeemedBy = async (run: Run, update: { channel: string; updateKey: string }): Promise<boolean> => {
  const [row] = await run<{ redeemed: boolean }>(
    `select exists (select 1 from inbound_updates where channel = $1 and update_key = $2::text || ':linked') as redeemed`,
    [update.channel, update.updateKey],
  )
  return row?.redeemed === true
}

export const insertInvitation = async (
  run: Run,
  invitation: { codeHash: string; personId: number; createdBy: number | null; now: Date; expiresAt: Date },
): Promise<void> => {
  await run(
    `with invited as (
       insert into invitations (code_hash, person_id, created_by, created_at, expires_at)
       values ($1, $2::int, $3::int, $4::timestamptz, $5::timestamptz) returning person_id)
     insert into audit_events (name, person_id, details, at)
     select 'person.invited', $3::int, jsonb_build_object('personId', person_id), $4::timestamptz from invited`,
    [
      invitation.codeHash,
      invitation.personId,
      invitation.createdBy,
      invitation.now.toISOString(),
      invitation.expiresAt.toISOString(),
    ],
  )
}
