import type { CalendarRules } from '../domain/calendar/working-calendar.ts'
import type { Schedule, ScheduleRevision } from '../domain/schedules/schedule.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'

/** A revision with who recorded it, null for a preset or a program, and when; instants are ISO strings in UTC. */
export interface RevisionRecord extends ScheduleRevision {
  recordedByName: string | null
  recordedAt: string
}

export interface ScheduleRecord extends Omit<Schedule, 'revisions'> {
  revisions: RevisionRecord[]
}

const schedulesSql = (more = '', joined = ''): string => `
  select coalesce(json_agg(j order by j.id), '[]') as found from (
    select s.id, s.key, to_char(s.created_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "enteredOn", (
      select json_agg(h order by h.revision) from (
        select r.revision, r.effective_from as "effectiveFrom", r.state, r.definition, r.reason${more}
        from schedule_revisions r ${joined} where r.schedule_id = s.id) h) as revisions
    from schedules s) j`

const recordsSql = schedulesSql(
  ', p.name as "recordedByName", r.recorded_at as "recordedAt"',
  'left join people p on p.id = r.recorded_by',
)

/** Every schedule with all its revisions, by id. */
export const readSchedules = async (run: Run): Promise<Schedule[]> => {
  const [row] = await run<{ found: Schedule[] }>(schedulesSql())
  return row?.found ?? []
}

/** The same with who changed what and when. */
export const readScheduleRecords = async (run: Run): Promise<ScheduleRecord[]> => {
  const [row] = await run<{ found: ScheduleRecord[] }>(recordsSql)
  return row?.found ?? []
}

/** `ScheduleRecord[]`, as a read that rides along. */
export const schedulesFacts: FactsQuery = { expression: `(${recordsSql})`, parameters: [] }

const calendarRulesSql = `
  select json_build_object(
    'days', (select coalesce(json_agg(json_build_object('date', d.date, 'kind', d.kind, 'name', d.name) order by d.date), '[]')
      from calendar_days d),
    'cultureDayFrom', (select c.culture_day_from from calendar_settings c)) as rules`

/** The days that administrators have set, and from when on 24 November is a day off. */
export const readCalendarRules = async (run: Run): Promise<CalendarRules> => {
  const [row] = await run<{ rules: CalendarRules }>(calendarRulesSql)
  return row?.rules ?? { days: [], cultureDayFrom: null }
}

/** `CalendarRules`, as a read that rides along. */
export const calendarRulesFacts: FactsQuery = { expression: `(${calendarRulesSql})`, parameters: [] }
