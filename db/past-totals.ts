import type { IsoDate } from '../domain/forms/form.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { FactsQuery } from './conversations.ts'

/** A period total that stands, by indicator key. */
export interface PastTotal {
  key: string
  scheme: CutoffScheme
  from: IsoDate
  to: IsoDate
  cumulative: boolean
  facet: string
  figures: Record<string, number>
}

/** A registered thing that has a name. Instants are ISO 8601. */
export interface NamedEntry {
  id: string
  name: string
  unitId: number
  by: string
  at: string
}

/** What a unit said of a form before. */
export interface Past {
  form: string
  unitId: number
  /** The latest first. */
  totals: PastTotal[]
  /** Of a form whose events have names: those of the unit, of those below it, and of the commune that it belongs to. */
  names: NamedEntry[]
}

/** The periods that a figure is compared with: four months, quarters, halves and years, and what was counted since. */
const TOTALS_MAX = 16
const NAMES_MAX = 500

const totalsOf = `(select coalesce(json_agg(j), '[]') from (
    select e.period_key as key, e.scheme, lower(e.span) as "from", upper(e.span) - 1 as "to", e.cumulative, e.facet,
      e.contributions as figures
    from entries e
    where e.unit_id = t.unit_id and e.form = t.form and e.granularity = 'batch' and e.withdrawn_at is null
    order by upper(e.span) desc, lower(e.span) limit ${TOTALS_MAX}) j)`

const root = `coalesce((select p.parent_id from placements p join units u on u.id = p.unit_id
    where u.id = t.unit_id and u.level in ('organisation', 'office') and $5::date between p.valid_from and coalesce(p.valid_to, $5::date)
    limit 1), t.unit_id)`

const namesOf = `(select coalesce(json_agg(j), '[]') from (
    select e.id, e."values" ->> t.name_field as name, e.unit_id as "unitId", w.name as by, e.recorded_at as at
    from entries e join people w on w.id = e.recorded_by
    where t.name_field is not null and e.form = t.form and e.granularity = 'event' and e.withdrawn_at is null
      and e.unit_id = any (array(select units_in_scope(${root}, $5::date, $5::date))) and e."values" ? t.name_field
    order by e.recorded_at desc limit ${NAMES_MAX}) j)`

/**
 * What was said before by each unit of the forms asked for, and of the form of the open draft, which only the database
 * knows when the conversation is read. `names`: the field that names the events of a form, by form.
 */
export const pastOf = (of: {
  records: readonly { form: string; unitId: number | null }[]
  names: Readonly<Record<string, string>>
  today: IsoDate
}): FactsQuery => ({
  expression: `(select json_agg(json_build_object('form', t.form, 'unitId', t.unit_id, 'totals', ${totalsOf}, 'names', ${namesOf}))
    from (
      select w.form, coalesce(w."unitId", account.active_unit_id) as unit_id, $6::jsonb ->> w.form as name_field
      from jsonb_to_recordset($4::jsonb) w(form text, "unitId" int)
      union
      select d.draft ->> 'form', (d.draft ->> 'unitId')::int, $6::jsonb ->> (d.draft ->> 'form')
      from (select account.state -> 'drafts' -> -1 as draft) d
      where d.draft ->> 'granularity' = 'batch' or $6::jsonb ? (d.draft ->> 'form')
    ) t where t.unit_id is not null)`,
  parameters: [JSON.stringify(of.records), of.today, JSON.stringify(of.names)],
})
