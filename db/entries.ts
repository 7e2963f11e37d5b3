import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../domain/forms/form.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'

/** An entry as people see it in a list. Instants are ISO strings in UTC. */
export interface EntrySummary {
  id: string
  unitId: number
  form: string
  granularity: Granularity
  eventDate: IsoDate | null
  periodKey: string | null
  scheme: CutoffScheme | null
  from: IsoDate
  to: IsoDate
  facet: string
  revision: number
  values: FieldValues
  qualifiers: Qualifiers
  explanation: string | null
  /** Counted since a beginning. */
  cumulative: boolean
  recordedBy: number
  recordedByName: string
  recordedAt: string
  changedAt: string
  withdrawn: boolean
}

export interface EntryRevision {
  revision: number
  eventDate: IsoDate | null
  periodKey: string | null
  values: FieldValues
  reason: string | null
  withdrawn: boolean
  by: string
  at: string
}

export interface EntryWithHistory extends EntrySummary {
  revisions: EntryRevision[]
}

/** The columns of `EntrySummary`, of `entries e` and its author `people p`. */
export const summary = `e.id, e.unit_id as "unitId", e.form, e.granularity, e.event_date as "eventDate", e.period_key as "periodKey",
  e.scheme, lower(e.span) as "from", upper(e.span) - 1 as "to", e.facet, e.revision, e."values", e.qualifiers, e.explanation,
  e.cumulative, e.recorded_by as "recordedBy", p.name as "recordedByName", e.recorded_at as "recordedAt", e.changed_at as "changedAt",
  e.withdrawn_at is not null as withdrawn`

const list = (where: string, limit: string) =>
  `(select coalesce(json_agg(j), '[]') from (select ${summary} from entries e join people p on p.id = e.recorded_by
    where ${where} order by coalesce(e.event_date, upper(e.span)) desc, e.recorded_at desc, e.id limit ${limit}) j)`

/** What a person entered, newest first. Parameters start at $4, after those of the load. */
export const ownEntries = (filter: { form?: string; date?: IsoDate; offset: number; limit: number }): FactsQuery => ({
  expression: `(select coalesce(json_agg(j), '[]') from (select ${summary} from entries e join people p on p.id = e.recorded_by
    where e.recorded_by = account.person_id and e.withdrawn_at is null
      and ($4::text is null or e.form = $4) and ($5::date is null or e.event_date = $5)
    order by e.recorded_at desc, e.id limit $6::int offset $7::int) j)`,
  parameters: [filter.form ?? null, filter.date ?? null, filter.limit, filter.offset],
})

/** One entry with everything it has been. */
export const entryWithHistory = (id: string): FactsQuery => ({
  expression: `(select to_json(j) from (select ${summary},
      (select json_agg(json_build_object('revision', r.revision,
        'eventDate', r.event_date, 'periodKey', r.period_key, 'values', r."values", 'reason', r.reason, 'withdrawn', r.withdrawn,
        'by', w.name, 'at', r.recorded_at) order by r.revision)
        from entry_revisions r join people w on w.id = r.recorded_by where r.entry_id = e.id) as revisions
    from entries e join people p on p.id = e.recorded_by where e.id = $4::uuid) j)`,
  parameters: [id],
})

// An array and not a join: the planner does not know how few units there are and would read every entry.
const inScope = (unit: string, from: string, to: string) =>
  `e.unit_id = any (array(select units_in_scope(${unit}, ${from}::date, ${to}::date))) and e.withdrawn_at is null
    and e.span <@ daterange(${from}::date, ${to}::date, '[]')`

/** The entries behind a figure: those of one form within a unit and a period. `unitId` null: where the person works now. */
export const entriesBehind = (behind: {
  unitId: number | null
  form: string
  from: IsoDate
  to: IsoDate
  limit: number
}): FactsQuery => ({
  expression: list(`e.form = $5 and ${inScope('coalesce($4::int, account.active_unit_id)', '$6', '$7')}`, '$8::int'),
  parameters: [behind.unitId, behind.form, behind.from, behind.to, behind.limit],
})

/** Entries that stand in the way of the first of these that meets any: they say the same days the other way. */
export const entriesInTheWay = async (
  run: Run,
  written: readonly Pick<EntrySummary, 'unitId' | 'form' | 'granularity' | 'facet' | 'cumulative' | 'from' | 'to'>[],
): Promise<EntrySummary[]> => {
  const [row] = await run<{ found: EntrySummary[] }>(
    `select met.found from rows from (jsonb_to_recordset($1::jsonb) as (
        "unitId" int, form text, granularity text, facet text, cumulative boolean, "from" date, "to" date
      )) with ordinality w("unitId", form, granularity, facet, cumulative, "from", "to", position),
      lateral (select ${list(
        `e.unit_id = w."unitId" and e.form = w.form and e.withdrawn_at is null and e.cumulative = w.cumulative
          and e.span && daterange(w."from", w."to", '[]')
          and (e.granularity <> w.granularity
            or (e.granularity = 'batch' and e.facet = w.facet and e.span = daterange(w."from", w."to", '[]')))`,
        '40',
      )} as found) met
     where json_array_length(met.found) > 0 order by w.position limit 1`,
    [
      JSON.stringify(
        written.map(({ unitId, form, granularity, facet, cumulative, from, to }) => {
          return { unitId, form, granularity, facet, cumulative, from, to }
        }),
      ),
    ],
  )
  return row?.found ?? []
}

/** What one unit adds to one indicator: events summed, each period total by itself. */
export interface ContributionRow {
  unitId: number
  form: string
  granularity: Granularity
  /** Counted since a beginning: each by itself. */
  cumulative: boolean
  periodKey: string | null
  span: { from: IsoDate; to: IsoDate }
  facet: string
  indicator: string
  value: number
  entries: number
  latestAt: string
}

/** A cumulative figure is read with those of the year before its day, which it must not fall below. */
const CUMULATIVE_DAYS = 366

/** `ContributionRow`s as JSON, over SQL expressions. */
export const contributions = (unit: string, from: string, to: string) => `
  (select coalesce(json_agg(j), '[]') from (
    select e.unit_id as "unitId", e.form, e.granularity, false as cumulative, e.period_key as "periodKey", e.facet,
      c.key as indicator, sum(c.value::numeric) as value, count(*) as entries, max(e.changed_at) as "latestAt",
      json_build_object('from', min(lower(e.span)), 'to', max(upper(e.span) - 1)) as span
    from entries e cross join lateral jsonb_each_text(e.contributions) c
    where not e.cumulative and ${inScope(unit, from, to)}
    group by e.unit_id, e.form, e.granularity, e.period_key, e.facet, c.key
    union all
    select e.unit_id, e.form, e.granularity, true, e.period_key, e.facet, c.key, c.value::numeric, 1, e.changed_at,
      json_build_object('from', lower(e.span), 'to', upper(e.span) - 1)
    from entries e cross join lateral jsonb_each_text(e.contributions) c
    where e.cumulative and e.withdrawn_at is null and e.unit_id = any (array(select units_in_scope(${unit}, ${from}::date, ${to}::date)))
      and upper(e.span) - 1 between ${from}::date - ${CUMULATIVE_DAYS} and ${to}::date
  ) j)`

/** Grouped by the database, so that the rows grow with units and indicators, not with history. */
export const figuresOf = (of: { unitId: number | null; from: IsoDate; to: IsoDate }): FactsQuery => ({
  expression: contributions('coalesce($4::int, account.active_unit_id)', '$5', '$6'),
  parameters: [of.unitId, of.from, of.to],
})

export const readContributions = async (
  run: Run,
  of: { unitId: number; from: IsoDate; to: IsoDate },
): Promise<ContributionRow[]> => {
  const [row] = await run<{ rows: ContributionRow[] }>(`select ${contributions('$1::int', '$2', '$3')} as rows`, [
    of.unitId,
    of.from,
    of.to,
  ])
  return row?.rows ?? []
}

export const readEntriesBehind = async (
  run: Run,
  behind: { unitId: number; form: string | null; from: IsoDate; to: IsoDate; limit: number },
): Promise<EntrySummary[]> => {
  const [row] = await run<{ found: EntrySummary[] }>(
    `select ${list(`($4::text is null or e.form = $4) and ${inScope('$1::int', '$2', '$3')}`, '$5::int')} as found`,
    [behind.unitId, behind.from, behind.to, behind.form, behind.limit],
  )
  return row?.found ?? []
}
