import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/rights/rights.ts'

/** Something that a verb tells other people, in the same commit. `M` is a message as the bot writes it. */
export interface Notice<M = unknown> {
  /** One person, or everybody who holds one of the roles at the unit on the day. Who acts is never told. */
  to: { personId: number } | { unitId: number; roles: readonly Role[] }
  message: Record<Language, M>
}

/**
 * Part of the statement that commits an answer: `notices` and `now` are its parameters. People who cannot be reached are left out,
 * and those of whom only the phone is known unless there are approved words; `noticed` is empty where nobody can.
 */
export const noticesSql = (of: { notices: string; now: string }): string => `, noticed as (
    insert into outbox (channel, recipient, person_id, message, created_at, not_before)
    select a.channel, a.recipient, p.id, n.message -> p.language, ${of.now}::timestamptz, ${of.now}::timestamptz
    from moved, jsonb_to_recordset(${of.notices}::jsonb) as n("to" jsonb, message jsonb)
      join people p on p.id = (n."to" ->> 'personId')::int or exists (
        select 1 from memberships m where m.person_id = p.id and m.unit_id = (n."to" ->> 'unitId')::int
          and n."to" -> 'roles' ? m.role
          and daterange(m.valid_from, m.valid_to, '[]') @> (${of.now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
      cross join lateral account_of(p.id) a
    where p.id <> moved.person_id and (a.recipient not like '+%' or n.message -> p.language ? 'template')
    returning id
  )`
