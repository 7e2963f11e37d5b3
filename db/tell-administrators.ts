import type { Language } from '../domain/language.ts'
import type { Run } from './database.ts'

export interface Administrator {
  personId: number
  language: Language
}

/** Everybody who is an administrator of some unit on the day. */
export const administratorsOn = (run: Run, today: string): Promise<Administrator[]> =>
  run<Administrator>(
    `select p.id as "personId", p.language from people p
     where exists (select 1 from memberships m where m.person_id = p.id and m.role = 'administrator'
       and daterange(m.valid_from, m.valid_to, '[]') @> $1::date)
     order by p.id`,
    [today],
  )

export interface News<M> {
  /** The channel that the news is about; what was told of it last is kept in its memory, by this name. */
  channel: string
  name: string
  /** The same value of the same name is told once. */
  value: string
  messages: readonly { personId: number; message: M }[]
  now: Date
}

/**
 * Puts a message to each person into the outbox, in one commit with the mark that they were told. Who has an account on another
 * channel than the one that it is about is not told there: its way counts as tried (`wayKey`). `queued`: how many were told by this
 * call, 0 when they had been told before. Not `reachable`, and no mark is made: none of them has an account at all.
 */
export const tellOnce = async <M>(
  run: Run,
  { channel, name, value, messages, now }: News<M>,
): Promise<{ queued: number; reachable: boolean }> => {
  const [row] = await run<{ queued: number; reachable: boolean }>(
    `with told as (
       select a.channel, a.external_id, m."personId", m.message, coalesce((
         select jsonb_agg(z.channel || ' ' || z.external_id || ' message') from accounts z
         where z.person_id = m."personId" and z.channel = $1 and a.channel <> $1), '[]') as tried
       from jsonb_to_recordset($4::jsonb) as m("personId" int, message jsonb)
       cross join lateral (
         select channel, external_id from accounts where person_id = m."personId" and unreachable_since is null
         order by channel = $1, channel = 'webchat', linked_at desc, external_id limit 1) a
     ), marked as (
       insert into channel_memory as c (channel, name, value, changed_at)
       select $1, $2, to_jsonb($3::text), $5::timestamptz where exists (select 1 from told)
       on conflict (channel, name) do update set value = excluded.value, changed_at = excluded.changed_at
         where c.value <> excluded.value
       returning 1
     ), queued as (
       insert into outbox (channel, recipient, person_id, message, tried, created_at, not_before)
       select told.channel, external_id, "personId", message, tried, $5::timestamptz, $5::timestamptz from told, marked
       returning 1
     )
     select (select count(*) from queued)::int as queued, exists (select 1 from told) as reachable`,
    [channel, name, value, JSON.stringify(messages), now.toISOString()],
  )
  if (row === undefined) throw new Error('the database did not say whom it told')
  return row
}
