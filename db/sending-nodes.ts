import type { Run } from './database.ts'

export interface SendingNodes {
  /** How many nodes send, this one among them. */
  nodes: number
  /** Since when this one does. */
  since: string
}

/** Says that a node sends, forgets those that were last seen before `deadBefore`, and tells how many there are. */
export const joinSendingNodes = async (
  run: Run,
  { node, now, deadBefore }: { node: string; now: Date; deadBefore: Date },
): Promise<SendingNodes> => {
  const [row] = await run<SendingNodes>(
    `with joined as (
       insert into sending_nodes (node, since, seen_at) values ($1, $2::timestamptz, $2::timestamptz)
       on conflict (node) do update set seen_at = excluded.seen_at returning since
     ), dead as (
       delete from sending_nodes where node <> $1 and seen_at < $3::timestamptz
     )
     select to_json(since) #>> '{}' as since,
       (select 1 + count(*) from sending_nodes where node <> $1 and seen_at >= $3::timestamptz)::int as nodes
     from joined`,
    [node, now.toISOString(), deadBefore.toISOString()],
  )
  if (row === undefined) throw new Error('a node could not be entered among those that send')
  return row
}
