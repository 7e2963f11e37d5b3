import type { Database } from '../db/database.ts'
import { claimOutbox, giveUp, giveUpRecipient, markSent, postpone, release } from '../db/outbox.ts'
import { type Channel, DeliveryError, type Message } from './channel.ts'
import { createLanes } from './lanes.ts'
import type { Logger } from './logger.ts'

/** Who sends a message, and until when nobody else may. */
export interface Claim {
  by: string
  from: Date
  until: Date
}

/** A message of the outbox that this process holds. */
export interface Held {
  id: number
  channel: string
  recipient: string
  message: Message
  attempts: number
}

export interface Deliverer {
  /** The claim of this process on what it commits now. */
  claim(): Claim
  /** Sends messages that this process has just committed and holds, in order for each recipient. Does not wait. */
  take(held: readonly Held[]): void
  /** Claims and sends what waits and nobody holds; returns how many were claimed. */
  sweep(): Promise<number>
  /** Waits until everything held is sent or put back, and remembered. */
  settle(): Promise<void>
}

/** A process that has not sent a message this long after claiming it is taken for dead. */
const CLAIM_MS = 30_000
/** Marks of sent messages are written together, this long after the first of them. */
const FLUSH_MS = 50
const SWEEP_LIMIT = 200
/** After this many failures without a known reason a message is given up, so that it does not stand in the way for ever. */
const ATTEMPTS_MAX = 12
/** While the platform asks to wait or is away, longer: at the longest pause this is a day. */
const RETRIES_MAX = 1_440
const PAUSE_MAX_SECONDS = 60

const backOffSeconds = (attempts: number) => Math.min(300, 2 ** attempts)

/**
 * Delivery of the outbox: per recipient one message at a time and in order, different recipients at once. A message
 * is marked after the platform took it; should the process die in between, it is sent a second time, for a repeated
 * message is the lesser evil than a lost one.
 */
export const createDeliverer = ({
  database,
  channels,
  node,
  now,
  log,
}: {
  database: Database
  channels: ReadonlyMap<string, Channel>
  node: string
  now: () => Date
  log: Logger
}): Deliverer => {
  const { run } = database
  const lanes = createLanes()
  const inFlight = new Set<Promise<void>>()
  /** By recipient, or by channel for all of them: not before this moment. */
  const paused = new Map<string, number>()
  let sent: { id: number; messageId: string }[] = []
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> | undefined

  const writeMarks = async () => {
    if (sent.length === 0) return
    const batch = sent
    sent = []
    try {
      await markSent(run, batch, now())
    } catch (error) {
      sent.push(...batch)
      log.warn({ err: error }, 'delivery: sent messages could not be marked yet')
    }
  }

  const flush = async () => {
    timer = undefined
    await writeMarks()
    if (sent.length > 0) schedule()
  }

  const schedule = () => {
    timer ??= setTimeout(() => {
      flushing = flush()
    }, FLUSH_MS)
  }

  const remember = (mark: { id: number; messageId: string }) => {
    sent.push(mark)
    schedule()
  }

  const pauseOf = (held: Held): number =>
    Math.max(paused.get(held.channel) ?? 0, paused.get(`${held.channel} ${held.recipient}`) ?? 0)

  const failed = async (held: Held, error: unknown) => {
    const fault =
      error instanceof DeliveryError ? error : new DeliveryError('retry', 'unexpected failure of the channel')
    const recipient = { channel: held.channel, recipient: held.recipient }
    log.warn({ outboxId: held.id, channel: held.channel, fault: fault.fault, reason: fault.message }, 'delivery failed')
    if (fault.fault === 'unreachable') return giveUpRecipient(run, recipient, now(), fault.message)
    const known = error instanceof DeliveryError
    if (fault.fault === 'rejected' || held.attempts + 1 >= (known ? RETRIES_MAX : ATTEMPTS_MAX))
      return giveUp(run, held.id, now(), fault.message)
    const seconds =
      known && fault.fault === 'retry'
        ? Math.max(fault.afterSeconds, Math.min(PAUSE_MAX_SECONDS, held.attempts))
        : backOffSeconds(held.attempts + 1)
    const until = now().getTime() + seconds * 1000
    const key =
      fault.scope === 'channel' || fault.fault === 'misconfigured' ? held.channel : `${held.channel} ${held.recipient}`
    paused.set(key, until)
    return postpone(run, held.id, new Date(until), fault.message)
  }

  const sendOne = async (held: Held): Promise<void> => {
    const channel = channels.get(held.channel)
    if (channel === undefined) return release(run, [held.id])
    if (pauseOf(held) > now().getTime()) return release(run, [held.id])
    try {
      const { messageId } = await channel.send(held.recipient, held.message, String(held.id))
      remember({ id: held.id, messageId })
    } catch (error) {
      await failed(held, error)
    }
  }

  const begin = (held: Held) => {
    const key = `${held.channel} ${held.recipient}`
    const work = lanes
      .run(key, () => sendOne(held), held.id)
      .catch((error) => log.error({ err: error, outboxId: held.id }, 'delivery: the claim runs out and is tried again'))
      .finally(() => inFlight.delete(work))
    inFlight.add(work)
  }

  return {
    claim: () => ({ by: node, from: now(), until: new Date(now().getTime() + CLAIM_MS) }),
    take(held) {
      for (const each of held) begin(each)
    },
    async sweep() {
      const at = now()
      for (const [key, until] of paused) if (until <= at.getTime()) paused.delete(key)
      const claimed = await claimOutbox(run, {
        by: node,
        now: at,
        until: new Date(at.getTime() + CLAIM_MS),
        channels: [...channels.keys()].filter((name) => (paused.get(name) ?? 0) <= at.getTime()),
        limit: SWEEP_LIMIT,
      })
      for (const row of claimed) begin({ ...row, message: row.message as Message })
      return claimed.length
    },
    async settle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
      clearTimeout(timer)
      timer = undefined
      await flushing
      await writeMarks()
    },
  }
}
