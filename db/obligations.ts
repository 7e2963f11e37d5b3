import type { IsoDate } from '../domain/forms/form.ts'
import type { OwedOnce } from '../domain/obligations/obligations-owed.ts'
import type { UnitLevel } from '../domain/units/unit.ts'
import type { Run } from './database.ts'

/** By schedule, the day on which the latest obligation opened; a schedule without any is absent. */
export const latestOpenings = async (run: Run, scheduleIds: readonly number[]): Promise<Map<number, IsoDate>> => {
  const rows = await run<{ id: number; day: IsoDate }>(
    `select s.id::int as id, to_char(latest.opens_on, 'YYYY-MM-DD') as day
     from jsonb_array_elements_text($1::jsonb) as s(id)
     cross join lateral (
       select o.opens_on from obligations o where o.schedule_id = s.id::int order by o.opens_on desc limit 1
     ) latest`,
    [JSON.stringify(scheduleIds)],
  )
  return new Map(rows.map(({ id, day }) => [id, day]))
}

/** Opens what is not yet open, and says so in its history. Returns how many were. */
export const insertObligations = async (run: Run, owed: readonly OwedOnce[], now: Date): Promise<number> => {
  const [row] = await run<{ opened: number }>(
    `with owed as (
       select * from jsonb_to_recordset($1::jsonb) as o("scheduleId" int, revision int, "unitId" int, occurrence text, "from" date,
         "to" date, kind text, form text, indicators jsonb, times int, "opensOn" date, "dueOn" date)
     ), opened as (
       insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, form, indicators, times, opens_on,
         due_on, state, created_at, changed_at)
       select "scheduleId", revision, "unitId", occurrence, daterange("from", "to", '[]'), kind, form,
         array(select jsonb_array_elements_text(indicators)), times, "opensOn", "dueOn", 'open', $2::timestamptz, $2::timestamptz
       from owed
       where not exists (select 1 from obligations o
         where o.schedule_id = owed."scheduleId" and o.unit_id = owed."unitId" and o.occurrence = owed.occurrence)
       on conflict do nothing
       returning id
     ), told as (
       insert into obligation_events (obligation_id, revision, name, at) select id, 1, 'opened', $2::timestamptz from opened
     )
     select count(*)::int as opened from opened`,
    [JSON.stringify(owed), now.toISOString()],
  )
  return row?.opened ?? 0
}

/**
 * Gives back what was owed when its schedule was paused or ended, where that was on `since` or later: undoing it undoes all of
 * it. What was fulfilled meanwhile is done. Returns how many there were.
 */
export const reopenResumed = async (
  run: Run,
  owed: readonly Pick<OwedOnce, 'scheduleId' | 'unitId' | 'occurrence'>[],
  { since, now }: { since: Date; now: Date },
): Promise<number> => {
  const keys = owed.map(({ scheduleId, unitId, occurrence }) => ({ scheduleId, unitId, occurrence }))
  const [row] = await run<{ reopened: number }>(
    `with owed as (
       select * from jsonb_to_recordset($1::jsonb) as o("scheduleId" int, "unitId" int, occurrence text)
     ), stopped as (
       select o.id, o.kind = 'entries' and told_of(o) >= o.times as fulfilled
       from owed join obligations o
         on o.schedule_id = owed."scheduleId" and o.unit_id = owed."unitId" and o.occurrence = owed.occurrence
         join obligation_events e on e.obligation_id = o.id and e.revision = o.revision
       where o.state = 'void' and o.changed_at >= $2::timestamptz and e.name = 'voided'
         and e.details ->> 'reason' in ('schedule_paused', 'schedule_ended')
     ), reopened as (
       update obligations o set state = case when stopped.fulfilled then 'done' else 'open' end,
         fulfilled_at = case when stopped.fulfilled then $3::timestamptz end, changed_at = $3::timestamptz, revision = o.revision + 1
       from stopped where o.id = stopped.id and o.state = 'void'
       returning o.id, o.revision, o.state
     ), told as (
       insert into obligation_events (obligation_id, revision, name, details, at)
       select id, revision, case state when 'done' then 'fulfilled' else 'reopened' end,
         jsonb_build_object('reason', 'schedule_resumed'), $3::timestamptz
       from reopened
     )
     select count(*)::int as reopened from reopened`,
    [JSON.stringify(keys), since.toISOString(), now.toISOString()],
  )
  return row?.reopened ?? 0
}

/** Entries that were there before the obligation was: from now on the trigger of the entries keeps it. Returns how many were closed. */
export const settleFreshlyOwed = async (run: Run, now: Date): Promise<number> => {
  const [row] = await run<{ settled: number }>(
    `with settled as (
       update obligations o set state = 'done', fulfilled_at = $1::timestamptz, changed_at = $1::timestamptz, revision = 2
       where o.kind = 'entries' and o.state = 'open' and o.revision = 1 and told_of(o) >= o.times
       returning id
     ), told as (
       insert into obligation_events (obligation_id, revision, name, at) select id, 2, 'fulfilled', $1::timestamptz from settled
     )
     select count(*)::int as settled from settled`,
    [now.toISOString()],
  )
  return row?.settled ?? 0
}

/** Closes what units owe that are no more, and what these schedules leave open. Returns how many were. */
export const voidObligations = async (
  run: Run,
  schedules: readonly { id: number; reason: 'schedule_paused' | 'schedule_ended' }[],
  today: IsoDate,
  now: Date,
): Promise<number> => {
  const [row] = await run<{ voided: number }>(
    `with over as (
       select o.id, case when u.valid_to < $2::date then 'unit_ended' else s.reason end as reason
       from obligations o join units u on u.id = o.unit_id
         left join jsonb_to_recordset($1::jsonb) as s(id int, reason text) on s.id = o.schedule_id
       where o.state = 'open' and (u.valid_to < $2::date or s.id is not null)
     ), voided as (
       update obligations o set state = 'void', changed_at = $3::timestamptz, revision = o.revision + 1
       from over where o.id = over.id and o.state = 'open'
       returning o.id, o.revision, over.reason
     ), told as (
       insert into obligation_events (obligation_id, revision, name, details, at)
       select id, revision, 'voided', jsonb_build_object('reason', reason), $3::timestamptz from voided
     )
     select count(*)::int as voided from voided`,
    [JSON.stringify(schedules), today, now.toISOString()],
  )
  return row?.voided ?? 0
}

/** Open obligations that have the same dates for the same reason. */
export interface OpenGroup {
  ids: number[]
  /** Null: a step of an inspection plan. */
  scheduleId: number | null
  scheduleRevision: number | null
  occurrence: string
  from: IsoDate
  to: IsoDate
  level: UnitLevel
  dueOn: IsoDate
}

export const openGroups = (run: Run): Promise<OpenGroup[]> =>
  run<OpenGroup>(
    `select json_agg(o.id) as ids, o.schedule_id as "scheduleId", o.schedule_revision as "scheduleRevision", o.occurrence,
       to_char(lower(o.span), 'YYYY-MM-DD') as "from", to_char(upper(o.span) - 1, 'YYYY-MM-DD') as "to", u.level,
       to_char(o.due_on, 'YYYY-MM-DD') as "dueOn"
     from obligations o join units u on u.id = o.unit_id
     where o.state = 'open'
     group by o.schedule_id, o.schedule_revision, o.occurrence, o.span, u.level, o.due_on`,
  )

export interface MovedGroup {
  ids: readonly number[]
  from: IsoDate
  to: IsoDate
  dueOn: IsoDate
}

/** The calendar has changed, and with it these dates. An extension that the new deadline overtakes is one no longer. */
export const moveObligations = async (run: Run, moved: readonly MovedGroup[], now: Date): Promise<number> => {
  const [row] = await run<{ moved: number }>(
    `with wanted as (
       select i.id::bigint as id, m."from", m."to", m."dueOn"
       from jsonb_to_recordset($1::jsonb) as m(ids jsonb, "from" date, "to" date, "dueOn" date)
         cross join lateral jsonb_array_elements_text(m.ids) as i(id)
     ), before as (
       select o.id, o.due_on from obligations o join wanted w on w.id = o.id where o.state = 'open' for update of o
     ), moved as (
       update obligations o set due_on = w."dueOn", span = daterange(w."from", w."to", '[]'),
         extended_to = case when o.extended_to > w."dueOn" then o.extended_to end,
         changed_at = $2::timestamptz, revision = o.revision + 1
       from before b join wanted w on w.id = b.id where o.id = b.id
       returning o.id, o.revision, o.due_on, b.due_on as was
     ), told as (
       insert into obligation_events (obligation_id, revision, name, details, at)
       select id, revision, 'due_moved', jsonb_build_object('from', was, 'to', due_on), $2::timestamptz from moved
     )
     select count(*)::int as moved from moved`,
    [JSON.stringify(moved), now.toISOString()],
  )
  return row?.moved ?? 0
}
