import type { VerbWrite } from './commit-answer.ts'

/** An obligation as it was when somebody decided about it: nothing is written once it is another. */
export interface Seen {
  obligationId: number
  unitId: number
  revision: number
}

/** Parameters that name the obligation: the first three of every verb here. */
export const seenParameters = ({ obligationId, unitId, revision }: Seen) => [obligationId, unitId, revision]

export const unlessChanged = `, case when exists (select 1 from moved) and not exists (select 1 from changed)
    then refuse('obligation_changed') end as refused`

type Parameter = (index: number) => string

/** The obligation takes on another state, if it is still as it was seen. `changed` is empty otherwise. */
export const changedSql = (
  parameter: Parameter,
  now: string,
  of: { set: readonly string[]; where: string },
): string => `, changed as (
    update obligations o set ${[...of.set, 'revision = o.revision + 1', `changed_at = ${now}::timestamptz`].join(', ')}
    from moved where o.id = ${parameter(0)}::bigint and o.unit_id = ${parameter(1)}::int and o.revision = ${parameter(2)}::int
      and ${of.where}
    returning o.id, o.revision, moved.person_id
  )`

/** What happened to it, for ever. */
export const toldSql = (now: string, name: string, details: string): string => `, told as (
    insert into obligation_events (obligation_id, revision, name, details, by, at)
    select id, revision, ${name}, ${details}, person_id, ${now}::timestamptz from changed
  )`

/**
 * A report is handed in. `final`: it needs nobody's approval, because who hands it in may approve it or because nobody leads
 * the unit. `led`: as the person was told, somebody with an account leads the unit.
 */
export const insertSubmission = (
  of: Seen & { id: string; figures: unknown; note: string | null; final: boolean; led: boolean },
): VerbWrite => ({
  sql: ({ parameter, now, channel }) =>
    changedSql(parameter, now, {
      set: [
        `state = case when ${parameter(6)}::boolean then 'done' else 'submitted' end`,
        `fulfilled_at = case when ${parameter(6)}::boolean then ${now}::timestamptz end`,
      ],
      where: `o.state = 'open' and o.kind = 'report' and ${parameter(7)}::boolean = exists (
        select 1 from memberships m where m.unit_id = o.unit_id and m.role = 'head'
          and exists (select 1 from accounts a where a.person_id = m.person_id)
          and daterange(m.valid_from, m.valid_to, '[]') @> (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`,
    }) +
    `, handed_in as (
      insert into submissions (id, obligation_id, number, figures, note, submitted_by, submitted_at, channel, decision, decided_by, decided_at)
      select ${parameter(3)}::uuid, c.id, 1 + (select count(*) from submissions s where s.obligation_id = c.id), ${parameter(4)}::jsonb,
        ${parameter(5)}::text, c.person_id, ${now}::timestamptz, ${channel}::text,
        case when ${parameter(6)}::boolean then 'approved' end, case when ${parameter(6)}::boolean then c.person_id end,
        case when ${parameter(6)}::boolean then ${now}::timestamptz end
      from changed c returning number
    )` +
    toldSql(now, `'submitted'`, `jsonb_build_object('final', ${parameter(6)}::boolean)`),
  parameters: [...seenParameters(of), of.id, JSON.stringify(of.figures), of.note, of.final, of.led],
  unless: unlessChanged,
})

/** A report that waits, or one that was accepted, is decided about. */
export const decideSubmission = (
  of: Seen & { decision: 'approved' | 'returned' | 'taken_back'; from: 'submitted' | 'done'; reason: string | null },
): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, {
      set: [
        `state = case when ${parameter(3)}::text = 'approved' then 'done' else 'open' end`,
        `fulfilled_at = case when ${parameter(3)}::text = 'approved' then ${now}::timestamptz end`,
      ],
      where: `o.state = ${parameter(5)}::text and o.kind = 'report'
        and (${parameter(3)}::text <> 'taken_back' or exists (select 1 from submissions s
          where s.obligation_id = o.id and s.decision is null and s.submitted_by = moved.person_id))`,
    }) +
    `, decided as (
      update submissions s set decision = ${parameter(3)}::text, reason = ${parameter(4)}::text, decided_by = changed.person_id,
        decided_at = ${now}::timestamptz
      from changed where s.obligation_id = changed.id
        and s.number = (select max(l.number) from submissions l where l.obligation_id = changed.id)
    )` +
    toldSql(now, `${parameter(3)}::text`, `jsonb_strip_nulls(jsonb_build_object('reason', ${parameter(4)}::text))`),
  parameters: [...seenParameters(of), of.decision, of.reason, of.from],
  unless: unlessChanged,
})
