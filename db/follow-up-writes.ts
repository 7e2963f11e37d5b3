import type { IsoDate } from '../domain/forms/form.ts'

/** What an entry leaves open, as it stands after this commit. `arisen` 0: an earlier revision may have left something. */
export interface ArisingRow {
  entryId: string
  unitId: number
  kind: string
  arisen: number
  settled: number
  about: string | null
  dueOn: IsoDate | null
  /** The entry was taken back. */
  withdrawn: boolean
}

/** What a person changes about a follow-up. What is null stays as it is. */
export interface FollowUpChange {
  entryId: string
  kind: string
  /** One more than the revision that the person saw. */
  revision: number
  owner: string | null
  dueOn: IsoDate | null
  settled: number | null
  state: 'open' | 'done' | 'cancelled' | null
  reason: string | null
}

export interface FollowUpWrites {
  arising: readonly ArisingRow[]
  changes: readonly FollowUpChange[]
}

export const noFollowUps: FollowUpWrites = { arising: [], changes: [] }

/**
 * Part of the statement that commits an answer. The count of a follow-up follows its entry; what people settled since and
 * the deadline they set stay. Parameters: the arising and the changes as JSON, the instant, the channel.
 */
export const followUpsSql = (of: {
  arising: string
  changes: string
  now: string
  channel: string
}): string => `, arising as (
    select a.*, f.number from moved, jsonb_to_recordset(${of.arising}::jsonb) as a("entryId" uuid, "unitId" int, kind text,
      arisen int, settled int, about text, "dueOn" date, withdrawn boolean)
    left join follow_ups f on f.entry_id = a."entryId" and f.kind = a.kind
  ), arisen as (
    insert into follow_ups (entry_id, kind, unit_id, arisen, settled, about, due_on, state, revision, created_at, changed_at)
    select "entryId", kind, "unitId", arisen, settled, about, "dueOn", case when settled < arisen then 'open' else 'done' end,
      1, ${of.now}::timestamptz, ${of.now}::timestamptz
    from arising where number is null and arisen > 0 and not withdrawn
    returning number, revision, arisen, settled, owner, due_on, state, null::text as reason
  ), followed as (
    update follow_ups f set arisen = a.arisen, about = a.about, settled = least(greatest(f.settled, a.settled), a.arisen),
      due_on = coalesce(f.due_on, a."dueOn"), revision = f.revision + 1, changed_at = ${of.now}::timestamptz,
      state = case when a.withdrawn then 'cancelled' when greatest(f.settled, a.settled) < a.arisen then 'open' else 'done' end
    from arising a
    where f.number = a.number and f.state <> 'cancelled'
      and (a.withdrawn or f.arisen <> a.arisen or a.settled > f.settled or f.about is distinct from a.about)
    returning f.number, f.revision, f.arisen, f.settled, f.owner, f.due_on, f.state, null::text as reason
  ), asked as (
    select c.* from moved, jsonb_to_recordset(${of.changes}::jsonb) as c("entryId" uuid, kind text, revision int,
      owner text, "dueOn" date, settled int, state text, reason text)
  ), tended as (
    update follow_ups f set owner = coalesce(c.owner, f.owner), due_on = coalesce(c."dueOn", f.due_on),
      settled = least(coalesce(c.settled, f.settled), f.arisen), state = coalesce(c.state, f.state), revision = c.revision,
      changed_at = ${of.now}::timestamptz
    from asked c where f.entry_id = c."entryId" and f.kind = c.kind and f.revision = c.revision - 1 and f.state <> 'cancelled'
    returning f.number, f.revision, f.arisen, f.settled, f.owner, f.due_on, f.state, c.reason
  ), lives as (
    insert into follow_up_revisions (number, revision, arisen, settled, owner, due_on, state, reason, recorded_by, recorded_at,
      channel)
    select l.*, moved.person_id, ${of.now}::timestamptz, ${of.channel}::text
    from moved, (select * from arisen union all select * from followed union all select * from tended) l
  )`

/** Two people changed one follow-up at once: the later one is told. */
export const unlessAllTended = `,
    case when (select count(*) from asked) <> (select count(*) from tended) then refuse('follow_up_changed') end as untended`
