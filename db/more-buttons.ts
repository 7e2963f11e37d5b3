import { interactionSql } from './accounts.ts'
import type { Run } from './database.ts'

export interface MoreButtons {
  channel: string
  sender: string
  updateKey: string
  /** The message whose buttons did not all fit, and how many of them were shown. */
  outboxId: number
  from: number
  /** What stands above the others, by language. */
  words: Readonly<Record<string, string>>
  interactedAt: Date | null
  now: Date
  claim: { by: string; until: Date }
}

/**
 * Queues the other buttons of a message as a message of their own, together with the update's key. Undefined: the update was
 * answered before, or the message is not this person's, or has no more buttons.
 */
export const queueMoreButtons = async (
  run: Run,
  { channel, sender, updateKey, outboxId, from, words, interactedAt, now, claim }: MoreButtons,
): Promise<{ id: number; message: unknown } | undefined> => {
  const [queued] = await run<{ id: number; message: unknown }>(
    `with rest as (
       select jsonb_build_object('text', $6::jsonb ->> p.language, 'buttons', (
         select jsonb_agg(jsonb_build_array(b.button) order by b.position)
         from jsonb_path_query(o.message, '$.buttons[*][*]') with ordinality b(button, position)
         where b.position > $5::int)) as message
       from outbox o join accounts a on a.channel = o.channel and a.external_id = o.recipient join people p on p.id = a.person_id
       where o.id = $4::bigint and o.channel = $1::text and o.recipient = $2::text
     ), seen as (
       insert into inbound_updates (channel, update_key, received_at)
       select $1::text, $3::text, $7::timestamptz from rest where message -> 'buttons' <> 'null'
       on conflict do nothing returning 1
     ), interacted as (${interactionSql({ channel: '$1::text', externalId: '$2::text', at: '$8::timestamptz' }, 'seen')}
     )
     insert into outbox (channel, recipient, message, created_at, not_before, claimed_by, claimed_until)
     select $1::text, $2::text, rest.message, $7::timestamptz, least($7::timestamptz, now()), $9::text, $10::timestamptz
     from rest, seen returning id::int as id, message`,
    [
      channel,
      sender,
      updateKey,
      outboxId,
      from,
      JSON.stringify(words),
      now.toISOString(),
      interactedAt?.toISOString() ?? null,
      claim.by,
      claim.until.toISOString(),
    ],
  )
  return queued
}
