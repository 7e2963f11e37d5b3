/** What a platform takes within any second, in all and for one person. */
export interface Limits {
  perSecond: number
  perRecipientPerSecond: number
}

export interface Call {
  recipient: string
  /** Told to many at once and unasked; goes when no answer waits. */
  bulk: boolean
}

/** A place among the calls of a second. */
export interface Turn {
  /** The call goes out now. */
  begin(): void
  /** Ends this call and waits for the turn of the next one of the same message. */
  next(): Promise<void>
  /** The platform has answered; or, without `begin`, there was no call after all. */
  end(): void
}

/** Keeps the calls to a platform within its limits. */
export interface Pace {
  turn(call: Call): Promise<Turn>
  /** How much bulk more may wait here, so that the next sweep comes in time. */
  room(): number
  /** How many nodes share the limit. */
  share(nodes: number): void
}

/** Calls back after so many milliseconds; returns how to call that off. */
export type After = (milliseconds: number, work: () => void) => () => void

export const afterReally: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

const SECOND = 1000
/** On a busy machine the fastest seen is so much slower than the fastest there can be. */
const MARGIN = 12
/** Bulk is claimed for this long ahead. */
const AHEAD_SECONDS = 2
/** Bulk goes out evenly, so that an answer finds a place at any moment; a little faster than the limit, to catch up. */
const EVENLY = 0.9

/** After so many calls the fastest of them was hardly hindered on its way. */
const CALLS_TO_KNOW = 100

interface Waiting {
  call: Call
  start: () => void
}

/**
 * `now`: milliseconds of a clock that is never set. Counts each call from its start until a second after the platform must have had it: the answer's arrival, less the
 * fastest way there and back seen so far. So no second of the platform's holds more calls than it takes, however unevenly
 * the network carries them.
 *
 * While bulk goes out, everything keeps to the limits and answers go first. Otherwise answers go at once and are only
 * counted: the limits are meant for bulk (core.telegram.org/bots/faq#broadcasting-to-users), and people write slowly.
 */
export const createPace = ({ limits, now, after }: { limits: Limits; now: () => number; after: After }): Pace => {
  const answers: Waiting[] = []
  const bulk: Waiting[] = []
  /** Calls that still count, by person. */
  const counted = new Map<string, number>()
  /** Of them those that were answered, in the order in which they cease to count. */
  const answered: { recipient: string; until: number }[] = []
  let underWay = 0
  let nodes = 1
  let fastest = Number.POSITIVE_INFINITY
  let calls = 0
  let bulkUntil = 0
  let nextBulkAt = 0
  let callOff = () => {}

  const limit = () => Math.max(1, Math.floor(limits.perSecond / nodes))
  const used = () => underWay + answered.length
  const uncount = (recipient: string) => {
    const count = (counted.get(recipient) ?? 0) - 1
    if (count > 0) counted.set(recipient, count)
    else counted.delete(recipient)
  }
  const mayGo = ({ recipient }: Call) =>
    used() < limit() && (counted.get(recipient) ?? 0) < limits.perRecipientPerSecond

  const start = (queue: Waiting[], index: number) => {
    const [waiting] = queue.splice(index, 1)
    if (waiting === undefined) return
    const { recipient } = waiting.call
    underWay += 1
    counted.set(recipient, (counted.get(recipient) ?? 0) + 1)
    waiting.start()
  }

  const pump = () => {
    callOff()
    const at = now()
    for (let first = answered[0]; first !== undefined && first.until <= at; first = answered[0]) {
      answered.shift()
      uncount(first.recipient)
    }
    const besideBulk = bulk.length > 0 || at < bulkUntil
    for (let index = 0; index < answers.length; ) {
      const waiting = answers[index]
      if (waiting !== undefined && (!besideBulk || mayGo(waiting.call))) start(answers, index)
      else index += 1
    }
    while (at >= nextBulkAt) {
      const index = bulk.findIndex(({ call }) => mayGo(call))
      if (index < 0) break
      start(bulk, index)
      bulkUntil = at + SECOND
      nextBulkAt = Math.max(nextBulkAt, at - SECOND / limit()) + (SECOND / limit()) * EVENLY
    }
    if (answers.length + bulk.length === 0) return
    const next = Math.min(
      answered[0]?.until ?? at + SECOND,
      bulk.length > 0 && nextBulkAt > at ? nextBulkAt : at + SECOND,
    )
    callOff = after(Math.max(1, next - at), pump)
  }

  const enter = (call: Call): Promise<void> =>
    new Promise((resolve) => {
      const queue = call.bulk ? bulk : answers
      queue.push({ call, start: resolve })
      pump()
    })

  return {
    async turn(call) {
      await enter(call)
      let began: number | undefined
      const end = () => {
        const at = now()
        underWay -= 1
        if (began === undefined) uncount(call.recipient)
        else {
          fastest = Math.min(fastest, at - began)
          calls += 1
          if (call.bulk) bulkUntil = Math.max(bulkUntil, at + SECOND)
          answered.push({
            recipient: call.recipient,
            until: at - (calls < CALLS_TO_KNOW ? 0 : fastest) + SECOND + MARGIN,
          })
        }
        began = undefined
        pump()
      }
      const begin = () => {
        began = now()
      }
      return {
        begin,
        end,
        async next() {
          end()
          await enter(call)
          begin()
        },
      }
    },
    room: () => Math.max(0, Math.ceil(limit() * AHEAD_SECONDS) - bulk.length),
    share(count) {
      nodes = Math.max(1, count)
      pump()
    },
  }
}
