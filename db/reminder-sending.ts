import type { IsoDate } from '../domain/forms/form.ts'
import type { Label, Language } from '../domain/language.ts'
import type { HalfDay } from '../domain/obligations/half-day.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { Told } from '../domain/schedules/schedule.ts'
import type { Run } from './database.ts'

/** One thing that a person is reminded of, as it stands at the moment of sending. */
export interface RemindedOf {
  obligationId: number
  /** As the ledger has it. */
  step: string
  told: Told
  /** Where the person holds the role as which they are told. */
  atUnitId: number
  /** Who owes it. */
  unitId: number
  /** Of a schedule: what is owed, by its name, and by which cut-off its periods are. */
  schedule: { name: Label; scheme: CutoffScheme } | null
  /** Of a step of an inspection. */
  plan: { number: string; subject: string; step: string; inspectedId: number } | null
  kind: 'report' | 'entries' | 'step'
  form: string | null
  occurrence: string
  from: IsoDate
  to: IsoDate
  /** An extension counted in. */
  dueOn: IsoDate
  extended: boolean
  /** Of a report: the forms that the unit reports and has no entry of in the period. */
  missing: string[]
  /** How many forms the unit reports. */
  forms: number
  /** Of entries: how much was told, and how much is asked for. */
  toldSoFar: number
  times: number
}

export interface CheckedBundle {
  personId: number
  language: Language
  items: RemindedOf[]
}

/** From here on nothing more is put into the message. False: this process does not hold it any more. */
export const closeBundle = async (
  run: Run,
  of: { bundleId: number; outboxId: number; node: string; now: Date },
): Promise<boolean> => {
  const closed = await run<{ id: number }>(
    `with held as (
       select o.id from outbox o
       where o.id = $2::bigint and o.claimed_by = $3 and o.sent_at is null and o.failed_at is null for update
     )
     update reminder_bundles b set closed_at = coalesce(b.closed_at, $4::timestamptz) from held
     where b.id = $1::bigint and b.outbox_id = held.id returning b.id`,
    [of.bundleId, of.outboxId, of.node, of.now.toISOString()],
  )
  return closed.length > 0
}

/**
 * The message's turn comes at night or on a day off: it waits for this half-day, and goes into the message that waits for that one
 * already, if any. Where the planner makes one at the same moment the statement fails, and the message's turn comes again.
 */
export const deferBundle = async (
  run: Run,
  of: { bundleId: number; outboxId: number; node: string; halfDay: HalfDay },
): Promise<void> => {
  await run(
    `with held as (
       select o.id, b.id as bundle_id, b.person_id from outbox o join reminder_bundles b on b.outbox_id = o.id
       where o.id = $2::bigint and b.id = $1::bigint and o.claimed_by = $3 and o.sent_at is null and o.failed_at is null
       for update
     ), there as (
       select b.id, b.closed_at is null and b.outbox_id is not null as waits from held h join reminder_bundles b
         on b.person_id = h.person_id and b.on_date = $4::date and b.half = $5 and b.id <> h.bundle_id
     ), joined as (
       update reminders r set bundle_id = t.id, state = 'queued', sent_at = null from held h, there t
       where t.waits and r.bundle_id = h.bundle_id and r.state in ('queued', 'sent')
     ), gone as (
       delete from outbox o using held h, there t where o.id = h.id and t.waits
     ), moved as (
       update reminder_bundles b set closed_at = null, outbox_id = case when t.waits then null else b.outbox_id end,
         on_date = case when t.id is null then $4::date else b.on_date end, half = case when t.id is null then $5 else b.half end
       from held h left join there t on true where b.id = h.bundle_id
     )
     update outbox o set not_before = $6::timestamptz, claimed_by = null, claimed_until = null
     from held h where o.id = h.id and not exists (select 1 from there where waits)`,
    [of.bundleId, of.outboxId, of.node, of.halfDay.on, of.halfDay.half, of.halfDay.at.toISOString()],
  )
}

/**
 * The check at the moment of sending, in one statement: what is still owed, to be told to a person who still holds the role, and
 * not told better by a newer step, is marked as sent; the rest as dropped or skipped. The rows of the obligations are locked, so
 * that whoever reports at the same moment is before or after it. Undefined: nothing remains and the message is gone.
 */
export const checkBundle = async (
  run: Run,
  of: { bundleId: number; outboxId: number; today: IsoDate; now: Date },
): Promise<CheckedBundle | undefined> => {
  const [row] = await run<CheckedBundle>(
    `with waiting as (
       select r.* from reminders r where r.bundle_id = $1::bigint and r.state in ('queued', 'sent')
     ), owed as (
       select o.* from obligations o where o.id in (select obligation_id from waiting) order by o.id for share
     ), judged as (
       select w.id, case
           when not (o.state = 'open' and split_part(w.step, '/', 2) in ('', coalesce(o.extended_to, o.due_on)::text)
             and exists (select 1 from memberships m where m.person_id = w.person_id and m.unit_id = w.unit_id
               and (m.role = w.told or w.told = 'aggregator' and m.role in ('official', 'head'))
               and m.valid_from <= $3::date and coalesce(m.valid_to, $3::date) >= $3::date)
             and not (o.kind = 'entries' and told_of(row(o.*)::obligations) >= o.times)) then 'dropped'
           when exists (select 1 from reminders newer where newer.obligation_id = w.obligation_id and newer.person_id = w.person_id
             and newer.state in ('queued', 'sent') and (newer.meant_for, newer.id) > (w.meant_for, w.id) and newer.meant_for <= $4::timestamptz
             -- One that speaks of a day that is no longer the last counts only where it has been told.
             and (split_part(newer.step, '/', 2) in ('', coalesce(o.extended_to, o.due_on)::text)
               or newer.state = 'sent' and newer.bundle_id is distinct from w.bundle_id))
             then 'skipped'
           else 'sent' end as state
       from waiting w join owed o on o.id = w.obligation_id
     ), checked as (
       update reminders r set state = j.state, sent_at = case when j.state = 'sent' then $4::timestamptz end
       from judged j where r.id = j.id
       returning r.obligation_id, r.step, r.told, r.unit_id, r.person_id, r.state
     ), gone as (
       delete from outbox where id = $2::bigint and not exists (select 1 from checked where state = 'sent')
     ), reopened as (
       update reminder_bundles set outbox_id = null, closed_at = null
       where id = $1::bigint and not exists (select 1 from checked where state = 'sent')
     )
     select p.id as "personId", p.language, json_agg(json_build_object(
         'obligationId', o.id, 'step', c.step, 'told', c.told, 'atUnitId', c.unit_id, 'unitId', o.unit_id,
         'schedule', (select json_build_object('name', v.definition -> 'name', 'scheme', v.definition ->> 'scheme')
           from schedule_revisions v where v.schedule_id = o.schedule_id and v.revision = o.schedule_revision),
         'plan', case when i.id is not null
           then json_build_object('number', i.number, 'subject', i.subject, 'step', o.step, 'inspectedId', o.occurrence::int) end,
         'kind', o.kind, 'form', o.form, 'occurrence', o.occurrence,
         'from', to_char(lower(o.span), 'YYYY-MM-DD'), 'to', to_char(upper(o.span) - 1, 'YYYY-MM-DD'),
         'dueOn', to_char(coalesce(o.extended_to, o.due_on), 'YYYY-MM-DD'), 'extended', o.extended_to is not null,
         'missing', case when o.kind = 'report' and c.told in ('official', 'head') then array(
           select f.key from units u cross join lateral unnest(u.reports) with ordinality as f(key, position)
           where u.id = o.unit_id and not exists (
             select 1 from entries e where e.unit_id = u.id and e.form = f.key and e.span && o.span and e.withdrawn_at is null)
           order by f.position) else '{}' end,
         'forms', (select cardinality(u.reports) from units u where u.id = o.unit_id),
         'toldSoFar', case when o.kind = 'entries' then told_of(row(o.*)::obligations) else 0 end, 'times', o.times
       ) order by coalesce(o.extended_to, o.due_on), o.schedule_id, o.id) as items
     from checked c join owed o on o.id = c.obligation_id join people p on p.id = c.person_id
       left join inspection_plans i on i.id = o.plan_id
     where c.state = 'sent' group by p.id, p.language`,
    [of.bundleId, of.outboxId, of.today, of.now.toISOString()],
  )
  return row
}

/**
 * The message as it is sent now; the web chat reads it from here. It takes its place in the talk only now: a message that was
 * worded yesterday and waited would stand before what was said since. Returns its id from now on.
 */
export const wordBundle = async (
  run: Run,
  of: { bundleId: number; outboxId: number; message: unknown; now: Date },
): Promise<number | undefined> => {
  const message = JSON.stringify(of.message)
  const [row] = await run<{ id: number }>(
    `with first as (
       update outbox set id = default, message = $3::jsonb, created_at = $4::timestamptz
       where id = $2::bigint and message ->> 'text' = '' returning id
     ), again as (
       update outbox set message = $3::jsonb where id = $2::bigint and message ->> 'text' <> '' returning id
     ), bundle as (
       update reminder_bundles set outbox_id = worded.id from (select id from first union all select id from again) worded
       where reminder_bundles.id = $1::bigint
     )
     select id::int as id from first union all select id::int from again`,
    [of.bundleId, of.outboxId, message, of.now.toISOString()],
  )
  return row?.id
}
