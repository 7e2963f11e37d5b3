import type { TranscriptEntry } from './transcript.ts'

export interface FollowOptions {
  since: (afterId: number, limit: number) => Promise<TranscriptEntry[]>
  afterId: number
  /** Resolves when a message was handed over, when it is time to look anyway, or when `signal` aborts. */
  wait: () => Promise<'woken' | 'elapsed'>
  signal: AbortSignal
}

const BATCH_SIZE = 100
/**
 * Ids are given out before a transaction commits, so a message may become visible after one with a greater id. Looking
 * back over the last waits finds it; a transaction under way for longer than this is not expected.
 */
const WAITS_LOOKED_BACK = 5

/** Yields each entry after `afterId` once, and `idle` after each wait that brought nothing. */
export async function* followTranscript({
  since,
  afterId,
  wait,
  signal,
}: FollowOptions): AsyncGenerator<TranscriptEntry | 'idle'> {
  const sent = new Set<number>()
  let highest = afterId
  let lookFrom = afterId
  const earlierHighest = new Array<number>(WAITS_LOOKED_BACK).fill(afterId)
  let waiting: ReturnType<typeof wait> | undefined
  while (!signal.aborted) {
    // The wait begins before the look, so that what is written between the two ends it.
    waiting ??= wait()
    const batch = await since(lookFrom, BATCH_SIZE)
    const fresh = batch.filter((entry) => !sent.has(entry.id))
    for (const entry of fresh) {
      sent.add(entry.id)
      highest = Math.max(highest, entry.id)
      yield entry
    }
    const last = batch.at(-1)
    if (last !== undefined && batch.length === BATCH_SIZE) {
      lookFrom = last.id
      continue
    }
    const how = await waiting
    waiting = undefined
    if (how === 'woken') continue
    if (fresh.length === 0) yield 'idle'
    earlierHighest.push(highest)
    lookFrom = Math.max(lookFrom, earlierHighest.shift() ?? lookFrom)
    for (const id of sent) if (id <= lookFrom) sent.delete(id)
  }
}
