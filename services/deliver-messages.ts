import type { Database } from '../db/database.ts'
import { claimOutbox, giveUp, giveUpRecipient, postpone, release } from '../db/outbox.ts'
import { CHANNEL_NAMES, type Channel, type Delivered, DeliveryError, type Message } from './channel.ts'
import { createChannelHealth } from './channel-health.ts'
import { createUnasked, type Held, type Parcel, type Reminding } from './deliver-unasked.ts'
import { createLanes } from './lanes.ts'
import type { Logger } from './logger.ts'
import { createMarks } from './mark-sent.ts'
import { type After, afterReally, createPace, type Pace, type Turn } from './pace.ts'
import { createShare } from './share-rate.ts'

/** Who sends a message, and until when nobody else may. */
export interface Claim {
  by: string
  from: Date
  until: Date
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
const SWEEP_LIMIT = 200
/** After this many failures without a known reason a message is given up, so that it does not stand in the way for ever. */
const ATTEMPTS_MAX = 12
/** An answer may have arrived and still is tried again so many times in all: the person is waiting for it. */
const UNKNOWN_MAX = 3
/** While the platform asks to wait or is away, longer: at the longest pause this is a day. */
const RETRIES_MAX = 1_440
const PAUSE_MAX_SECONDS = 60

/** An answer goes where it was asked, at no price. */
const answerOf = (held: Held): Parcel => ({ held, by: 'message', price: null })

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
  const health = createChannelHealth(database)
  const unasked = createUnasked({ database, channels, node, now, ...(reminding !== undefined && { reminding }) })
  const paces = new Map<string, Pace>()
  const lanes = createLanes()
  const marks = createMarks({ run, now, log, after })
  const inFlight = new Set<Promise<void>>()
  /** By recipient, or by channel for all of them: not before this moment. */
  const paused = new Map<string, number>()

  const pauseOf = (held: Held): number =>
    Math.max(paused.get(held.channel) ?? 0, paused.get(`${held.channel} ${held.recipient}`) ?? 0)

  const paceOf = ({ name, limits }: Channel): Pace | undefined => {
    if (limits === undefined || paces.has(name)) return paces.get(name)
    const pace = createPace({ limits, now: () => performance.now(), after })
    paces.set(name, pace)
    return pace
  }

  const isPaused = (name: string, at: Date) => (paused.get(name) ?? 0) > at.getTime()

  /** The channels that take messages now, with how much bulk each has room for; and those whose messages may go another way. */
  const openChannels = async (at: Date) => {
    const open = [...channels.values()].filter(({ name }) => !isPaused(name, at))
    const shut = CHANNEL_NAMES.filter(
      (name) => !channels.has(name) || (isPaused(name, at) && health.isClosed(name, at)),
    )
    const shutChannels = shut.map((name) => ({ name, bulk: SWEEP_LIMIT, shut: true }))
    if (open.every(({ limits }) => limits === undefined))
      return [...open.map(({ name }) => ({ name, bulk: SWEEP_LIMIT, shut: false })), ...shutChannels]
    const { nodes, mayBegin } = await share()
    const openNow = open.map((channel) => {
      const pace = paceOf(channel)
      pace?.share(nodes)
      const bulk = pace === undefined ? SWEEP_LIMIT : mayBegin ? pace.room() : 0
      return { name: channel.name, bulk, shut: false }
    })
    return [...openNow, ...shutChannels]
  }

  /** True: it is given up. */
  const answerFailed = async (held: Held, { fault, message: reason }: DeliveryError, isLost: boolean) => {
    if (fault === 'unreachable') return true
    const mayHaveArrived = fault === 'unknown'
    const isOver = mayHaveArrived ? held.attempts + 1 >= UNKNOWN_MAX : fault === 'rejected' || fault === 'elsewhere'
    if (isLost || isOver) await giveUp(run, held.id, { now: now(), reason, mayHaveArrived })
    return isLost || isOver
  }

  /** When the channel, or the recipient, may be tried again. */
  const pause = (held: Held, { fault, scope, afterSeconds }: DeliveryError, isKnown: boolean): Date => {
    const seconds =
      isKnown && fault === 'retry'
        ? Math.max(afterSeconds, Math.min(PAUSE_MAX_SECONDS, held.attempts))
        : backOffSeconds(held.attempts + 1)
    const until = now().getTime() + seconds * 1000
    const isWhole = scope === 'channel' || fault === 'misconfigured'
    paused.set(isWhole ? held.channel : `${held.channel} ${held.recipient}`, until)
    return new Date(until)
  }

  const failed = async (parcel: Parcel, error: unknown) => {
    const { held } = parcel
    const { id: outboxId, channel, recipient } = held
    const isKnown = error instanceof DeliveryError
    const failure = isKnown ? error : new DeliveryError('retry', 'unexpected failure of the channel')
    const { fault, message: reason } = failure
    log.warn({ outboxId, channel, fault, reason }, 'delivery failed')
    await health.failed(channel, failure, now())
    if (fault === 'unreachable') await giveUpRecipient(run, { channel, recipient }, now(), reason)
    const isLost = held.attempts + 1 >= (isKnown ? RETRIES_MAX : ATTEMPTS_MAX)
    const isSettled = await (held.personId === null
      ? answerFailed(held, failure, isLost)
      : unasked.failed(parcel, { fault, isKnown, isLost, reason }))
    if (!isSettled) await postpone(run, outboxId, pause(held, failure, isKnown), reason)
  }

  const call = (channel: Channel, { held, by }: Parcel, turn: Turn | undefined): Promise<Delivered> => {
    const { recipient, message } = held
    const reference = String(held.id)
    if (by === 'message') return channel.send(recipient, message, reference, turn?.next)
    if (channel.sendTemplate === undefined || message.template === undefined)
      throw new DeliveryError('rejected', 'the channel sends no templates')
    return channel.sendTemplate(recipient, message.template, reference)
  }

  const sendNow = async (channel: Channel, parcel: Parcel, turn: Turn | undefined): Promise<void> => {
    try {
      turn?.begin()
      const { messageId } = await call(channel, parcel, turn)
      health.worked(channel.name)
      marks.remember({ id: parcel.held.id, messageId })
    } catch (error) {
      await failed(parcel, error)
    }
  }

  /** What was unasked looks for another way where its channel is out of order; everything else waits. */
  const mayGo = (held: Held): boolean =>
    pauseOf(held) <= now().getTime() || (held.personId !== null && health.isClosed(held.channel, now()))

  const sendOne = async (held: Held): Promise<void> => {
    const channel = channels.get(held.channel)
    if (!mayGo(held) || (channel === undefined && held.personId === null)) return release(run, [held.id])
    const turn = channel === undefined ? undefined : await paceOf(channel)?.turn(held)
    try {
      if (!mayGo(held)) return await release(run, [held.id])
      const parcel = held.personId === null ? answerOf(held) : await unasked.prepare(held)
      if (parcel !== undefined && channel !== undefined) await sendNow(channel, parcel, turn)
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
      await health.tell(at)
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
      await marks.settle()
    },
  }
}
