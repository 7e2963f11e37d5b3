import type { CalendarDay } from '../domain/calendar/working-calendar.ts'
import type { ScheduleRevision } from '../domain/schedules/schedule.ts'
import type { VerbWrite } from './commit-answer.ts'

/** A revision of the schedule with this key, as of the one before it; revision 1 is a new schedule. */
export interface ScheduleWrite {
  done: 'added' | 'changed' | 'paused' | 'resumed' | 'ended' | 'reopened'
  key: string
  revision: ScheduleRevision
}

/** Refuses `schedule_changed` where the revision does not follow the last one, `schedule_exists` where the key is taken. */
export const writeSchedule = (write: ScheduleWrite): VerbWrite => ({
  sql: ({ parameter, now, channel }) => `, told as (
      select w.key, w.done, w.revision as said, r.revision, r."effectiveFrom", r.state, r.definition, r.reason, moved.person_id
      from moved, jsonb_to_record(${parameter(0)}::jsonb) as w(key text, done text, revision jsonb),
        jsonb_to_record(w.revision) as r(revision int, "effectiveFrom" date, state text, definition jsonb, reason text)
    ), added as (
      insert into schedules (key, created_at) select key, ${now}::timestamptz from told where revision = 1
      on conflict (key) do nothing
      returning id
    ), followed as (
      select s.id from schedules s join told on told.key = s.key
      where told.revision > 1
        and told.revision = 1 + (select max(r.revision) from schedule_revisions r where r.schedule_id = s.id)
    ), recorded as (
      insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, reason, recorded_by, recorded_at)
      select s.id, told.revision, told."effectiveFrom", told.state, told.definition, told.reason, told.person_id,
        ${now}::timestamptz
      from told, (select id from added union all select id from followed) s
      returning schedule_id
    ), audited as (
      insert into audit_events (name, person_id, details, at)
      select 'schedule.' || told.done, told.person_id,
        jsonb_build_object('key', told.key, 'revision', told.said, 'channel', ${channel}::text), ${now}::timestamptz
      from told, recorded
    )`,
  parameters: [JSON.stringify(write)],
  unless: `, case when exists (select 1 from told) and not exists (select 1 from recorded) then refuse(
      case when (select revision from told) = 1 then 'schedule_exists' else 'schedule_changed' end) end as refused`,
})

/** What an administrator does to the calendar. */
export type CalendarWrite =
  | { done: 'set' | 'unset' | 'restored'; days: readonly CalendarDay[]; dates: readonly string[] }
  | { done: 'culture_day'; from: string | null }

/** Sets `days` (again) and takes `dates` out of the table, or sets from when on 24 November is a day off. The last one wins. */
export const writeCalendar = (write: CalendarWrite): VerbWrite => ({
  sql: ({ parameter, now, channel }) => `, told as (
      select w.done, w.days, w.dates, w."from", ${parameter(0)}::jsonb - 'done' as said, moved.person_id
      from moved, jsonb_to_record(${parameter(0)}::jsonb) as w(done text, days jsonb, dates date[], "from" date)
    ), set_days as (
      insert into calendar_days (date, kind, name, changed_by, changed_at)
      select d.date, d.kind, d.name, told.person_id, ${now}::timestamptz
      from told, jsonb_to_recordset(told.days) as d(date date, kind text, name text)
      on conflict (date) do update set kind = excluded.kind, name = excluded.name, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at
    ), unset_days as (
      delete from calendar_days d using told where d.date = any(told.dates)
    ), switched as (
      update calendar_settings set culture_day_from = told."from" from told where told.done = 'culture_day'
    ), audited as (
      insert into audit_events (name, person_id, details, at)
      select 'calendar.' || done, person_id, said || jsonb_build_object('channel', ${channel}::text), ${now}::timestamptz from told
    )`,
  parameters: [JSON.stringify(write)],
  unless: '',
})
