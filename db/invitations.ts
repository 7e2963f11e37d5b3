import type { Run } from './database.ts'
import { isAnswered } from './inbound-updates.ts'

/** What became of a try to link an account. */
export type Linked = { outcome: 'linked'; personId: number; personName: string } | { outcome: 'unknown' }

export interface Link {
  channel: string
  externalId: string
  updateKey: string
  /** When the person wrote, where that opens a window. */
  interactedAt: Date | null
  now: Date
  initialState: unknown
  welcome: unknown
}

/**
 * Links an account to the person that `used` finds ($1 is the proof that it is given), in one commit with the welcome. The
 * update itself stays open: it is answered with the greeting next, and `wasLinkedBy` knows it should it be delivered again before.
 */
const link = async (
  run: Run,
  used: string,
  told: string,
  { proof, by, ...of }: Link & { proof: string; by: 'code' | 'phone' },
  more: readonly string[] = [],
): Promise<Linked> => {
  const [row] = await run<{ personId: number | null; personName: string | null }>(
    `with used as (${used}), linked as (
       insert into accounts (channel, external_id, person_id, linked_at, last_interaction_at)
       select $2::text, $3::text, person_id, $5::timestamptz, $8::timestamptz from used on conflict do nothing returning person_id
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
       select 'account.linked', person_id, jsonb_build_object('channel', $2::text, 'by', $9::text), $5::timestamptz from linked
     )${told}
     select l.person_id as "personId", p.name as "personName" from linked l join people p on p.id = l.person_id`,
    [
      proof,
      of.channel,
      of.externalId,
      of.updateKey,
      of.now.toISOString(),
      JSON.stringify(of.initialState),
      JSON.stringify(of.welcome),
      of.interactedAt?.toISOString() ?? null,
      by,
      ...more,
    ],
  )
  return row?.personId != null && row.personName != null
    ? { outcome: 'linked', personId: row.personId, personName: row.personName }
    : { outcome: 'unknown' }
}

const STRANGER = 'not exists (select 1 from accounts a where a.channel = $2::text and a.external_id = $3::text)'

/** By a code. `unknown` for one that never was, was used or has expired: the three look alike to a stranger. */
export const redeemInvitation = (run: Run, { codeHash, ...of }: Link & { codeHash: string }): Promise<Linked> =>
  link(
    run,
    `update invitations set used_at = $5::timestamptz, used_channel = $2::text, used_external_id = $3::text
     where code_hash = $1::text and used_at is null and expires_at > $5::timestamptz and ${STRANGER} returning person_id`,
    '',
    { ...of, proof: codeHash, by: 'code' },
  )

/**
 * By a phone that an administrator has entered, once for each channel: who has an account there already needs a code for
 * another. The person is told where else they can be reached, for a number proves less than a code.
 */
export const linkByPhone = (
  run: Run,
  { phone, warning, ...of }: Link & { phone: string; warning: unknown },
): Promise<Linked> =>
  link(
    run,
    `select p.id as person_id from people p where p.phone = $1::text and ${STRANGER}
       and not exists (select 1 from accounts a where a.channel = $2::text and a.person_id = p.id)`,
    `, warned as (
       insert into outbox (channel, recipient, message, created_at, not_before)
       select other.channel, other.external_id, $10::jsonb, $5::timestamptz, least($5::timestamptz, now())
       from linked, lateral (select a.channel, a.external_id from accounts a
         where a.person_id = linked.person_id and a.unreachable_since is null order by a.linked_at desc limit 1) other
     )`,
    { ...of, proof: phone, by: 'phone' },
    [JSON.stringify(warning)],
  )

export const wasLinkedBy = (
  run: Run,
  { channel, updateKey }: { channel: string; updateKey: string },
): Promise<boolean> => isAnswered(run, { channel, updateKey: `${updateKey}:linked` })
