import type { Database } from '../db/database.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import { presets } from '../domain/schedules/presets.ts'
import type { ScheduleDefinition } from '../domain/schedules/schedule.ts'

const definitionOf = (key: string): ScheduleDefinition => {
  const definition = presets.find((preset) => preset.key === key)?.revisions[0]?.definition
  if (definition === undefined) throw new Error(`there is no preset ${key}`)
  return definition
}

/** `2026-M11`, or days of their own: `2026-11-16..2026-11-22`. */
const occurrenceOf = (period: string): { key: string; from: string; to: string } => {
  const [from = '', to = ''] = period.split('..')
  const found = to === '' ? parsePeriodKey(period, 'admin_15_14') : { key: period, from, to }
  if (found === undefined) throw new Error(`not a period: ${period}`)
  return found
}

/** A report that a unit owes for a period of the 15th-to-14th scheme, as the clock would have opened it. Returns its id. */
export const oweReport = async (
  { run }: Pick<Database, 'run'>,
  {
    unitCode,
    period: key,
    dueOn,
    schedule = 'commune_monthly',
    aggregatorCode = null,
  }: { unitCode: string; period: string; dueOn: string; schedule?: string; aggregatorCode?: string | null },
): Promise<number> => {
  const period = occurrenceOf(key)
  const [row] = await run<{ id: number }>(
    `with schedule as (
       insert into schedules (key, created_at) values ($1::text || coalesce(' of ' || $2::text, ''), '2026-01-01')
       on conflict (key) do update set key = excluded.key returning id
     ), revision as (
       insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, recorded_at)
       select schedule.id, 1, '2026-01-01', 'active',
         $3::jsonb || jsonb_build_object('aggregatorId', (select id from units where code = $2::text)), '2026-01-01' from schedule
       on conflict do nothing
     ), opened as (
       insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at,
         changed_at)
       select schedule.id, 1, units.id, $4::text, daterange($5::date, $6::date, '[]'), 'report', $6::date + 1, $7::date, 'open',
         $6::date + 1, $6::date + 1
       from schedule, units where units.code = $8::text returning id, created_at
     ), told as (
       insert into obligation_events (obligation_id, revision, name, at) select id, 1, 'opened', created_at from opened
     )
     select id::int as id from opened`,
    [
      schedule,
      aggregatorCode,
      JSON.stringify(definitionOf(schedule)),
      period.key,
      period.from,
      period.to,
      dueOn,
      unitCode,
    ],
  )
  if (row === undefined) throw new Error(`the demonstration has no unit ${unitCode}`)
  return row.id
}
