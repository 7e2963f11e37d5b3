import type { Database } from '../db/database.ts'
import { joinSendingNodes } from '../db/sending-nodes.ts'

/** How often a node says that it is there and looks who else is. */
const EVERY_MS = 5_000
/** They look when they sweep, so a little later. */
const MARGIN_MS = 1_000
/** A node that was silent for so long has gone. */
const DEAD_MS = 15_000

export interface Share {
  nodes: number
  /** Whether the others have had the time to notice this node and to go more slowly. */
  mayBegin: boolean
}

/**
 * What a platform takes is divided equally among the nodes that send. A node that joins waits until the others know of
 * it, so that together they never send more; what a dead node leaves unused is divided anew after 15 s.
 */
export const createShare = (
  { run }: Database,
  { node, now }: { node: string; now: () => Date },
): (() => Promise<Share>) => {
  let checked = Number.NEGATIVE_INFINITY
  let beginsAt: number | undefined
  let nodes = 1

  return async () => {
    const at = now()
    if (at.getTime() - checked >= EVERY_MS) {
      const joined = await joinSendingNodes(run, { node, now: at, deadBefore: new Date(at.getTime() - DEAD_MS) })
      nodes = joined.nodes
      beginsAt ??= nodes === 1 ? at.getTime() : Date.parse(joined.since) + EVERY_MS + MARGIN_MS
      checked = at.getTime()
    }
    return { nodes, mayBegin: at.getTime() >= (beginsAt ?? Number.POSITIVE_INFINITY) }
  }
}
