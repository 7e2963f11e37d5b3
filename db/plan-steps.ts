import type { IsoDate } from '../domain/forms/form.ts'
import type { FactsQuery } from './conversations.ts'
import type { PlanStep } from './inspection-plans.ts'

/** A step of a plan, and the entry that closed it, where one did. */
export interface StepInSight extends Omit<PlanStep, 'fulfilledOn'> {
  state: 'open' | 'done'
  entryId: string | null
}

/** A plan that a record of an inspection may belong to. */
export interface PlanInSight {
  id: number
  number: string
  leadUnitId: number
  windowFrom: IsoDate
  windowTo: IsoDate
  unitIds: number[]
  steps: StepInSight[]
}

/** Those of the number first, then the latest; more plans than this are not looked through. */
const PLANS_MAX = 30

/** `PlanInSight[]`: the plans that the unit where the person works, or one below it, leads or is inspected by. */
export const planStepsInSight = (of: { number: string | null; today: IsoDate }): FactsQuery => ({
  expression: `(select coalesce(json_agg(j), '[]') from (
    select p.id, p.number, p.lead_unit_id as "leadUnitId", p.window_from as "windowFrom", p.window_to as "windowTo",
      (select json_agg(u.unit_id order by u.unit_id) from inspection_plan_units u where u.plan_id = p.id) as "unitIds",
      (select coalesce(json_agg(json_build_object('obligationId', o.id, 'step', o.step, 'unitId', o.unit_id,
          'inspectedId', o.occurrence::int, 'dueOn', coalesce(o.extended_to, o.due_on), 'extended', o.extended_to is not null,
          'state', o.state, 'revision', o.revision, 'entryId', e.details ->> 'entry') order by o.id), '[]')
        from obligations o left join obligation_events e
          on e.obligation_id = o.id and e.revision = o.revision and e.name = 'fulfilled'
        where o.plan_id = p.id and o.state in ('open', 'done')) as steps
    from inspection_plans p
    where p.state = 'active' and exists (
      select 1 from units_in_scope(account.active_unit_id, $5::date, $5::date) s(unit_id)
      where s.unit_id = p.lead_unit_id
        or exists (select 1 from inspection_plan_units u where u.plan_id = p.id and u.unit_id = s.unit_id))
    order by p.number = $4::text desc nulls last, p.window_from desc, p.id limit ${PLANS_MAX}) j)`,
  parameters: [of.number, of.today],
})

/** What an entry says of steps of plans. */
export interface StepsOfEntry {
  entryId: string
  /** Obligations that it says are done; those that it closed before and that are not among these are opened again. */
  meant: readonly number[]
  /** Those of them that are open, as of the revision that was read. */
  closes: readonly { obligationId: number; revision: number }[]
  /** Open steps that follow from these, with their new days. */
  moved: readonly { obligationId: number; opensOn: IsoDate; dueOn: IsoDate }[]
}

/**
 * Part of the statement that commits an answer. Where a conclusion is opened again, what had moved with it goes back. Parameters: `StepsOfEntry[]` as JSON, the instant.
 */
export const planStepsSql = (of: { steps: string; now: string }): string => `, of_plans as (
    select w.*, moved.person_id from moved,
      jsonb_to_recordset(${of.steps}::jsonb) as w("entryId" text, meant jsonb, closes jsonb, moved jsonb)
  ), closing as (
    select c."obligationId" as id, c.revision, w."entryId" as entry, w.person_id
    from of_plans w, jsonb_to_recordset(w.closes) as c("obligationId" bigint, revision int)
  ), reopening as (
    select o.id, o.revision, w."entryId" as entry, w.person_id
    from of_plans w join obligations o on o.kind = 'step' and o.plan_id is not null and o.state = 'done' and not w.meant @> to_jsonb(o.id)
      join inspection_plans p on p.id = o.plan_id and p.state = 'active'
      cross join lateral (
        select l.details ->> 'entry' as entry from obligation_events l
        where l.obligation_id = o.id and l.revision = o.revision and l.name = 'fulfilled' offset 0
      ) e
    where e.entry = w."entryId"
  ), steps_closed as (
    update obligations o set state = 'done', fulfilled_at = ${of.now}::timestamptz, changed_at = ${of.now}::timestamptz,
      revision = o.revision + 1
    from closing c where o.id = c.id and o.revision = c.revision and o.kind = 'step' and o.state = 'open'
    returning o.id, o.revision, c.entry, c.person_id
  ), steps_reopened as (
    update obligations o set state = 'open', fulfilled_at = null, changed_at = ${of.now}::timestamptz, revision = o.revision + 1
    from reopening r where o.id = r.id and o.revision = r.revision and o.state = 'done'
    returning o.id, o.revision, r.entry, r.person_id
  ), moving as (
    select o.id, o.revision, m."opensOn" as opens_on, m."dueOn" as due_on, w."entryId" as entry, w.person_id,
      jsonb_build_object('opensOn', o.opens_on, 'dueOn', o.due_on) as was
    from of_plans w cross join lateral jsonb_to_recordset(w.moved) as m("obligationId" bigint, "opensOn" date, "dueOn" date)
      join obligations o on o.id = m."obligationId" and o.state = 'open' and o.extended_to is null and o.due_on <> m."dueOn"
    union all
    select o.id, o.revision, (l.details -> 'was' ->> 'opensOn')::date, (l.details -> 'was' ->> 'dueOn')::date, r.entry, r.person_id,
      null::jsonb
    from reopening r join obligations c on c.id = r.id and c.step = 'conclude'
      join obligations o on o.plan_id = c.plan_id and o.occurrence = c.occurrence and o.state = 'open'
      join obligation_events l on l.obligation_id = o.id and l.revision = o.revision and l.name = 'rescheduled'
    where l.details ->> 'entry' = r.entry
  ), steps_moved as (
    update obligations o set opens_on = m.opens_on, due_on = m.due_on, changed_at = ${of.now}::timestamptz, revision = o.revision + 1
    from moving m where o.id = m.id and o.revision = m.revision and o.state = 'open'
    returning o.id, o.revision, o.due_on, m.entry, m.was, m.person_id
  ), steps_told as (
    insert into obligation_events (obligation_id, revision, name, details, by, at)
    select id, revision, 'fulfilled', jsonb_build_object('entry', entry), person_id, ${of.now}::timestamptz from steps_closed
    union all
    select id, revision, 'reopened', jsonb_build_object('entry', entry), person_id, ${of.now}::timestamptz from steps_reopened
    union all
    select id, revision, 'rescheduled', jsonb_strip_nulls(jsonb_build_object('dueOn', due_on, 'entry', entry, 'was', was)), person_id,
      ${of.now}::timestamptz from steps_moved
  )`

/** A step that was to be closed has changed since it was read; two records of one answer may close the same. */
export const unlessStepsClosed = `,
    case when (select count(distinct id) from closing) <> (select count(*) from steps_closed) then refuse('obligation_changed') end as stale`
