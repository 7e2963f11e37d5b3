import { interactionSql } from './accounts.ts'
import type { Answer, Committed } from './commit-answer.ts'
import type { Run } from './database.ts'
import { trailSql } from './trail.ts'

/** Whether an answer moves the conversation and replies, and writes nothing else. */
export const isPlain = ({ entries, followUps, language, indicator, verb }: Answer): boolean =>
  entries.length === 0 &&
  followUps.arising.length + followUps.changes.length === 0 &&
  language === null &&
  indicator === null &&
  verb === null

/**
 * The plain statement of `commitAnswer` for several people. Whoever cannot be moved at once is left out: somebody was faster,
 * the update is known already, or another process holds the conversation (waiting for it would hold up all the others).
 */
const statement = `
  with given as materialized (
    select g.* from jsonb_to_recordset($1::jsonb) as g(place int, "personId" int, version int, "directoryVersion" int, state jsonb,
      trail jsonb, now timestamptz, channel text, "updateKey" text, sender text, "interactedAt" timestamptz, replies jsonb)
  ), free as materialized (
    select g.place from given g join conversations c on c.person_id = g."personId" and c.version = g.version
    where (select d.version from directory_versions d) = g."directoryVersion"
      and not exists (select 1 from inbound_updates u where u.channel = g.channel and u.update_key = g."updateKey" offset 0)
    for update of c skip locked
  ), moved as (
    update conversations c set state = g.state, version = c.version + 1, updated_at = g.now,
      trail = ${trailSql({ held: 'c', sent: 'g.trail', state: 'g.state' })}
    from given g join free using (place) where c.person_id = g."personId" and c.version = g.version
    returning g.place
  ), seen as (
    insert into inbound_updates (channel, update_key, received_at)
    select g.channel, g."updateKey", g.now from given g join moved using (place)
  ), interacted as (${interactionSql(
    { channel: 'g.channel', externalId: 'g.sender', at: 'g."interactedAt"' },
    'given g join moved using (place)',
  )} and g."interactedAt" is not null
  ), heard as materialized (
    select g.*, exists (
      select 1 from outbox o where o.channel = g.channel and o.recipient = g.sender and not o.bulk and o.sent_at is null
        and o.failed_at is null and o.claimed_by is distinct from $2::text offset 0
    ) as elsewhere
    from given g join moved using (place)
  ), queued as (
    insert into outbox (channel, recipient, message, created_at, not_before, claimed_by, claimed_until)
    select h.channel, h.sender, r.message, h.now, $3::timestamptz, case when not h.elsewhere then $2::text end,
      case when not h.elsewhere then $4::timestamptz end
    from heard h, jsonb_array_elements(h.replies) with ordinality r(message, position) order by h.place, r.position
    returning id, channel, recipient
  )
  select h.place, not h.elsewhere as claimed, coalesce(
      (select json_agg(q.id order by q.id) from queued q where q.channel = h.channel and q.recipient = h.sender), '[]') as "outboxIds"
  from heard h`

/** A plain answer as the statement reads it, without all that it leaves empty. */
const rowOf = (answer: Answer, place: number) => {
  const { channel, sender, updateKey, interactedAt, personId, version, directoryVersion } = answer
  const { state, trail, replies, now } = answer
  const account = { channel, sender, updateKey, interactedAt }
  return { place, ...account, personId, version, directoryVersion, state, trail, replies, now }
}

/**
 * Commits plain answers of different accounts in one statement, each for itself. In the same order; undefined: nothing of this one
 * was written, and `commitAnswer` tells why. When it throws nothing was written of any.
 */
export const commitTogether = async (run: Run, answers: readonly Answer[]): Promise<(Committed | undefined)[]> => {
  const [first] = answers
  if (first === undefined) return []
  // All are claimed by this process; the claim of the first, who waited longest, holds for all.
  const { by, from, until } = first.claim
  const rows = await run<{ place: number; claimed: boolean; outboxIds: number[] }>(statement, [
    JSON.stringify(answers.map(rowOf)),
    by,
    from.toISOString(),
    until.toISOString(),
  ])
  const byPlace = new Map(rows.map(({ place, ...committed }) => [place, committed]))
  return answers.map((_, place) => {
    const committed = byPlace.get(place)
    return committed === undefined ? undefined : { committed: true, current: null, ...committed }
  })
}
