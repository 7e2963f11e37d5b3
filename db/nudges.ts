import type { IsoDate } from '../domain/forms/form.ts'
import type { VerbWrite } from './commit-answer.ts'

export interface Nudge {
  obligationId: number
  unitId: number
  on: IsoDate
  half: 'am' | 'pm'
}

/**
 * Written, with the notices of the same commit, only while it is owed (who reports at this moment is waited for) and only where
 * they reach somebody.
 */
export const insertNudge = ({ obligationId, unitId, on, half }: Nudge): VerbWrite => ({
  sql: ({ parameter, now }) => `, owed as (
    select o.id, moved.person_id from moved, obligations o
    where o.id = ${parameter(0)}::bigint and o.unit_id = ${parameter(1)}::int and o.state = 'open' for update of o
  ), nudged as (
    insert into nudges (obligation_id, on_date, half, nudged_by, nudged_at)
    select id, ${parameter(2)}::date, ${parameter(3)}::text, person_id, ${now}::timestamptz from owed
    returning obligation_id
  )`,
  parameters: [obligationId, unitId, on, half],
  unless: `, case when exists (select 1 from moved) and not exists (select 1 from nudged)
    then refuse('no_longer_owed')
    when exists (select 1 from nudged) and not exists (select 1 from noticed) then refuse('nobody_to_nudge') end as refused`,
})
