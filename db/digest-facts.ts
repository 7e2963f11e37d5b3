import type { DigestFacts, OwedRow } from '../domain/digest/digest-facts.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { DaySpan } from '../domain/periods/calendar-date.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'
import { contributions } from './entries.ts'

/** What a digest is asked about. `unitId` null: where the person works now. */
export interface DigestQuestion {
  unitId: number | null
  period: DaySpan
  before: DaySpan
  /** The day of the question, Asia/Ho_Chi_Minh. */
  today: IsoDate
}

/** The last report about a period is due some time after its end. */
const DUE_WITHIN_DAYS = 90

/** What begins later is not spoken of yet. */
const PLANNED_DAYS = 31

/** An array and not a join: see `inScope` of the entries. */
const below = (unit: string, today: string) =>
  `any (array(select units_in_scope(${unit}, ${today}::date, ${today}::date)))`

/** The columns of `OwedRow`, of `obligations o`. What was sent back is not handed in. */
const owedColumns = `o.id, o.unit_id as "unitId", o.kind, o.form, o.state, lower(o.span) as "from", upper(o.span) - 1 as "to",
  coalesce(o.extended_to, o.due_on) as "dueOn",
  case when o.state in ('submitted', 'done') then (coalesce(
    (select max(s.submitted_at) from submissions s where s.obligation_id = o.id and (s.decision is null or s.decision = 'approved')),
    o.fulfilled_at, o.changed_at) at time zone 'Asia/Ho_Chi_Minh')::date end as "handedOn",
  coalesce(
    (select r.definition -> 'name' from schedule_revisions r where r.schedule_id = o.schedule_id and r.revision = o.schedule_revision),
    (select jsonb_build_object('vi', p.number, 'en', p.number) from inspection_plans p where p.id = o.plan_id),
    jsonb_build_object('vi', o.occurrence, 'en', o.occurrence)) as name`

/** Inspections that begin in the days after today. A record that is only planned has its conclusion still due. */
const planned = (scope: string, today: string) => `(select coalesce(json_agg(j), '[]') from (
      select p.number as name, 'plan' as of, p.window_from as "from", p.window_to as "to",
        (select count(*)::int from inspection_plan_units u where u.plan_id = p.id) as units
      from inspection_plans p
      where p.state = 'active' and p.window_from between ${today}::date and ${today}::date + ${PLANNED_DAYS}
        and (p.lead_unit_id = ${scope}
          or exists (select 1 from inspection_plan_units u where u.plan_id = p.id and u.unit_id = ${scope}))
      union all
      select coalesce(e.values ->> 'plan_doc', e.values ->> 'content'), 'record', (e.values ->> 'window_from')::date,
        coalesce(e.values ->> 'window_to', e.values ->> 'window_from')::date, (e.values ->> 'units_n')::int
      from entries e
      where e.due_on >= ${today}::date and e.withdrawn_at is null and e.unit_id = ${scope} and e.form = 'inspection'
        and e.values ->> 'istate' in ('planned', 'announced')
        and e.values ->> 'window_from' between (${today}::date)::text and (${today}::date + ${PLANNED_DAYS})::text
    ) j)`

const factsSql = (unit: string, of: Record<'from' | 'to' | 'beforeFrom' | 'beforeTo' | 'today', string>): string => {
  const scope = below(unit, of.today)
  return `(select json_build_object(
    'unitId', ${unit},
    'owed', (select coalesce(json_agg(j), '[]') from (
      select ${owedColumns} from obligations o where o.state in ('open', 'submitted') and o.unit_id = ${scope}
      union all
      select ${owedColumns} from obligations o
      where o.state not in ('open', 'submitted', 'void') and o.kind = 'report' and o.unit_id = ${scope}
        and o.due_on between ${of.from}::date and ${of.to}::date + ${DUE_WITHIN_DAYS}
        and upper(o.span) - 1 between ${of.from}::date and ${of.to}::date) j),
    'figures', ${contributions(unit, of.from, of.to)},
    'figuresBefore', ${contributions(unit, of.beforeFrom, of.beforeTo)},
    'open', (select coalesce(json_agg(j), '[]') from (
      select f.unit_id as "unitId", e.form, sum(f.arisen - f.settled)::int as overdue, min(f.due_on) as "oldestDueOn"
      from follow_ups f join entries e on e.id = f.entry_id
      where f.state = 'open' and f.due_on < ${of.today}::date and f.unit_id = ${scope}
      group by f.unit_id, e.form
      union all
      select e.unit_id, e.form, count(*)::int, min(e.due_on) from entries e
      where e.due_on is not null and e.due_on < ${of.today}::date and e.withdrawn_at is null and e.unit_id = ${scope}
      group by e.unit_id, e.form) j),
    'waiting', (select coalesce(json_agg(j), '[]') from (
      select o.unit_id as "unitId", 'submission' as kind from obligations o where o.state = 'submitted' and o.unit_id = ${scope}
      union all
      select o.unit_id, q.kind from obligation_requests q join obligations o on o.id = q.obligation_id
      where q.decision is null and o.state = 'open' and o.unit_id = ${scope}) j),
    'planned', ${planned(scope, of.today)}))`
}

/** Everything that a digest tells of a unit and all below it, grouped by the database. Parameters start at $4. */
export const digestFacts = ({ unitId, period, before, today }: DigestQuestion): FactsQuery => ({
  expression: factsSql('coalesce($4::int, account.active_unit_id)', {
    from: '$5',
    to: '$6',
    beforeFrom: '$7',
    beforeTo: '$8',
    today: '$9',
  }),
  parameters: [unitId, period.from, period.to, before.from, before.to, today],
})

export const readDigestFacts = async (
  run: Run,
  { unitId, period, before, today }: DigestQuestion & { unitId: number },
): Promise<DigestFacts> => {
  const [row] = await run<{ facts: DigestFacts }>(
    `select ${factsSql('$1::int', { from: '$2', to: '$3', beforeFrom: '$4', beforeTo: '$5', today: '$6' })} as facts`,
    [unitId, period.from, period.to, before.from, before.to, today],
  )
  return row?.facts ?? { unitId, owed: [], figures: [], figuresBefore: [], open: [], waiting: [], planned: [] }
}

/** Every report of the unit and all below it that was due in the days, for the picture of who has reported. */
export const readReportsDue = async (
  run: Run,
  { unitId, today, due }: { unitId: number; today: IsoDate; due: DaySpan },
): Promise<OwedRow[]> => {
  const [row] = await run<{ reports: OwedRow[] }>(
    `select (select coalesce(json_agg(j), '[]') from (select ${owedColumns} from obligations o
       where o.kind = 'report' and o.unit_id = ${below('$1::int', '$2')} and o.due_on between $3::date and $4::date) j) as reports`,
    [unitId, today, due.from, due.to],
  )
  return row?.reports ?? []
}
