import type { Run } from '../../db/database.ts'
import type { LadderStep, ScheduleDefinition, Told } from '../../domain/schedules/schedule.ts'
import type { Size } from './story.ts'

const step = (
  from: LadderStep['from'],
  workingDays: number,
  tell: readonly Told[],
  times: readonly string[] = ['08:00'],
): LadderStep => ({ key: `${from}${workingDays}`, from, workingDays, times, tell })

/** reporting.md §4. */
const REPORT: readonly LadderStep[] = [
  step('opening', 0, ['official']),
  step('due', -3, ['official', 'aggregator']),
  step('due', -1, ['official', 'head']),
  step('due', 0, ['official', 'head', 'aggregator'], ['08:00', '14:00']),
  step('due', 1, ['official', 'head', 'aggregator']),
  step('due', 2, ['head', 'aggregator', 'leader']),
  step('due', 5, ['aggregator', 'leader']),
]
const SHORT: readonly LadderStep[] = [
  step('due', -1, ['official'], ['15:00']),
  step('due', 0, ['official', 'head'], ['16:30']),
  step('due', 1, ['head', 'aggregator']),
]

const report = (
  of: Pick<ScheduleDefinition, 'debtors' | 'frequency'> & Partial<ScheduleDefinition> & { day: number },
): ScheduleDefinition => {
  const { day, ...rest } = of
  return {
    name: { vi: 'Báo cáo', en: 'Report' },
    duty: { kind: 'report' },
    scheme: 'admin_15_14',
    due: { general: { kind: 'day', day }, byLevel: {} },
    holidayPolicy: 'next',
    ladder: REPORT,
    aggregatorId: null,
    source: null,
    ...rest,
  }
}

const ofLevel = (level: 'commune' | 'organisation') => ({ kind: 'level', level, under: null }) as const

/** Eight schedules of every kind. `some`: units that owe what only a few do. */
export const schedulesOf = (some: readonly number[]): Record<string, ScheduleDefinition> => ({
  commune_monthly: report({ debtors: ofLevel('commune'), frequency: { kind: 'month' }, day: 18 }),
  organisation_monthly: report({ debtors: ofLevel('organisation'), frequency: { kind: 'month' }, day: 16 }),
  commune_quarterly: report({ debtors: ofLevel('commune'), frequency: { kind: 'quarter' }, day: 18 }),
  organisation_half: report({ debtors: ofLevel('organisation'), frequency: { kind: 'half' }, day: 20 }),
  commune_year: report({ debtors: ofLevel('commune'), frequency: { kind: 'year' }, scheme: 'calendar', day: 10 }),
  weekly: report({
    debtors: { kind: 'units', unitIds: some },
    frequency: { kind: 'week' },
    day: 1,
    due: { general: { kind: 'after', workingDays: 2 }, byLevel: {} },
    ladder: SHORT,
  }),
  receptions: report({
    duty: { kind: 'entries', form: 'citizen_reception', indicators: [], times: 2 },
    debtors: ofLevel('commune'),
    frequency: { kind: 'month' },
    scheme: 'calendar',
    due: { general: { kind: 'after', workingDays: 0 }, byLevel: {} },
    holidayPolicy: 'previous',
    day: 1,
    ladder: [step('due', -7, ['official', 'head']), step('due', 0, ['official', 'head']), step('due', 1, ['leader'])],
  }),
  reception_days: report({
    duty: { kind: 'entries', form: 'citizen_reception', indicators: [], times: 1 },
    debtors: { kind: 'units', unitIds: some },
    frequency: { kind: 'days', days: [1, 15] },
    due: { general: { kind: 'after', workingDays: 0 }, byLevel: {} },
    day: 1,
    ladder: SHORT,
  }),
})

const SOME = 20

/** A province, its communes with their organisations, and for each unit an official and a head who can be written to. */
export const fillWorld = async (run: Run, { communes, organisations, from }: Size): Promise<void> => {
  const unit = (code: string, level: string, parent: string | null) => ({ code, level, parent }) as const
  const rows = [unit('province', 'province', null)]
  for (let commune = 1; commune <= communes; commune++) {
    rows.push(unit(`c${commune}`, 'commune', 'province'))
    for (let own = 1; own <= organisations; own++) rows.push(unit(`c${commune}o${own}`, 'organisation', `c${commune}`))
  }
  await run(
    `insert into units (code, name, level, reports, valid_from)
     select code, code, level, '{citizen_reception}', '2020-01-01' from jsonb_to_recordset($1::jsonb) as u(code text, level text)`,
    [JSON.stringify(rows)],
  )
  await run(
    `insert into placements (unit_id, parent_id, valid_from)
     select u.id, p.id, '2020-01-01' from jsonb_to_recordset($1::jsonb) as r(code text, parent text)
       join units u on u.code = r.code join units p on p.code = r.parent`,
    [JSON.stringify(rows)],
  )
  await run(
    `with person as (
       insert into people (name, created_at)
       select u.code || ' ' || role, $1::timestamptz from units u, unnest(array['official', 'head']) role
       union all select 'province leader', $1::timestamptz
       returning id, split_part(name, ' ', 1) as code, split_part(name, ' ', 2) as role
     ), account as (
       insert into accounts (channel, external_id, person_id, linked_at) select 'telegram', id::text, id, $1::timestamptz from person
     )
     insert into memberships (person_id, unit_id, role, valid_from) select p.id, u.id, p.role, '2020-01-01' from person p join units u on u.code = p.code`,
    [`${from}T00:00:00Z`],
  )
  const some = await run<{ id: number }>(`select id from units where level = 'commune' order by id limit ${SOME}`)
  const schedules = Object.entries(schedulesOf(some.map(({ id }) => id))).map(([key, definition]) => ({
    key,
    definition,
  }))
  await run(
    `with s as (
       insert into schedules (key, created_at) select key, $2::timestamptz from jsonb_to_recordset($1::jsonb) as d(key text)
       returning id, key
     )
     insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, recorded_at)
     select s.id, 1, $3::date, 'active', d.definition, $2::timestamptz
     from s join jsonb_to_recordset($1::jsonb) as d(key text, definition jsonb) on d.key = s.key`,
    [JSON.stringify(schedules), `${from}T00:00:00Z`, from],
  )
  await run(
    `insert into calendar_days (date, kind, name, changed_at)
     values ('2026-03-07', 'workday', 'Làm bù', $1::timestamptz), ('2026-03-09', 'off', 'Nghỉ hoán đổi', $1::timestamptz)`,
    [`${from}T00:00:00Z`],
  )
}

/** A commune and its neighbour become a new one on this day; their organisations and people go over to it. */
export const mergeCommunes = async (run: Run, on: string, number: number): Promise<number[]> => {
  const [row] = await run<{ ended: number[] }>(
    `with ending as (
       select id from units where level = 'commune' and valid_to is null order by id desc limit 2
     ), ended as (
       update units u set valid_to = $1::date - 1 from ending e where u.id = e.id returning u.id
     ), made as (
       insert into units (code, name, level, reports, valid_from)
       select 'merged' || $2::int, 'merged' || $2::int, 'commune', '{citizen_reception}', $1::date returning id
     ), own as (
       update placements p set valid_to = $1::date - 1 from ending e where p.unit_id = e.id and p.valid_to is null returning p.parent_id
     ), below as (
       update placements p set valid_to = $1::date - 1 from ending e where p.parent_id = e.id and p.valid_to is null returning p.unit_id
     ), placed as (
       insert into placements (unit_id, parent_id, valid_from)
       select made.id, (select min(parent_id) from own), $1::date from made
       union all select below.unit_id, made.id, $1::date from below, made
     ), followed as (
       insert into successions (unit_id, successor_id, on_date) select e.id, made.id, $1::date from ending e, made
     ), gone as (
       update memberships m set valid_to = $1::date - 1 from ending e where m.unit_id = e.id and m.valid_to is null
       returning m.person_id, m.role
     ), moved as (
       insert into memberships (person_id, unit_id, role, valid_from) select g.person_id, made.id, g.role, $1::date from gone g, made
     )
     select json_agg(id) as ended from ended`,
    [on, number],
  )
  return row?.ended ?? []
}
