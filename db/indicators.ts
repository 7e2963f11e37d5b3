import type { DeclaredIndicator } from '../domain/indicators/indicator.ts'
import type { Run } from './database.ts'

/** An indicator with who declared it and when; instants are ISO strings in UTC. */
export interface IndicatorRecord extends DeclaredIndicator {
  declaredByName: string
  declaredAt: string
  changedAt: string
  retiredAt: string | null
}

const columns = `i.key, i.label, i.unit, i.measure, i.stock, i.whole, i.names, i.revision, i.declared_by as "declaredBy",
  to_char(i.declared_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "declaredOn", i.retired_at is not null as retired`

/** Every indicator ever declared, by key. */
export const readIndicators = (run: Run): Promise<DeclaredIndicator[]> =>
  run<DeclaredIndicator>(`select ${columns} from indicators i order by i.key`)

export const readIndicatorRecords = async (run: Run): Promise<IndicatorRecord[]> => {
  const [row] = await run<{ found: IndicatorRecord[] }>(
    `select coalesce(json_agg(j order by j.key), '[]') as found from (
       select ${columns}, p.name as "declaredByName", i.declared_at as "declaredAt", i.changed_at as "changedAt",
         i.retired_at as "retiredAt"
       from indicators i join people p on p.id = i.declared_by) j`,
  )
  return row?.found ?? []
}

/** An indicator as it is from now on, and what was done to it. Revision 1 is a new one. */
export interface IndicatorWrite {
  done: 'declared' | 'reworded' | 'retired' | 'restored'
  indicator: DeclaredIndicator
  reason: string | null
}

/**
 * Part of the statement that commits an answer. Parameters: the write as JSON, the instant. Revisions need no comparing:
 * the answer is committed only from the indicators as they are, see `lockedVersion`.
 */
export const indicatorSql = (of: { write: string; now: string }): string => `, told as (
    select i.*, moved.person_id from moved, jsonb_to_record(${of.write}::jsonb -> 'indicator') as i(key text, label jsonb,
      unit jsonb, measure text, stock boolean, whole jsonb, names text[], revision int, retired boolean)
  ), declared as (
    insert into indicators (key, label, unit, measure, stock, whole, names, revision, declared_by, declared_at, changed_at)
    select key, label, unit, measure, stock, nullif(whole, 'null'), names, revision, person_id, ${of.now}::timestamptz,
      ${of.now}::timestamptz
    from told where revision = 1
  ), changed as (
    update indicators i set label = t.label, names = t.names, revision = t.revision, changed_at = ${of.now}::timestamptz,
      retired_at = case when t.retired then coalesce(i.retired_at, ${of.now}::timestamptz) end
    from told t where t.revision > 1 and i.key = t.key
  ), audited as (
    insert into audit_events (name, person_id, details, at)
    select 'indicator.' || (${of.write}::jsonb ->> 'done'), person_id, ${of.write}::jsonb - 'done', ${of.now}::timestamptz from told
  )`

/**
 * The version of units and indicators, held until the commit: two administrators at the same moment come one after the
 * other, and the later one answers anew, knowing what the first declared.
 */
export const lockedVersion = '(select d.version from directory_versions d for update)'
