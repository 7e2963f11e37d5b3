import type { IsoDate } from '../domain/forms/form.ts'
import type { Language } from '../domain/language.ts'
import type { DaySpan } from '../domain/periods/calendar-date.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { Run } from './database.ts'

export type DigestKind = 'weekly' | 'after_due'

/** Somebody who leads a unit and can be written to. */
export interface DigestReader {
  personId: number
  unitId: number
  role: Role
  language: Language
  /** A digest of the day was queued already. */
  told: boolean
}

/** Leaders and heads on the day, with an account that reaches them: no approved words tell a digest to a phone. */
export const digestReaders = (run: Run, today: IsoDate): Promise<DigestReader[]> =>
  run<DigestReader>(
    `select m.person_id as "personId", m.unit_id as "unitId", max(m.role) as role, p.language,
       exists (select 1 from digests d where d.person_id = m.person_id and d.unit_id = m.unit_id and d.on_date = $1::date) as told
     from memberships m join people p on p.id = m.person_id
     where m.role in ('leader', 'head') and daterange(m.valid_from, m.valid_to, '[]') @> $1::date
       and exists (select 1 from account_of(m.person_id) a where a.recipient not like '+%')
     group by m.person_id, m.unit_id, p.language
     order by m.unit_id, m.person_id`,
    [today],
  )

/** Units of which a report was due on one of the days. */
export const unitsWithReportsDue = async (run: Run, { from, to }: DaySpan): Promise<number[]> => {
  const rows = await run<{ unitId: number }>(
    `select distinct o.unit_id as "unitId" from obligations o
     where o.kind = 'report' and o.state <> 'void'
       and coalesce(o.extended_to, o.due_on) between $1::date and $2::date`,
    [from, to],
  )
  return rows.map(({ unitId }) => unitId)
}

export interface QueuedDigest {
  personId: number
  unitId: number
  kind: DigestKind
  on: IsoDate
  message: unknown
  now: Date
}

/**
 * Queues a digest and remembers it in one commit; false: another node did, or the person can no longer be reached. Whoever
 * comes second waits for the first on the key of `digests`.
 */
export const queueDigest = async (
  run: Run,
  { personId, unitId, kind, on, message, now }: QueuedDigest,
): Promise<boolean> => {
  const [row] = await run<{ queued: number }>(
    `with noted as (
       insert into digests (person_id, unit_id, kind, on_date, outbox_id, created_at)
       select $1::int, $2::int, $3::text, $4::date, nextval(pg_get_serial_sequence('outbox', 'id')), $6::timestamptz
       from account_of($1::int) a where a.recipient not like '+%'
       on conflict do nothing returning person_id, outbox_id
     ), queued as (
       insert into outbox (id, channel, recipient, person_id, message, created_at, not_before)
       overriding system value
       select noted.outbox_id, a.channel, a.recipient, noted.person_id, $5::jsonb, $6::timestamptz, $6::timestamptz
       from noted cross join lateral account_of(noted.person_id) a
       returning id
     )
     select count(*)::int as queued from queued`,
    [personId, unitId, kind, on, JSON.stringify(message), now.toISOString()],
  )
  return row?.queued === 1
}
