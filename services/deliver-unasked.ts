import { giveBack, reserve } from '../db/channel-spending.ts'
import type { Database } from '../db/database.ts'
import { giveUp, release } from '../db/outbox.ts'
import { holdBack, lose, moveTo, ruleOut, type Standing, standingOf } from '../db/unasked-messages.ts'
import {
  type DeliveryPlan,
  nextChance,
  planDelivery,
  type Refusal,
  type Way,
  wayKey,
} from '../domain/delivery/plan-delivery.ts'
import type { HoursOfDay } from '../domain/delivery/quiet-hours.ts'
import type { Channel, DeliveryFault, Message } from './channel.ts'
import { addresseeOf, conditionsOf, monthOf, termsOf } from './delivery-facts.ts'

/** A message of the outbox that this process holds. */
export interface Held {
  id: number
  channel: string
  recipient: string
  message: Message
  /** Of what was unasked: who it is for. An answer goes where it was asked. */
  personId: number | null
  /** See `Call` of the pace. */
  bulk: boolean
  attempts: number
}

/** A message as it goes out now. */
export interface Parcel {
  held: Held
  by: Way['by']
  /** What was counted for it, and in which month. */
  price: { vnd: number; month: string } | null
}

/** Of reminders: what is decided only when their turn has come. */
export interface Reminding {
  /** The message as it goes out now; undefined: it waits for another half-day, or nothing of it is owed any more. */
  prepare(held: Held, quiet: HoursOfDay | null): Promise<Held | undefined>
}

export interface Failure {
  fault: DeliveryFault
  /** False: the channel broke, and what became of the message is not known. */
  isKnown: boolean
  /** It has been tried often enough. */
  isLost: boolean
  reason: string
}

export interface Unasked {
  /** Undefined: it is not sent from here now; it waits, has moved on, or is lost. */
  prepare(held: Held): Promise<Parcel | undefined>
  /** True: what follows from the failure is settled. False: the same way is tried again later. */
  failed(parcel: Parcel, failure: Failure): Promise<boolean>
}

/** What could not be sent for so long has lost its meaning. */
const WAIT_MAX_MS = 7 * 86_400_000

/** `zalo message: window; telegram message: unreachable (blocked)` */
const describe = (refused: readonly Refusal[], failure: string | null): string => {
  const saidOf = ({ why, said }: Refusal) => (why === 'tried' ? (failure ?? undefined) : said)
  const words = refused.map((each) => {
    const said = saidOf(each)
    return `${each.channel} ${each.by}: ${each.why}${said === undefined ? '' : ` (${said})`}`
  })
  return words.join('; ') || 'no account'
}

type Address = Pick<Way, 'channel' | 'recipient'>

const isAt = (held: Address, { channel, recipient }: Address): boolean =>
  channel === held.channel && recipient === held.recipient

/** After a failure that may have been none a message stays on its way, as long as that leads anywhere; else the best one. */
const chosenWay = ({ ways, refused }: DeliveryPlan, held: Held, { attempts, tried }: Standing): Way | undefined => {
  if (attempts <= tried.length) return ways[0]
  const isAwaited = refused.some((each) => isAt(held, each) && each.until !== undefined)
  return ways.find((way) => isAt(held, way)) ?? (isAwaited ? undefined : ways[0])
}

/**
 * The way of messages that nobody asked for: planned when their turn has come, moved to where they can be sent, paid for before
 * they go. A message is one row of the outbox, so it is never on two ways at once. Each step is one commit.
 */
export const createUnasked = ({
  database: { run },
  channels,
  reminding,
  node,
  now,
}: {
  database: Pick<Database, 'run'>
  channels: ReadonlyMap<string, Channel>
  reminding?: Reminding
  node: string
  now: () => Date
}): Unasked => {
  /** No way is open now. */
  const wait = async (held: Held, plan: DeliveryPlan, { createdAt, failure }: Standing) => {
    const reason = describe(plan.refused, failure)
    const until = nextChance(plan)
    if (until !== undefined && until.getTime() - Date.parse(createdAt) < WAIT_MAX_MS)
      return holdBack(run, { outboxId: held.id, until, reason })
    return lose(run, { outboxId: held.id, reason, now: now() })
  }

  const pay = async (held: Held, way: Way, month: string): Promise<Parcel | undefined> => {
    if (way.vnd === 0) return { held, by: way.by, price: null }
    const monthlyVnd = channels.get(way.channel)?.terms?.monthlyVnd ?? 0
    const price = { outboxId: held.id, channel: way.channel, month, vnd: way.vnd }
    if (await reserve(run, { ...price, monthlyVnd })) return { held, by: way.by, price: { vnd: way.vnd, month } }
    // Somebody else has just spent it: the next look knows.
    await release(run, [held.id])
    return undefined
  }

  return {
    async prepare(asked) {
      const month = monthOf(now())
      const standing = await standingOf(run, { outboxId: asked.id, node, month })
      if (standing === undefined) return undefined
      const to = addresseeOf(standing)
      const held = asked.message.reminder === undefined ? asked : await reminding?.prepare(asked, to.quiet)
      if (held === undefined) return undefined
      const { message } = held
      const offer = {
        parts: (channel: string) => channels.get(channel)?.parts?.(message) ?? 1,
        template: message.template?.name ?? null,
      }
      const conditions = conditionsOf(termsOf(channels), standing)
      const plan = planDelivery({ to, channels: conditions, offer, tried: standing.tried, now: now() })
      const way = chosenWay(plan, held, standing)
      if (way === undefined) {
        await wait(held, plan, standing)
        return undefined
      }
      if (isAt(held, way)) return pay(held, way, month)
      await moveTo(run, { outboxId: held.id, node, channel: way.channel, recipient: way.recipient })
      return undefined
    },

    async failed({ held, by, price }, { fault, isKnown, isLost, reason }) {
      const { id: outboxId, channel, recipient, message } = held
      if (fault === 'unknown') {
        await giveUp(run, outboxId, { now: now(), reason, mayHaveArrived: true })
        return true
      }
      const isOnePart = by === 'template' || (channels.get(channel)?.parts?.(message) ?? 1) === 1
      if (price !== null && isOnePart && isKnown) await giveBack(run, { outboxId, channel, ...price })
      if (fault === 'retry' && !isLost) return false
      if (fault === 'misconfigured') await release(run, [outboxId])
      else await ruleOut(run, { outboxId, way: wayKey({ channel, recipient, by }), reason, now: now() })
      return true
    },
  }
}
