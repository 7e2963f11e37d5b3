import type { IsoDate } from '../domain/forms/form.ts'
import type { InspectionPlan } from '../domain/inspections/plan.ts'
import type { OwedStep } from '../domain/inspections/steps.ts'
import type { VerbWrite } from './commit-answer.ts'
import type { FactsQuery } from './conversations.ts'

/** A plan as a list shows it. */
export interface PlanSummary {
  id: number
  number: string
  leadBody: string
  leadUnitId: number
  windowFrom: IsoDate
  windowTo: IsoDate
  unitIds: number[]
  /** Steps that are owed now and not done, and how many of them are late. */
  open: number
  late: number
}

export interface PlanStep {
  obligationId: number
  step: string
  unitId: number
  inspectedId: number
  /** An extension counted in. */
  dueOn: IsoDate
  extended: boolean
  state: string
  revision: number
  fulfilledOn: IsoDate | null
}

/** A plan whole. */
export interface PlanDetails extends PlanSummary {
  signedOn: IsoDate
  subject: string
  state: 'active' | 'cancelled'
  revision: number
  recordedBy: string
  steps: PlanStep[]
  /** Other plans for one of its units in the same year. */
  overlaps: { unitId: number; number: string; leadBody: string; windowFrom: IsoDate; windowTo: IsoDate }[]
}

const summary = (today: string): string => `p.id, p.number, p.lead_body as "leadBody", p.lead_unit_id as "leadUnitId",
  p.window_from as "windowFrom", p.window_to as "windowTo",
  (select json_agg(u.unit_id order by u.unit_id) from inspection_plan_units u where u.plan_id = p.id) as "unitIds",
  (select count(*)::int from obligations o where o.plan_id = p.id and o.state = 'open' and o.opens_on <= ${today}::date) as open,
  (select count(*)::int from obligations o where o.plan_id = p.id and o.state = 'open'
    and coalesce(o.extended_to, o.due_on) < ${today}::date) as late`

/** Plans that the unit where the person works, or one below it, leads or is inspected by; those that begin first come first. */
export const plansInSight = (of: { today: IsoDate; limit: number }): FactsQuery => ({
  expression: `(select coalesce(json_agg(j), '[]') from (select ${summary('$4')} from inspection_plans p
    where p.state = 'active' and exists (
      select 1 from units_in_scope(account.active_unit_id, $4::date, $4::date) s(unit_id)
      where s.unit_id = p.lead_unit_id
        or exists (select 1 from inspection_plan_units u where u.plan_id = p.id and u.unit_id = s.unit_id))
    order by p.window_to < $4::date, p.window_from, p.id limit $5::int) j)`,
  parameters: [of.today, of.limit],
})

export const planWithSteps = (of: { id: number; today: IsoDate }): FactsQuery => ({
  expression: `(select to_json(j) from (select ${summary('$5')}, p.signed_on as "signedOn", p.subject, p.state, p.revision,
      w.name as "recordedBy",
      (select coalesce(json_agg(json_build_object('obligationId', o.id, 'step', o.step, 'unitId', o.unit_id,
          'inspectedId', o.occurrence::int, 'dueOn', coalesce(o.extended_to, o.due_on), 'extended', o.extended_to is not null, 'state', o.state, 'revision', o.revision,
          'fulfilledOn', (o.fulfilled_at at time zone 'Asia/Ho_Chi_Minh')::date)
          order by o.occurrence::int, coalesce(o.extended_to, o.due_on), o.id), '[]')
        from obligations o where o.plan_id = p.id) as steps,
      (select coalesce(json_agg(json_build_object('unitId', u.unit_id, 'number', x.number, 'leadBody', x.lead_body,
          'windowFrom', x.window_from, 'windowTo', x.window_to) order by u.unit_id, x.window_from), '[]')
        from inspection_plan_units u join inspection_plan_units v on v.unit_id = u.unit_id and v.plan_id <> u.plan_id
          join inspection_plans x on x.id = v.plan_id and x.state = 'active'
        where u.plan_id = p.id and extract(year from x.window_from) = extract(year from p.window_from)) as overlaps
    from inspection_plans p join people w on w.id = p.recorded_by where p.id = $4::int) j)`,
  parameters: [of.id, of.today],
})

/** A plan with all that it asks of both sides. Refused where a unit is in another plan of the year, unless that is `known`. */
export const insertPlan = (plan: InspectionPlan, steps: readonly OwedStep[], known: boolean): VerbWrite => ({
  sql: ({ parameter, now }) => `, plan as (
      insert into inspection_plans (number, signed_on, lead_body, lead_unit_id, subject, window_from, window_to, state, revision,
        recorded_by, recorded_at, changed_at)
      select p.number, p."signedOn", p."leadBody", p."leadUnitId", p.subject, (p."window" ->> 'from')::date,
        (p."window" ->> 'to')::date, 'active', 1, moved.person_id, ${now}::timestamptz, ${now}::timestamptz
      from moved, jsonb_to_record(${parameter(0)}::jsonb) as p(number text, "signedOn" date, "leadBody" text, "leadUnitId" int,
        subject text, "window" jsonb)
      returning id, window_from, window_to, recorded_by
    ), inspected as (
      insert into inspection_plan_units (plan_id, unit_id)
      select plan.id, u.id::int from plan, jsonb_array_elements_text(${parameter(0)}::jsonb -> 'unitIds') as u(id)
      returning unit_id
    ), owed as (
      insert into obligations (plan_id, step, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at)
      select plan.id, s.step, s."unitId", s."inspectedId"::text, daterange(plan.window_from, plan.window_to, '[]'), 'step',
        s."opensOn", s."dueOn", 'open', ${now}::timestamptz, ${now}::timestamptz
      from plan, jsonb_to_recordset(${parameter(1)}::jsonb) as s(step text, "unitId" int, "inspectedId" int, "opensOn" date,
        "dueOn" date)
      returning id
    ), told as (
      insert into obligation_events (obligation_id, revision, name, by, at)
      select owed.id, 1, 'opened', plan.recorded_by, ${now}::timestamptz from owed, plan
    ), overlapping as (
      select 1 from plan, inspected i join inspection_plan_units u on u.unit_id = i.unit_id
        join inspection_plans x on x.id = u.plan_id and x.state = 'active'
      where not ${parameter(2)}::boolean and x.id <> plan.id
        and extract(year from x.window_from) = extract(year from plan.window_from)
    )`,
  parameters: [JSON.stringify(plan), JSON.stringify(steps), known],
  unless: `, case when exists (select 1 from overlapping) then refuse('plan_overlaps') end as refused`,
})

/** A step that was done, as of the state in which it was shown. */
export const completeStep = (of: {
  obligationId: number
  revision: number
  /** Open steps that follow from this one, with their new days; one that was extended keeps its deadline. */
  moved: readonly { obligationId: number; opensOn: IsoDate; dueOn: IsoDate }[]
}): VerbWrite => ({
  sql: ({ parameter, now }) => `, completed as (
      update obligations o set state = 'done', fulfilled_at = ${now}::timestamptz, changed_at = ${now}::timestamptz,
        revision = o.revision + 1
      from moved where o.id = ${parameter(0)}::bigint and o.revision = ${parameter(1)}::int and o.kind = 'step' and o.state = 'open'
      returning o.id, o.revision, moved.person_id
    ), told as (
      insert into obligation_events (obligation_id, revision, name, by, at)
      select id, revision, 'fulfilled', person_id, ${now}::timestamptz from completed
    ), followed as (
      update obligations o set opens_on = m."opensOn", due_on = m."dueOn", changed_at = ${now}::timestamptz, revision = o.revision + 1
      from completed, jsonb_to_recordset(${parameter(2)}::jsonb) as m("obligationId" bigint, "opensOn" date, "dueOn" date)
      where o.id = m."obligationId" and o.state = 'open' and o.extended_to is null and o.due_on <> m."dueOn"
      returning o.id, o.revision, o.due_on, completed.person_id
    ), told_of_days as (
      insert into obligation_events (obligation_id, revision, name, details, by, at)
      select id, revision, 'rescheduled', jsonb_build_object('dueOn', due_on), person_id, ${now}::timestamptz from followed
    )`,
  parameters: [of.obligationId, of.revision, JSON.stringify(of.moved)],
  unless: `, case when exists (select 1 from moved) and not exists (select 1 from completed)
      then refuse('obligation_changed') end as refused`,
})

/** A plan that is given up: what it still asked is owed no more. */
export const cancelPlan = (of: { planId: number; revision: number; reason: string }): VerbWrite => ({
  sql: ({ parameter, now }) => `, cancelled as (
      update inspection_plans p set state = 'cancelled', revision = p.revision + 1, changed_at = ${now}::timestamptz
      from moved where p.id = ${parameter(0)}::int and p.revision = ${parameter(1)}::int and p.state = 'active'
      returning p.id, moved.person_id
    ), voided as (
      update obligations o set state = 'void', changed_at = ${now}::timestamptz, revision = o.revision + 1
      from cancelled where o.plan_id = cancelled.id and o.state = 'open'
      returning o.id, o.revision, cancelled.person_id
    ), told as (
      insert into obligation_events (obligation_id, revision, name, details, by, at)
      select id, revision, 'voided', jsonb_build_object('reason', ${parameter(2)}::text), person_id, ${now}::timestamptz from voided
    )`,
  parameters: [of.planId, of.revision, of.reason],
  unless: `, case when exists (select 1 from moved) and not exists (select 1 from cancelled)
      then refuse('plan_changed') end as refused`,
})
