import type { AddresseeRow, Standing } from '../db/unasked-messages.ts'
import type { Addressee, ChannelCondition } from '../domain/delivery/plan-delivery.ts'
import type { ChannelTerms } from '../domain/delivery/terms.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { Channel } from './channel.ts'

/** The first day of the month of Vietnam's calendar: what is spent is counted by it. */
export const monthOf = (instant: Date): string => `${localTimeOf(instant).date.slice(0, 7)}-01`

const instantOrNull = (iso: string | null): Date | null => (iso === null ? null : new Date(iso))

export const addresseeOf = ({ accounts, phone, preferred, quietFrom, quietUntil }: AddresseeRow): Addressee => ({
  accounts: accounts.map(({ channel, recipient, ...at }) => ({
    channel,
    recipient,
    linkedAt: new Date(at.linkedAt),
    lastInteractionAt: instantOrNull(at.lastInteractionAt),
    unreachable:
      at.unreachableSince === null
        ? null
        : { since: new Date(at.unreachableSince), said: at.unreachableReason ?? 'unreachable' },
  })),
  phone,
  preferred,
  quiet: quietFrom === null || quietUntil === null ? null : { fromHour: quietFrom, untilHour: quietUntil },
})

/** The channels that are on, with what each asks; null: it takes everything at any time for nothing. */
export type TermsOfChannels = ReadonlyMap<string, ChannelTerms | null>

export const termsOf = (channels: ReadonlyMap<string, Channel>): TermsOfChannels =>
  new Map([...channels.values()].map(({ name, terms = null }) => [name, terms]))

/** How the channels of this program stand. */
export const conditionsOf = (
  channels: TermsOfChannels,
  { spent, closures }: Pick<Standing, 'spent' | 'closures'>,
): Map<string, ChannelCondition> =>
  new Map(
    [...channels].map(([name, terms]) => [
      name,
      {
        terms,
        closedUntil: instantOrNull(closures[name] ?? null),
        vndLeft: (terms?.monthlyVnd ?? 0) - (spent[name] ?? 0),
      },
    ]),
  )
