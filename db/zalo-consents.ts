import type { Language } from '../domain/language.ts'
import type { Run } from './database.ts'

/** Remembers that somebody has consented, and enters it among the events that are kept. `personId` null: whoever runs the server. */
export const recordConsent = async (
  run: Run,
  { personId, account, now }: { personId: number | null; account: string; now: Date },
): Promise<void> => {
  await run(
    `with remembered as (
       insert into channel_memory (channel, name, value, changed_at)
       values ('zalo', 'consent', jsonb_build_object('at', $3::text,
         'by', (select name from people where id = $1::int)), $3::timestamptz)
       on conflict (channel, name) do update set value = excluded.value, changed_at = excluded.changed_at
     )
     insert into audit_events (name, person_id, details, at)
     values ('zalo.consented', $1::int, jsonb_build_object('account', $2::text), $3::timestamptz)`,
    [personId, account, now.toISOString()],
  )
}

/** The person, where they are an administrator of some unit on the day. */
export const administratorOn = async (
  run: Run,
  personId: number,
  today: string,
): Promise<{ name: string; language: Language } | undefined> => {
  const [row] = await run<{ name: string; language: Language }>(
    `select p.name, p.language from people p
     where p.id = $1::int and exists (select 1 from memberships m where m.person_id = p.id and m.role = 'administrator'
       and daterange(m.valid_from, m.valid_to, '[]') @> $2::date)`,
    [personId, today],
  )
  return row
}
