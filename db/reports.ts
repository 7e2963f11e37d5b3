import type { FiguresTotal } from '../domain/figures/total.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { Label } from '../domain/language.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { Schedule } from '../domain/schedules/schedule.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'
import { type ContributionRow, contributions } from './entries.ts'
import { schedulesFacts } from './schedules.ts'

export type ObligationState = 'open' | 'submitted' | 'done' | 'excused' | 'not_responsible' | 'void'
export type RequestKind = 'extension' | 'not_responsible'

/** Something that a unit owes once, as it stands. Instants are ISO strings. */
export interface ObligationSummary {
  id: number
  unitId: number
  kind: 'report' | 'entries' | 'step'
  /** Of the schedule; null: a step of an inspection plan. */
  name: Label | null
  planId: number | null
  step: string | null
  /** `Occurrence.key` of the schedule. */
  occurrence: string
  scheme: CutoffScheme
  from: IsoDate
  to: IsoDate
  /** Of `entries`: what is to be reported, and how often. */
  form: string | null
  times: number
  /** The deadline that holds: the one granted, where one was. */
  dueOn: IsoDate
  /** The deadline before anything was granted. */
  firstDueOn: IsoDate
  /** The unit that gathers it; null: the parent. */
  aggregatorId: number | null
  state: ObligationState
  revision: number
  fulfilledAt: string | null
}

/** A report as it was handed in. */
export interface SubmissionSummary {
  number: number
  note: string | null
  /** By form, the totals of that moment. */
  figures: Record<string, FiguresTotal>
  byId: number
  by: string
  at: string
  decision: 'approved' | 'returned' | 'taken_back' | null
  reason: string | null
  decidedBy: string | null
  decidedAt: string | null
}

/** A later deadline, or that the unit owes nothing: asked for, and perhaps decided. */
export interface RequestSummary {
  kind: RequestKind
  until: IsoDate | null
  reason: string
  byId: number
  by: string
  at: string
  decision: 'granted' | 'refused' | null
  decisionReason: string | null
  decidedBy: string | null
}

export interface ObligationEvent {
  revision: number
  name: string
  details: Record<string, unknown>
  by: string | null
  at: string
}

/** With what became of it so far, the newest first. */
export interface ObligationCourse extends ObligationSummary {
  submissions: SubmissionSummary[]
  requests: RequestSummary[]
}

/** What is owed with everything that one needs to fulfil or decide it. */
export interface ObligationDetails extends ObligationCourse {
  /** What was reported of its days, by the unit and those below it; nothing unless it is a report. */
  rows: ContributionRow[]
  /** Who leads the unit, the one that gathers, and those above them, on the day; only who has an account can. */
  led: { unitId: number; role: Role }[]
}

/** What a unit has to hand in. */
export interface OwedReports {
  /** The earliest deadline first. */
  owed: ObligationCourse[]
  /** The only one of them. */
  only: ObligationDetails | null
  /** What there is to owe, where nothing is owed now. */
  schedules: Schedule[] | null
}

/** What waits for somebody's decision. */
export type WaitingReports = Pick<OwedReports, 'owed' | 'only'>

const withSchedule = (obligations: string) =>
  `${obligations} left join schedule_revisions r on r.schedule_id = o.schedule_id and r.revision = o.schedule_revision`

const source = withSchedule('obligations o')

const summary = `o.id::int as id, o.unit_id as "unitId", o.kind, r.definition -> 'name' as name, o.plan_id as "planId", o.step, o.occurrence,
  coalesce(r.definition ->> 'scheme', 'admin_15_14') as scheme, lower(o.span) as "from", upper(o.span) - 1 as "to", o.form, o.times,
  coalesce(o.extended_to, o.due_on) as "dueOn", o.due_on as "firstDueOn", (r.definition ->> 'aggregatorId')::int as "aggregatorId",
  o.state, o.revision, o.fulfilled_at as "fulfilledAt"`

const submissions = `(select coalesce(json_agg(json_build_object('number', s.number, 'note', s.note, 'figures', s.figures,
    'byId', s.submitted_by, 'by', w.name, 'at', s.submitted_at, 'decision', s.decision, 'reason', s.reason, 'decidedBy', d.name,
    'decidedAt', s.decided_at) order by s.number desc), '[]')
  from submissions s join people w on w.id = s.submitted_by left join people d on d.id = s.decided_by
  where s.obligation_id = o.id) as submissions`

const requests = `(select coalesce(json_agg(json_build_object('kind', q.kind, 'until', q.until, 'reason', q.reason, 'byId', q.asked_by,
    'by', w.name, 'at', q.asked_at, 'decision', q.decision, 'decisionReason', q.decision_reason, 'decidedBy', d.name) order by q.id desc), '[]')
  from obligation_requests q join people w on w.id = q.asked_by left join people d on d.id = q.decided_by
  where q.obligation_id = o.id) as requests`

const led = (today: string) => `(
  with recursive above(id) as (
    select unnest(array[o.unit_id, (r.definition ->> 'aggregatorId')::int])
    union
    select p.parent_id from placements p join above on p.unit_id = above.id
    where daterange(p.valid_from, p.valid_to, '[]') @> ${today}::date
  )
  select coalesce(json_agg(distinct jsonb_build_object('unitId', m.unit_id, 'role', m.role)), '[]')
  from memberships m join above on above.id = m.unit_id
  where m.role in ('head', 'leader') and daterange(m.valid_from, m.valid_to, '[]') @> ${today}::date
    and exists (select 1 from accounts a where a.person_id = m.person_id)) as led`

const course = `${summary}, ${submissions}, ${requests}`

const details = (today: string) => `${course}, ${led(today)},
  case when o.kind = 'report' then ${contributions('o.unit_id', 'lower(o.span)', '(upper(o.span) - 1)')} else '[]' end as rows`

/** The obligations of a condition on `o`, the earliest deadline first, and where there is only one all about it. */
const listed = (found: string, today: string, limit: string, more = '') => `(
  with found as (
    select o.id, row_number() over (order by coalesce(o.extended_to, o.due_on), o.id) as place, count(*) over () as all_of_them
    from ${source} where ${found} order by place limit ${limit}
  )
  select json_build_object(
    'owed', (select coalesce(json_agg(j), '[]') from (
      select ${course} from ${withSchedule('found join obligations o using (id)')} order by place) j),
    'only', (select to_json(j) from (
      select ${details(today)} from ${withSchedule('found join obligations o using (id)')} where all_of_them = 1) j)${more}))`

/** Reports that the unit where the person works still owes, or those of one period (its key) in any state. */
export const owedReports = (of: { period: string | null; today: IsoDate; limit: number }): FactsQuery => ({
  expression: listed(
    `o.unit_id = account.active_unit_id and o.kind = 'report'
      and case when $4::text is null then o.state = 'open' and o.opens_on <= $5::date or o.state = 'submitted'
        else o.occurrence = $4::text and o.state <> 'void' end`,
    '$5',
    '$6::int',
    `, 'schedules', case when not exists (select from found) then ${schedulesFacts.expression} end`,
  ),
  parameters: [of.period, of.today, of.limit],
})

/**
 * What may wait for the person: reports of units that they lead themselves, and requests of units that they lead, that they
 * gather from, or that are below one of these.
 */
export const waitingReports = (of: { today: IsoDate; limit: number }): FactsQuery => ({
  expression: `(select ${listed(
    // Those that wait are few and found first: the planner would read every obligation for two conditions joined by "or".
    `o.id = any (array(
        select s.id from obligations s where s.state = 'submitted' and s.unit_id = any (mine.units)
        union select q.obligation_id from obligation_requests q where q.decision is null))
      and (o.state = 'submitted' and o.unit_id = any (mine.units) or o.state = 'open' and ((r.definition ->> 'aggregatorId')::int = any (mine.units)
          or o.unit_id = any (array(select units_in_scope(u, $4::date, $4::date) from unnest(mine.units) u))))`,
    '$4',
    '$5::int',
  )} from (select array(select m.unit_id from memberships m where m.person_id = account.person_id
      and m.role in ('head', 'leader') and daterange(m.valid_from, m.valid_to, '[]') @> $4::date) as units) mine)`,
  parameters: [of.today, of.limit],
})

export const obligationDetails = (of: { id: number; today: IsoDate }): FactsQuery => ({
  expression: `(select to_json(j) from (select ${details('$5')} from ${source} where o.id = $4::bigint) j)`,
  parameters: [of.id, of.today],
})

/** What the unit where the person works owes now, as SQL over the day and the limit. */
export const owedNow = (today: string, limit: string) => `(select coalesce(json_agg(j), '[]') from (
  select ${summary} from ${source} where o.unit_id = account.active_unit_id and o.state = 'open' and o.opens_on <= ${today}::date
  order by coalesce(o.extended_to, o.due_on), o.id limit ${limit}) j)`

/** What a unit and all below it owe or owed, the earliest deadline first. */
export const readObligations = async (
  run: Run,
  of: { unitId: number; state: ObligationState | null; today: IsoDate; limit: number },
): Promise<ObligationSummary[]> => {
  const [row] = await run<{ found: ObligationSummary[] }>(
    `select coalesce(json_agg(j), '[]') as found from (select ${summary} from ${source}
       where o.unit_id = any (array(select units_in_scope($1::int, $2::date, $2::date))) and ($3::text is null or o.state = $3)
       order by coalesce(o.extended_to, o.due_on), o.id limit $4::int) j`,
    [of.unitId, of.today, of.state, of.limit],
  )
  return row?.found ?? []
}

/** One obligation with everything that happened to it. Undefined: there is none. */
export const readObligation = async (
  run: Run,
  of: { id: number; today: IsoDate },
): Promise<(ObligationDetails & { events: ObligationEvent[] }) | undefined> => {
  const [row] = await run<{ found: (ObligationDetails & { events: ObligationEvent[] }) | null }>(
    `select (select to_json(j) from (select ${details('$2')},
         (select coalesce(json_agg(json_build_object('revision', e.revision, 'name', e.name, 'details', e.details, 'by', w.name,
             'at', e.at) order by e.revision), '[]')
           from obligation_events e left join people w on w.id = e.by where e.obligation_id = o.id) as events
       from ${source} where o.id = $1::bigint) j) as found`,
    [of.id, of.today],
  )
  return row?.found ?? undefined
}
