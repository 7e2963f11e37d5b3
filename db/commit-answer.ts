import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../domain/forms/form.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import { interactionSql } from './accounts.ts'
import { conversationSql, type LoadedConversation } from './conversations.ts'
import type { Parameter, Run } from './database.ts'
import { type FollowUpWrites, followUpsSql, unlessAllTended } from './follow-up-writes.ts'
import { type IndicatorWrite, indicatorSql, lockedVersion } from './indicators.ts'
import { type Notice, noticesSql } from './notices.ts'
import { planStepsSql, type StepsOfEntry, unlessStepsClosed } from './plan-steps.ts'
import { type SentTrail, trailSql } from './trail.ts'

/** One state of an entry, ready to be written. Revision 1 is a new entry; a later one replaces the one before it. */
export interface EntryRow {
  id: string
  revision: number
  unitId: number
  form: string
  granularity: Granularity
  eventDate: IsoDate | null
  periodKey: string | null
  scheme: CutoffScheme | null
  from: IsoDate
  to: IsoDate
  facet: string
  values: FieldValues
  qualifiers: Qualifiers
  explanation: string | null
  contributions: Record<string, number>
  cumulative: boolean
  dueOn: IsoDate | null
  reason: string | null
  withdrawn: boolean
}

/**
 * What a verb writes besides: more parts of the one statement, each beginning with `, name as (`. They hang on `moved`, which
 * holds `person_id` and is empty where someone was faster. `unless` calls `refuse('code')` in an expression of the final select.
 */
export interface VerbWrite {
  /** `parameter(0)` is the first of `parameters`, as `$15`; `now` the instant, `channel` the channel. */
  sql: (of: { parameter: (index: number) => string; now: string; channel: string }) => string
  parameters: readonly Parameter[]
  /** As `, case when … then refuse('code') end as refused`; empty: nothing is refused. */
  unless: string
}

export interface Answer {
  channel: string
  sender: string
  updateKey: string
  /** When the person did what is answered, where that opens a window; see `accounts.last_interaction_at`. */
  interactedAt: Date | null
  personId: number
  /** The versions, of the conversation and of the units, that the answer was worked out from. */
  version: number
  directoryVersion: number
  state: unknown
  trail: SentTrail
  entries: readonly EntryRow[]
  followUps: FollowUpWrites
  /** Only together with entries. */
  planSteps?: readonly StepsOfEntry[]
  language: string | null
  /** Never together with entries. */
  indicator: IndicatorWrite | null
  /** Never together with entries or an indicator. */
  verb: VerbWrite | null
  /** Told to others; only together with a verb. */
  notices: readonly Notice[]
  replies: readonly unknown[]
  now: Date
  /** The process that will send the replies at once, from when, and until when nobody else may. */
  claim: { by: string; from: Date; until: Date }
}

export interface Committed {
  /** False: someone was faster, nothing was written, and the update must be worked out anew. */
  committed: boolean
  /** Where `committed` is false: the conversation as it is now, so that the next try needs no reading. */
  current: LoadedConversation | null
  /** Ids of the replies, in order. */
  outboxIds: number[]
  /** The replies are this process's to send now: nothing older waits for this person elsewhere. */
  claimed: boolean
}

/** What an answer writes besides the conversation and the replies. Parameters follow those of every answer. */
const entriesAndLanguage = `, spoken as (
    update people p set language = $15::text from moved where p.id = moved.person_id and $15::text is not null
  ), said as (
    select e.*, moved.person_id from moved, jsonb_to_recordset($14::jsonb) as e(
      id uuid, revision int, "unitId" int, form text, granularity text, "eventDate" date, "periodKey" text, scheme text,
      "from" date, "to" date, facet text, "values" jsonb, qualifiers jsonb, explanation text, contributions jsonb,
      cumulative boolean, "dueOn" date, reason text, withdrawn boolean)
  ), changed as (
    update entries e set revision = s.revision, event_date = s."eventDate", period_key = s."periodKey", scheme = s.scheme,
      span = daterange(s."from", s."to", '[]'), facet = s.facet, values = s."values", qualifiers = s.qualifiers,
      explanation = s.explanation, contributions = s.contributions, cumulative = s.cumulative, due_on = s."dueOn",
      changed_at = $5::timestamptz,
      withdrawn_at = case when s.withdrawn then $5::timestamptz end
    from said s where s.revision > 1 and e.id = s.id and e.revision = s.revision - 1
    returning e.id
  ), created as (
    insert into entries (id, unit_id, form, granularity, event_date, period_key, scheme, span, facet, revision, values,
      qualifiers, explanation, contributions, cumulative, due_on, recorded_by, recorded_at, changed_at)
    select id, "unitId", form, granularity, "eventDate", "periodKey", scheme, daterange("from", "to", '[]'), facet, revision,
      "values", qualifiers, explanation, contributions, cumulative, "dueOn", person_id, $5::timestamptz, $5::timestamptz
    from said where revision = 1 and (select count(*) from changed) >= 0
    returning id
  ), history as (
    insert into entry_revisions (entry_id, revision, event_date, period_key, values, qualifiers, explanation, reason,
      withdrawn, recorded_by, recorded_at, channel)
    select id, revision, "eventDate", "periodKey", "values", qualifiers, explanation, reason, withdrawn, person_id,
      $5::timestamptz, $6::text
    from said
  )`

const unlessAllWritten = `,
    case when (select count(*) from said) <> (select count(*) from changed) + (select count(*) from created)
      then refuse('entry_changed') end as refused`

/**
 * Everything that follows from an update, in one statement and so in one commit: the conversation moves on, the update
 * is remembered, entries and their revisions are written, the replies are queued. The conditional update of the
 * conversation decides between answers worked out at the same moment; the rest hangs on it.
 */
const statementWith = (
  written: string,
  condition: string,
  directoryVersion = '(select d.version from directory_versions d)',
) => `
  with moved as (
    update conversations c set state = $3::jsonb, version = version + 1, updated_at = $5::timestamptz,
      trail = ${trailSql({ held: 'c', sent: '$4::jsonb', state: '$3::jsonb' })}
    where person_id = $1::int and version = $2::int and ${directoryVersion} = $13::int
    returning person_id
  ), seen as (
    insert into inbound_updates (channel, update_key, received_at) select $6::text, $7::text, $5::timestamptz from moved
  )${written}, waiting as (
    select exists (
      select 1 from outbox o where o.channel = $6::text and o.recipient = $8::text and not o.bulk and o.sent_at is null
        and o.failed_at is null and o.claimed_by is distinct from $9::text
    ) as elsewhere
  ), queued as (
    insert into outbox (channel, recipient, message, created_at, not_before, claimed_by, claimed_until)
    select $6::text, $8::text, r.message, $5::timestamptz, $12::timestamptz,
      case when not waiting.elsewhere then $9::text end, case when not waiting.elsewhere then $10::timestamptz end
    from moved, waiting, jsonb_array_elements($11::jsonb) with ordinality r(message, position)
    order by r.position
    returning id
  )
  select (select count(*) from moved)::int as moved,
    coalesce((select json_agg(id order by id) from queued), '[]') as "outboxIds",
    (select not elsewhere from waiting) as claimed,
    case when not exists (select 1 from moved) then (
      select to_json(now) from (${conversationSql({ channel: '$6', sender: '$8', updateKey: '$7' }, 'null::json')}) now
    ) end as current${condition}`

/** One shape of the statement; `whole` is what is run where nothing is to be said of the account. */
interface Shape {
  parts: Parameters<typeof statementWith>
  whole: string
}

const shapeOf = (...parts: Parameters<typeof statementWith>): Shape => ({ parts, whole: statementWith(...parts) })

/** Most answers write no entry; the statement for those is half as long and takes half the time. */
const plainShape = shapeOf('', '')
const fullShape = shapeOf(entriesAndLanguage, unlessAllWritten)
const entriesAndFollowUps =
  entriesAndLanguage + followUpsSql({ arising: '$16', changes: '$17', now: '$5', channel: '$6' })
const followUpShape = shapeOf(entriesAndFollowUps, unlessAllWritten + unlessAllTended)
const planShape = shapeOf(
  entriesAndFollowUps + planStepsSql({ steps: '$18', now: '$5' }),
  unlessAllWritten + unlessAllTended + unlessStepsClosed,
)
const indicatorShape = shapeOf(indicatorSql({ write: '$14', now: '$5' }), '', lockedVersion)

/** Parameters of every answer are numbered up to this one. */
const COMMON = 13

const verbShape = ({ sql, unless }: VerbWrite): Shape => {
  const of = { parameter: (index: number) => `$${COMMON + 2 + index}`, now: '$5', channel: '$6' }
  return shapeOf(sql(of) + noticesSql({ notices: `$${COMMON + 1}`, now: '$5' }), unless)
}

/** The shortest shape that writes all of the answer, with the parameters after those that every answer has. */
const shapeFor = ({
  entries,
  language,
  indicator,
  followUps: { arising, changes },
  planSteps = [],
  verb,
  notices,
}: Answer): [Shape, Parameter[]] => {
  if (verb !== null) return [verbShape(verb), [JSON.stringify(notices), ...verb.parameters]]
  if (indicator !== null) return [indicatorShape, [JSON.stringify(indicator)]]
  const withFollowUps = [JSON.stringify(entries), language, JSON.stringify(arising), JSON.stringify(changes)]
  if (planSteps.length > 0) return [planShape, [...withFollowUps, JSON.stringify(planSteps)]]
  if (arising.length + changes.length > 0) return [followUpShape, withFollowUps]
  if (entries.length === 0 && language === null) return [plainShape, []]
  return [fullShape, [JSON.stringify(entries), language]]
}

const withInteraction = ({ parts: [written, ...others] }: Shape, at: number): string => {
  const account = { channel: '$6::text', externalId: '$8::text', at: `$${at}::timestamptz` }
  return statementWith(`${written}, interacted as (${interactionSql(account, 'moved')})`, ...others)
}

/** One round trip, one commit. Throws `RefusedByDatabase`; then nothing was written. */
export const commitAnswer = async (run: Run, answer: Answer): Promise<Committed> => {
  const [shape, rest] = shapeFor(answer)
  const { interactedAt } = answer
  const statement = interactedAt === null ? shape.whole : withInteraction(shape, COMMON + rest.length + 1)
  const [row] = await run<Omit<Committed, 'committed'> & { moved: number }>(statement, [
    answer.personId,
    answer.version,
    JSON.stringify(answer.state),
    JSON.stringify(answer.trail),
    answer.now.toISOString(),
    answer.channel,
    answer.updateKey,
    answer.sender,
    answer.claim.by,
    answer.claim.until.toISOString(),
    JSON.stringify(answer.replies),
    answer.claim.from.toISOString(),
    answer.directoryVersion,
    ...rest,
    ...(interactedAt === null ? [] : [interactedAt.toISOString()]),
  ])
  if (row === undefined) throw new Error('the commit of an answer returned no row')
  const { moved, outboxIds, claimed, current } = row
  return { committed: moved === 1, outboxIds, claimed, current }
}
