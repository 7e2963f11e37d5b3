import type { Database } from '../db/database.ts'
import { claimOutbox, giveUp, giveUpRecipient, markSent, postpone, release } from '../db/outbox.ts'
import { type Channel, DeliveryError, type Message } from './channel.ts'
import { createLanes } from './lanes.ts'
import type { Logger } from './logger.ts'
import { type After, afterReally, createPace, type Pace, type Turn } from './pace.ts'
import { createShare } from './share-rate.ts'

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
  /** See `Call` of the pace. */
  bulk: boolean
  attempts: number
}

/** Of reminders: what is decided only when their turn has come. */
export interface Reminding {
  /** The message as it goes out now; undefined: not to this account, or not at all. */
  prepare(held: Held): Promise<Held | undefined>
  /** It is known not to have arrived. True: it goes on to another account; else it waits, or `isLost`. */
  passOn(held: Held, failure: { isLost: boolean; reason: string }): Promise<boolean>
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
 * Delivery of the outbox: per recipient one message at a time and in order, different recipients at once, at the pace that
 * the platform takes; an answer does not wait for bulk to the same person, for it belongs to what was just said. A message
 * is marked after the platform took it; should the process die in between, it is sent a second time, for a repeated
 * message is the lesser evil than a lost one.
 */
export const createDeliverer = ({
  database,
  channels,
  node,
  now,
  log,
  reminding,
  after = afterReally,
}: {
  database: Database
  channels: ReadonlyMap<string, Channel>
  node: string
  now: () => Date
  log: Logger
  reminding?: Reminding
  after?: After
}): Deliverer => {
  const { run } = database
  const share = createShare(database, { node, now })
  const paces = new Map<string, Pace>()
  const lanes = createLanes()
  const inFlight = new Set<Promise<void>>()
  /** By recipient, or by channel for all of them: not before this moment. */
  const paused = new Map<string, number>()
  let sent: { id: number; messageId: string }[] = []
  let callOff: (() => void) | undefined
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
    callOff = undefined
    await writeMarks()
    if (sent.length > 0) schedule()
  }

  const schedule = () => {
    callOff ??= after(FLUSH_MS, () => {
      flushing = flush()
    })
  }

  const remember = (mark: { id: number; messageId: string }) => {
    sent.push(mark)
    schedule()
  }

  const pauseOf = (held: Held): number =>
    Math.max(paused.get(held.channel) ?? 0, paused.get(`${held.channel} ${held.recipient}`) ?? 0)

  const paceOf = ({ name, limits }: Channel): Pace | undefined => {
    if (limits === undefined || paces.has(name)) return paces.get(name)
    const pace = createPace({ limits, now: () => performance.now(), after })
    paces.set(name, pace)
    return pace
  }

  /** The channels that take messages now, with how much bulk each has room for. */
  const openChannels = async (at: Date) => {
    const open = [...channels.values()].filter(({ name }) => (paused.get(name) ?? 0) <= at.getTime())
    if (open.every(({ limits }) => limits === undefined)) return open.map(({ name }) => ({ name, bulk: SWEEP_LIMIT }))
    const { nodes, mayBegin } = await share()
    return open.map((channel) => {
      const pace = paceOf(channel)
      pace?.share(nodes)
      return { name: channel.name, bulk: pace === undefined ? SWEEP_LIMIT : mayBegin ? pace.room() : 0 }
    })
  }

  const failed = async (held: Held, error: unknown) => {
    const fault =
      error instanceof DeliveryError ? error : new DeliveryError('retry', 'unexpected failure of the channel')
    const recipient = { channel: held.channel, recipient: held.recipient }
    log.warn({ outboxId: held.id, channel: held.channel, fault: fault.fault, reason: fault.message }, 'delivery failed')
    if (fault.fault === 'unreachable') {
      await giveUpRecipient(run, recipient, now(), fault.message)
      return held.message.reminder === undefined ? undefined : release(run, [held.id])
    }
    const known = error instanceof DeliveryError
    const isLost = fault.fault === 'rejected' || held.attempts + 1 >= (known ? RETRIES_MAX : ATTEMPTS_MAX)
    if (held.message.reminder !== undefined && (isLost || fault.fault === 'misconfigured')) {
      const isPassedOn = await reminding?.passOn(held, { isLost, reason: fault.message })
      if (isPassedOn === true || isLost) return
    }
    if (isLost) return giveUp(run, held.id, now(), fault.message)
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

  const sendNow = async (channel: Channel, held: Held, turn: Turn | undefined): Promise<void> => {
    try {
      turn?.begin()
      const { messageId } = await channel.send(held.recipient, held.message, String(held.id), turn?.next)
      remember({ id: held.id, messageId })
    } catch (error) {
      await failed(held, error)
    }
  }

  const sendOne = async (held: Held): Promise<void> => {
    const channel = channels.get(held.channel)
    if (channel === undefined) return release(run, [held.id])
    if (pauseOf(held) > now().getTime()) return release(run, [held.id])
    const turn = await paceOf(channel)?.turn(held)
    try {
      if (pauseOf(held) > now().getTime()) return await release(run, [held.id])
      const ready = held.message.reminder === undefined ? held : await reminding?.prepare(held)
      if (ready === undefined) return
      await sendNow(channel, ready, turn)
    } finally {
      turn?.end()
    }
  }

  const begin = (held: Held) => {
    const key = `${held.channel} ${held.recipient}${held.bulk ? ' bulk' : ''}`
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
        channels: await openChannels(at),
        limit: SWEEP_LIMIT,
      })
      for (const row of claimed) begin({ ...row, message: row.message as Message })
      return claimed.length
    },
    async settle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
      callOff?.()
      callOff = undefined
      await flushing
      await writeMarks()
    },
  }
}
