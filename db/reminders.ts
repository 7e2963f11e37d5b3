import type { IsoDate } from '../domain/forms/form.ts'
import type { HalfDay } from '../domain/obligations/half-day.ts'
import { askedStep } from '../domain/obligations/ledger-step.ts'
import type { Told } from '../domain/schedules/schedule.ts'
import type { VerbWrite } from './commit-answer.ts'
import type { Run } from './database.ts'

/** Open obligations whose ladder the planner must look at, by what their steps depend on. */
export interface LadderGroup {
  ids: number[]
  scheduleId: number | null
  scheduleRevision: number | null
  /** Of an inspection plan. */
  step: string | null
  opensOn: IsoDate
  dueOn: IsoDate
  /** Steps up to this instant (ISO) are not told. */
  ladderFrom: string
  /** Of the rows, as they were found: whoever changes one gives it another. */
  version: string
}

/**
 * What is to be looked at by `until`, at most `limit` obligations, the most urgent first; of those the ones of a unit together, whose
 * people then have their message put together once. Nothing due costs one look at an index.
 */
export const dueLadders = (run: Run, until: Date, limit: number): Promise<LadderGroup[]> =>
  run<LadderGroup>(
    `select json_agg(id) as ids, schedule_id as "scheduleId", schedule_revision as "scheduleRevision", step,
       to_char(opens_on, 'YYYY-MM-DD') as "opensOn", to_char(due, 'YYYY-MM-DD') as "dueOn",
       to_json(ladder_from) #>> '{}' as "ladderFrom", version
     from (
       select o.id, o.schedule_id, o.schedule_revision, o.step, o.opens_on, coalesce(o.extended_to, o.due_on) as due, o.ladder_from,
         o.xmin::text as version
       from obligations o where o.state = 'open' and o.remind_at <= $1::timestamptz order by o.remind_at, o.unit_id limit $2::int
     ) batch
     group by schedule_id, schedule_revision, step, opens_on, due, ladder_from, version`,
    [until.toISOString(), limit],
  )

/** What is to be told of the obligations of a group, and when to look again. */
export interface LadderPlan {
  ids: readonly number[]
  version: string
  /** The unit that gathers what is owed; null: the parent of each debtor, or the other side of an inspection. */
  gatheringId: number | null
  /** ISO instant; null: no step is to come. */
  next: string | null
  /** Of two at the same moment the one with the greater place is the newer. */
  rungs: readonly { step: string; told: Told; at: string; place: number }[]
}

export interface PlannedCounts {
  /** Obligations that were looked at. */
  ladders: number
  queued: number
  skipped: number
  unreachable: number
}

/**
 * Puts each person of `reached` into the message of the first half-day that is still open for them. Parameters: the half-days in
 * order of preference as JSON, the instant. Whoever closes a half-day meanwhile makes the statement begin again: `bundle_closed`.
 */
const bundledSql = (of: { halfDays: string; now: string }): string => `, slots as (
    select distinct on (r.person_id) r.person_id, r.channel, r.recipient, s."on", s.half, s."at",
      nextval('outbox_id_seq') as outbox_id
    from reached r
      cross join jsonb_to_recordset(${of.halfDays}::jsonb) as s("on" date, half text, "at" timestamptz)
    where r.recipient is not null and (
      select b.closed_at from reminder_bundles b where b.person_id = r.person_id and b.on_date = s."on" and b.half = s.half) is null
    order by r.person_id, s."at"
  ), bundled as (
    insert into reminder_bundles (person_id, on_date, half, outbox_id, created_at)
    select person_id, "on", half, outbox_id, ${of.now}::timestamptz from slots order by person_id
    on conflict (person_id, on_date, half) do update
      set outbox_id = coalesce(reminder_bundles.outbox_id, excluded.outbox_id) where reminder_bundles.closed_at is null
    returning id, person_id, outbox_id
  ), posted as (
    insert into outbox (id, channel, recipient, person_id, message, bulk, created_at, not_before) overriding system value
    -- Each slot with the bundle that took its number. Grouped: of what a statement has just written the planner knows nothing,
    -- and a join would compare each with each.
    select outbox_id, min(channel), min(recipient), min(person_id), jsonb_build_object('reminder', min(bundle_id), 'text', ''), true,
      ${of.now}::timestamptz, min("at")
    from (
      select outbox_id, channel, recipient, person_id, "at", null::bigint as bundle_id from slots
      union all select outbox_id, null, null, null, null, id from bundled
    ) both_sides
    group by outbox_id having count(channel) = 1 and count(bundle_id) = 1
  )`

const unlessBundleClosed = `case when exists (
    select 1 from reached r where r.recipient is not null and not exists (select 1 from bundled b where b.person_id = r.person_id)
  ) then refuse('bundle_closed') end as refused`

/**
 * Decides and queues in one statement, and so in one commit: the rows of the ledger, the message of each person with its row in
 * the outbox, and how far each ladder has come. An obligation that another node is at, or that has changed since it was looked
 * at, is left for the next time. Of several steps missed by one person only the newest goes into the message, of several still to
 * come all; `checkBundle` chooses among them when it goes out.
 */
export const queueReminders = async (
  run: Run,
  plans: readonly LadderPlan[],
  of: { halfDays: readonly HalfDay[]; today: IsoDate; now: Date },
): Promise<PlannedCounts> => {
  const [row] = await run<PlannedCounts>(
    `with plan as (
       select p.* from jsonb_to_recordset($1::jsonb) as p(ids jsonb, version text, "gatheringId" int,
         next timestamptz, rungs jsonb)
     ), looked_for as materialized (
       -- One row each before they are joined: a join by their versions would go through all ids for each of them.
       select i.id::bigint as id, p.version, p."gatheringId", p.next, p.rungs
       from plan p cross join lateral jsonb_array_elements_text(p.ids) as i(id)
     ), due as (
       select o.id, o.unit_id, o.plan_id, o.occurrence, l."gatheringId", l.next, l.rungs
       from looked_for l join obligations o on o.id = l.id
       where o.state = 'open' and o.xmin::text = l.version
       for no key update of o skip locked
     ), looked_at as (
       update obligations o set remind_at = d.next from due d where o.id = d.id
     ), gathered as materialized (
       select d.*, coalesce(
         d."gatheringId",
         case when i.lead_unit_id = d.unit_id then d.occurrence::int else i.lead_unit_id end,
         (select l.parent_id from placements l where l.unit_id = d.unit_id and l.valid_from <= $3::date
           and coalesce(l.valid_to, $3::date) >= $3::date)
       ) as gathering_id
       from due d left join inspection_plans i on i.id = d.plan_id
       where jsonb_array_length(d.rungs) > 0
     ), people as (
       select distinct on (g.id, r.step, m.person_id) g.id as obligation_id, r.step, r."at", r.place, r.told, m.person_id, m.unit_id
       from gathered g cross join lateral jsonb_to_recordset(g.rungs) as r(step text, told text, "at" timestamptz, place int)
         join memberships m on m.unit_id = case when r.told in ('official', 'head') then g.unit_id else g.gathering_id end
           and (m.role = r.told or r.told = 'aggregator' and m.role in ('official', 'head'))
           and m.valid_from <= $3::date and coalesce(m.valid_to, $3::date) >= $3::date
       order by g.id, r.step, m.person_id, array_position(array['official', 'head', 'aggregator', 'leader'], r.told)
     ), missed as (
       select p.*, row_number() over (partition by p.obligation_id, p.person_id order by p."at" desc, p.place desc) = 1 as newest
       from people p where (
         select r.id from reminders r where r.obligation_id = p.obligation_id and r.step = p.step and r.person_id = p.person_id) is null
     ), reached as (
       select p.person_id, a.channel, a.recipient
       from (select distinct person_id from missed) p left join lateral account_of(p.person_id) a on true
     )${bundledSql({ halfDays: '$2', now: '$4' })}, ledger as (
       insert into reminders (obligation_id, step, person_id, unit_id, told, meant_for, decided_at, bundle_id, state)
       select m.obligation_id, m.step, m.person_id, m.unit_id, m.told, m."at", $4::timestamptz, b.id,
         case when b.id is not null then 'queued' when m.newest then 'unreachable' else 'skipped' end
       from missed m left join bundled b on b.person_id = m.person_id
         -- One whose time is still to come goes along with a newer one: should that lose its meaning until then, this has not.
         and (m.newest or m."at" > $4::timestamptz)
       order by m."at", m.place
       returning state
     )
     select (select count(*)::int from due) as ladders, (count(*) filter (where state = 'queued'))::int as queued, (count(*) filter (where state = 'skipped'))::int as skipped,
       (count(*) filter (where state = 'unreachable'))::int as unreachable, ${unlessBundleClosed}
     from ledger`,
    [JSON.stringify(plans), JSON.stringify(of.halfDays), of.today, of.now.toISOString()],
  )
  const { ladders = 0, queued = 0, skipped = 0, unreachable = 0 } = row ?? {}
  return { ladders, queued, skipped, unreachable }
}

/** Everything that a bundle told its person and that is still owed, to be told once more. Pressed twice, it is told once. */
export const insertAsked = (of: { bundleId: number; when: HalfDay; otherwise: HalfDay }): VerbWrite => ({
  sql: ({ parameter, now }) => `, asked as (
      select distinct on (r.obligation_id) r.obligation_id, r.told, r.unit_id, r.person_id
      from moved join reminders r on r.person_id = moved.person_id and r.bundle_id = ${parameter(0)}::bigint and r.state = 'sent'
        join obligations o on o.id = r.obligation_id and o.state = 'open'
      where not exists (select 1 from reminders a where a.obligation_id = r.obligation_id and a.person_id = r.person_id
        and a.step = ${parameter(2)}::text)
      order by r.obligation_id, r.id desc
    ), reached as (
      select p.person_id, a.channel, a.recipient
      from (select distinct person_id from asked) p cross join lateral account_of(p.person_id) a
    )${bundledSql({ halfDays: parameter(1), now })}, ledger as (
      insert into reminders (obligation_id, step, person_id, unit_id, told, meant_for, decided_at, bundle_id, state)
      select a.obligation_id, ${parameter(2)}::text, a.person_id, a.unit_id, a.told, ${parameter(3)}::timestamptz, ${now}::timestamptz,
        b.id, 'queued'
      from asked a join bundled b on b.person_id = a.person_id
    )`,
  parameters: [of.bundleId, JSON.stringify([of.when, of.otherwise]), askedStep(of.when.at), of.when.at.toISOString()],
  unless: `, ${unlessBundleClosed}`,
})
