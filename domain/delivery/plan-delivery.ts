import { endOfHours, type HoursOfDay } from './quiet-hours.ts'
import type { ChannelTerms, TemplateName } from './terms.ts'

/** An account of the person at a platform. */
export interface DeliveryAccount {
  channel: string
  recipient: string
  linkedAt: Date
  lastInteractionAt: Date | null
  /** Since when, and what the platform said; null: it can be reached. */
  unreachable: { since: Date; said: string } | null
}

export interface Addressee {
  accounts: readonly DeliveryAccount[]
  /** As 84912345678. */
  phone: string | null
  /** The channel that the person asked for themselves. */
  preferred: string | null
  /** The hours in which the person wants no message that they did not ask for. */
  quiet: HoursOfDay | null
}

/** A channel that is switched on. */
export interface ChannelCondition {
  /** Null: it takes everything at any time for nothing. */
  terms: ChannelTerms | null
  /** It is out of order, and is tried again then. */
  closedUntil: Date | null
  /** What the month's budget still allows. */
  vndLeft: number
}

export interface Offer {
  /** Into how many of its own messages the channel splits it, of which each is charged. */
  parts: (channel: string) => number
  /** Null: there are no approved words for it. */
  template: TemplateName | null
}

export interface Way {
  channel: string
  recipient: string
  by: 'message' | 'template'
  vnd: number
}

/**
 * Why a way cannot be gone now.
 * - `unreachable`: the platform says so; `off`: the channel is not set up; `tried`: it was refused before;
 * - `window`: too long since the person last wrote there; `template`: this message has no approved words for it;
 * - `budget`: the month's money is used up;
 * - with `until`, when it may go: `closed`: the channel is out of order; `night`: the platform takes it by day only; `quiet`: the person's own hours.
 */
export interface Refusal extends Omit<Way, 'vnd'> {
  why: 'unreachable' | 'off' | 'tried' | 'window' | 'template' | 'budget' | 'closed' | 'night' | 'quiet'
  until?: Date
  /** What the platform said. */
  said?: string
}

export interface DeliveryPlan {
  /** In the order in which they are to be tried. */
  ways: Way[]
  refused: Refusal[]
}

export interface DeliveryQuestion {
  to: Addressee
  /** A channel that is not here is off. */
  channels: ReadonlyMap<string, ChannelCondition>
  offer: Offer
  /** Ways known not to have worked, by `wayKey`. */
  tried: readonly string[]
  now: Date
}

/** The platform through which a phone can be written to. */
export const PHONE_CHANNEL = 'zalo'

/** The one channel that calls nobody: it shows a message to whoever looks. */
const LAST_RESORT = 'webchat'

export const phoneRecipient = (phone: string): string => `+${phone}`

export const wayKey = ({ channel, recipient, by }: Pick<Way, 'channel' | 'recipient' | 'by'>): string =>
  `${channel} ${recipient} ${by}`

/** Until the platform has it, and for clocks that differ: what may cost is counted. */
const MARGIN_MS = 60_000

type Place = Pick<Way, 'channel' | 'recipient' | 'by'> & { account: DeliveryAccount | null }

/** What the platform asks for a way; a reason: it does not take it now. */
const priceOf = (
  { by, channel, account }: Place,
  terms: ChannelTerms | null,
  { offer, now }: DeliveryQuestion,
): number | Pick<Refusal, 'why' | 'until'> => {
  if (by === 'template') {
    const template = offer.template === null ? undefined : terms?.templates[offer.template]
    const vnd = account === null ? template?.vndByPhone : template?.vndByAccount
    if (template === undefined || vnd === undefined || vnd === null) return { why: 'template' }
    const night = endOfHours(now, { fromHour: template.untilHour, untilHour: template.fromHour })
    return night === undefined ? vnd : { why: 'night', until: night }
  }
  if (terms === null) return 0
  const since = account?.lastInteractionAt?.getTime() ?? Number.NEGATIVE_INFINITY
  const elapsed = now.getTime() - since
  if (elapsed + MARGIN_MS <= terms.window.freeMs) return 0
  return elapsed <= terms.window.openMs ? terms.window.vnd * offer.parts(channel) : { why: 'window' }
}

const judge = (place: Place, question: DeliveryQuestion): Way | Refusal => {
  const { account, ...way } = place
  const { channels, tried, to, now } = question
  if (account !== null && account.unreachable !== null)
    return { ...way, why: 'unreachable', said: account.unreachable.said }
  const channel = channels.get(way.channel)
  if (channel === undefined) return { ...way, why: 'off' }
  if (tried.includes(wayKey(way))) return { ...way, why: 'tried' }
  const price = priceOf(place, channel.terms, question)
  if (typeof price !== 'number') return { ...way, ...price }
  if (price > 0 && price > channel.vndLeft) return { ...way, why: 'budget' }
  if (channel.closedUntil !== null && channel.closedUntil > now)
    return { ...way, why: 'closed', until: channel.closedUntil }
  const quiet = to.quiet === null ? undefined : endOfHours(now, to.quiet)
  return quiet === undefined ? { ...way, vnd: price } : { ...way, why: 'quiet', until: quiet }
}

const placesOf = ({ to, channels, offer }: DeliveryQuestion): Place[] => [
  ...to.accounts.flatMap((account): Place[] => {
    const place = { channel: account.channel, recipient: account.recipient, account }
    const template =
      offer.template === null ? undefined : channels.get(account.channel)?.terms?.templates[offer.template]
    const byTemplate: Place[] = template?.vndByAccount == null ? [] : [{ ...place, by: 'template' }]
    return [{ ...place, by: 'message' }, ...byTemplate]
  }),
  ...(to.phone === null
    ? []
    : [{ channel: PHONE_CHANNEL, recipient: phoneRecipient(to.phone), by: 'template' as const, account: null }]),
]

/**
 * The ways that can carry a message now, best first: on the channel that the person asked for, even where it costs and another
 * does not; then whatever is cheapest, of equals the account linked last; the web chat where there is nothing else. The same
 * question has the same answer on every node.
 */
export const planDelivery = (question: DeliveryQuestion): DeliveryPlan => {
  const { preferred, accounts } = question.to
  const linkedAt = new Map(accounts.map((each) => [`${each.channel} ${each.recipient}`, each.linkedAt.getTime()]))
  const rank = ({ channel }: Way) => (channel === preferred ? 0 : channel === LAST_RESORT ? 2 : 1)
  const linked = ({ channel, recipient }: Way) => linkedAt.get(`${channel} ${recipient}`) ?? 0
  const judged = placesOf(question).map((place) => judge(place, question))
  return {
    ways: judged
      .filter((each): each is Way => 'vnd' in each)
      .sort(
        (left, right) =>
          rank(left) - rank(right) ||
          left.vnd - right.vnd ||
          linked(right) - linked(left) ||
          (wayKey(left) < wayKey(right) ? -1 : 1),
      ),
    refused: judged.filter((each): each is Refusal => 'why' in each),
  }
}

/** When one of the ways that cannot be gone now may be; undefined: waiting helps none of them. */
export const nextChance = ({ refused }: DeliveryPlan): Date | undefined => {
  const instants = refused.flatMap(({ until }) => (until === undefined ? [] : [until.getTime()]))
  return instants.length === 0 ? undefined : new Date(Math.min(...instants))
}
