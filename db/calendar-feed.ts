import type { IsoDate } from '../domain/forms/form.ts'
import type { Label, Language } from '../domain/language.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { VerbWrite } from './commit-answer.ts'
import type { Run } from './database.ts'

/** Something owed by a unit that a person works for. */
export interface DatedObligation {
  id: number
  unitId: number
  /** Of the schedule; null: a step of a plan. */
  name: Label | null
  occurrence: string
  scheme: CutoffScheme | null
  planNumber: string | null
  step: string | null
  dueOn: IsoDate
  isFulfilled: boolean
  changedAt: string
}

export interface DatedPlan {
  id: number
  number: string
  subject: string
  from: IsoDate
  to: IsoDate
  unitIds: number[]
  changedAt: string
}

export interface DatedFollowUp {
  number: number
  unitId: number
  form: string
  matter: string
  count: number
  dueOn: IsoDate
  changedAt: string
}

/** What a person's calendar holds. Instants are ISO 8601. */
export interface PersonalCalendar {
  language: Language
  obligations: DatedObligation[]
  plans: DatedPlan[]
  followUps: DatedFollowUp[]
}

/** SHA-256, because the secret is random and long: nothing is won by a slow hash. */
const hashed = (secret: string): string => `encode(sha256(convert_to(${secret}, 'UTF8')), 'hex')`

/** A new secret takes the place of the one before, whose address is dead from then on. */
export const renewFeed = (secret: string): VerbWrite => ({
  sql: ({ parameter, now }) => `, renewed as (
      insert into calendar_feeds (person_id, secret_hash, created_at)
      select person_id, ${hashed(`${parameter(0)}::text`)}, ${now}::timestamptz from moved
      on conflict (person_id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at
    )`,
  parameters: [secret],
  unless: '',
})

export const endFeed: VerbWrite = {
  sql: () => `, ended as (delete from calendar_feeds f using moved where f.person_id = moved.person_id)`,
  parameters: [],
  unless: '',
}

/** What the person with this secret has to do from a day on, at the units where they work that day. Undefined: nobody has it. */
export const calendarOf = async (
  run: Run,
  of: { secret: string; today: IsoDate; since: IsoDate },
): Promise<PersonalCalendar | undefined> => {
  const [row] = await run<{ calendar: PersonalCalendar }>(
    `with person as (
       select p.id, p.language from calendar_feeds f join people p on p.id = f.person_id where f.secret_hash = ${hashed('$1::text')}
     ), own as (
       select distinct m.unit_id from memberships m join person on m.person_id = person.id
       where daterange(m.valid_from, m.valid_to, '[]') @> $2::date and m.role <> 'administrator'
     )
     select json_build_object('language', person.language,
       'obligations', (select coalesce(json_agg(j order by j."dueOn", j.id), '[]') from (
         select o.id, o.unit_id as "unitId", r.definition -> 'name' as name, o.occurrence, r.definition ->> 'scheme' as scheme,
           i.number as "planNumber", o.step, coalesce(o.extended_to, o.due_on) as "dueOn",
           o.state in ('submitted', 'done') as "isFulfilled", o.changed_at as "changedAt"
         from obligations o
           left join schedule_revisions r on r.schedule_id = o.schedule_id and r.revision = o.schedule_revision
           left join inspection_plans i on i.id = o.plan_id
         where o.unit_id in (select unit_id from own) and o.due_on >= $3::date
           and o.state in ('open', 'submitted', 'done')) j),
       'plans', (select coalesce(json_agg(j order by j."from", j.id), '[]') from (
         select i.id, i.number, i.subject, i.window_from as "from", i.window_to as "to", i.changed_at as "changedAt",
           (select json_agg(u.unit_id order by u.unit_id) from inspection_plan_units u where u.plan_id = i.id) as "unitIds"
         from inspection_plans i
         where i.state = 'active' and i.window_to >= $3::date and (i.lead_unit_id in (select unit_id from own)
           or exists (select 1 from inspection_plan_units u where u.plan_id = i.id and u.unit_id in (select unit_id from own)))) j),
       'followUps', (select coalesce(json_agg(j order by j."dueOn", j.number), '[]') from (
         select f.number, f.unit_id as "unitId", e.form, f.kind as matter, f.arisen - f.settled as count, f.due_on as "dueOn",
           f.changed_at as "changedAt"
         from follow_ups f join entries e on e.id = f.entry_id
         where f.state = 'open' and f.due_on >= $3::date and f.unit_id in (select unit_id from own)) j)
     ) as calendar from person`,
    [of.secret, of.today, of.since],
  )
  return row?.calendar
}
