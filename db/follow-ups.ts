import type { IsoDate } from '../domain/forms/form.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'
import { type EntrySummary, summary } from './entries.ts'
import { type ObligationSummary, owedNow } from './reports.ts'

export type FollowUpState = 'open' | 'done' | 'cancelled'

/** A follow-up as it stands, with the entry that gave rise to it. */
export interface FollowUpSummary {
  number: number
  entryId: string
  /** Which of the things that the entry left open. */
  matter: string
  unitId: number
  form: string
  eventDate: IsoDate | null
  periodKey: string | null
  scheme: CutoffScheme | null
  /** The last day of the entry. */
  to: IsoDate
  arisen: number
  settled: number
  about: string | null
  /** Null: the unit. */
  owner: string | null
  dueOn: IsoDate | null
  state: FollowUpState
  revision: number
  /** Instants, ISO 8601. */
  createdAt: string
  changedAt: string
}

export interface FollowUpRevision {
  revision: number
  arisen: number
  settled: number
  owner: string | null
  dueOn: IsoDate | null
  state: FollowUpState
  reason: string | null
  by: string
  at: string
}

export interface FollowUpWithHistory extends FollowUpSummary {
  revisions: FollowUpRevision[]
}

/** An entry that is itself a matter with a deadline. */
export interface DatedEntry extends EntrySummary {
  dueOn: IsoDate
}

/** What is open at a unit and below it, the earliest deadline first; follow-ups without a deadline come last. */
export interface OpenMatters {
  /** What the unit itself owes now. */
  obligations: ObligationSummary[]
  followUps: FollowUpSummary[]
  entries: DatedEntry[]
}

const followUp = `f.number, f.entry_id as "entryId", f.kind as matter, f.unit_id as "unitId", e.form, e.event_date as "eventDate",
  e.period_key as "periodKey", e.scheme, upper(e.span) - 1 as "to", f.arisen, f.settled, f.about, f.owner, f.due_on as "dueOn",
  f.state, f.revision, f.created_at as "createdAt", f.changed_at as "changedAt"`

const scope = (unit: string, day: string) => `any (array(select units_in_scope(${unit}, ${day}::date, ${day}::date)))`

/** Open at the unit where the person works. Parameters start at $4, after those of the load. */
export const openMatters = (of: { today: IsoDate; limit: number }): FactsQuery => ({
  expression: `json_build_object('obligations', ${owedNow('$4', '$5::int')},
    'followUps', (select coalesce(json_agg(j), '[]') from (select ${followUp}
      from (select * from follow_ups where state = 'open' and unit_id = ${scope('account.active_unit_id', '$4')}
        order by due_on nulls last, number limit $5::int) f join entries e on e.id = f.entry_id) j),
    'entries', (select coalesce(json_agg(j), '[]') from (select ${summary}, e.due_on as "dueOn" from entries e
      join people p on p.id = e.recorded_by
      where e.due_on is not null and e.withdrawn_at is null and e.unit_id = ${scope('account.active_unit_id', '$4')}
      order by e.due_on, e.id limit $5::int) j))`,
  parameters: [of.today, of.limit],
})

/** The latest entries of a form, at the unit where the person works and below it, that something is awaited of. */
export const openEntries = (of: { form: string; today: IsoDate; limit: number }): FactsQuery => ({
  expression: `(select coalesce(json_agg(j), '[]') from (select ${summary} from entries e join people p on p.id = e.recorded_by
    where e.form = $4 and e.withdrawn_at is null and e.unit_id = ${scope('account.active_unit_id', '$5')}
      and (e.due_on is not null or exists (select 1 from follow_ups f where f.entry_id = e.id and f.state = 'open'))
    order by e.recorded_at desc, e.id limit $6::int) j)`,
  parameters: [of.form, of.today, of.limit],
})

/** One follow-up with everything it has been. */
export const followUpWithHistory = (number: number): FactsQuery => ({
  expression: `(select to_json(j) from (select ${followUp},
      (select json_agg(json_build_object('revision', r.revision, 'arisen', r.arisen, 'settled', r.settled, 'owner', r.owner,
        'dueOn', r.due_on, 'state', r.state, 'reason', r.reason, 'by', w.name, 'at', r.recorded_at) order by r.revision)
        from follow_up_revisions r join people w on w.id = r.recorded_by where r.number = f.number) as revisions
    from follow_ups f join entries e on e.id = f.entry_id where f.number = $4::int) j)`,
  parameters: [number],
})

/** Follow-ups of a unit and all below it, the earliest deadline first. */
export const readFollowUps = async (
  run: Run,
  of: { unitId: number; today: IsoDate; state: FollowUpState | null; limit: number },
): Promise<FollowUpSummary[]> => {
  const [row] = await run<{ found: FollowUpSummary[] }>(
    `select coalesce(json_agg(j), '[]') as found from (select ${followUp}
       from (select * from follow_ups where unit_id = ${scope('$1::int', '$2')} and ($3::text is null or state = $3)
         order by due_on nulls last, number limit $4::int) f join entries e on e.id = f.entry_id
       order by f.due_on nulls last, f.number) j`,
    [of.unitId, of.today, of.state, of.limit],
  )
  return row?.found ?? []
}
