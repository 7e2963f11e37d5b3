import type { IsoDate } from '../domain/forms/form.ts'
import type { VerbWrite } from './commit-answer.ts'
import type { RequestKind } from './reports.ts'
import { changedSql, type Seen, seenParameters, toldSql, unlessChanged } from './submissions.ts'

/** A later deadline (`until`), or that the unit owes nothing, is asked for. */
export const insertRequest = (of: Seen & { kind: RequestKind; until: IsoDate | null; reason: string }): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, { set: [], where: `o.state = 'open'` }) +
    `, asked as (
      insert into obligation_requests (obligation_id, kind, until, reason, asked_by, asked_at)
      select id, ${parameter(3)}::text, ${parameter(4)}::date, ${parameter(5)}::text, person_id, ${now}::timestamptz from changed
    )` +
    toldSql(
      now,
      `case ${parameter(3)}::text when 'extension' then 'extension_asked' else 'not_responsible_claimed' end`,
      `jsonb_strip_nulls(jsonb_build_object('until', ${parameter(4)}::date, 'reason', ${parameter(5)}::text))`,
    ),
  parameters: [...seenParameters(of), of.kind, of.until, of.reason],
  unless: unlessChanged,
})

/** The request of a kind that waits is answered by what was done; without one nothing is. */
const answeredSql = (now: string, of: { kind: string; decision: string; reason: string }): string => `, answered as (
    update obligation_requests q set decision = ${of.decision}, decision_reason = ${of.reason}::text,
      decided_by = changed.person_id, decided_at = ${now}::timestamptz
    from changed where q.obligation_id = changed.id and q.kind = ${of.kind} and q.decision is null
  )`

const waits = (kind: string) =>
  `exists (select 1 from obligation_requests q where q.obligation_id = o.id and q.kind = ${kind} and q.decision is null)`

/** A later deadline is given: asked for, or of one's own accord with a reason. */
export const extendObligation = (of: Seen & { until: IsoDate; reason: string | null }): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, { set: [`extended_to = ${parameter(3)}::date`], where: `o.state = 'open'` }) +
    answeredSql(now, { kind: `'extension'`, decision: `'granted'`, reason: parameter(4) }) +
    toldSql(
      now,
      `'extended'`,
      `jsonb_strip_nulls(jsonb_build_object('until', ${parameter(3)}::date, 'reason', ${parameter(4)}::text))`,
    ),
  parameters: [...seenParameters(of), of.until, of.reason],
  unless: unlessChanged,
})

/** It is agreed that the unit does not owe this. */
export const releaseObligation = (of: Seen): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, {
      set: [`state = 'not_responsible'`],
      where: `o.state = 'open' and ${waits(`'not_responsible'`)}`,
    }) +
    answeredSql(now, { kind: `'not_responsible'`, decision: `'granted'`, reason: 'null' }) +
    toldSql(now, `'not_responsible_granted'`, `'{}'::jsonb`),
  parameters: seenParameters(of),
  unless: unlessChanged,
})

export const refuseRequest = (of: Seen & { kind: RequestKind; reason: string }): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, { set: [], where: `o.state = 'open' and ${waits(`${parameter(3)}::text`)}` }) +
    answeredSql(now, { kind: `${parameter(3)}::text`, decision: `'refused'`, reason: parameter(4) }) +
    toldSql(now, `${parameter(3)}::text || '_refused'`, `jsonb_build_object('reason', ${parameter(4)}::text)`),
  parameters: [...seenParameters(of), of.kind, of.reason],
  unless: unlessChanged,
})

/** The unit need not report this time. */
export const excuseObligation = (of: Seen & { reason: string }): VerbWrite => ({
  sql: ({ parameter, now }) =>
    changedSql(parameter, now, { set: [`state = 'excused'`], where: `o.state = 'open'` }) +
    toldSql(now, `'excused'`, `jsonb_build_object('reason', ${parameter(3)}::text)`),
  parameters: [...seenParameters(of), of.reason],
  unless: unlessChanged,
})
