import type { Closure } from '../db/channel-closures.ts'
import type { Database } from '../db/database.ts'
import { type DeliveryFacts, type DeliveryQuestion, readDeliveryFacts } from '../db/delivery-facts.ts'
import { type Forecast, forecastDelivery } from '../domain/delivery/forecast.ts'
import type { Refusal } from '../domain/delivery/plan-delivery.ts'
import { whyUnreachable } from '../domain/delivery/why-unreachable.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { CHANNEL_NAMES, type ChannelName } from './channel.ts'
import { addresseeOf, conditionsOf, monthOf, type TermsOfChannels } from './delivery-facts.ts'

export type { DeliveryFacts } from '../db/delivery-facts.ts'

const LOST_DAYS = 30
const DAY_MS = 86_400_000

export interface ChannelReport {
  channel: ChannelName
  isOn: boolean
  closure: Closure | null
  /** Null: it costs nothing. */
  money: { vnd: number; messages: number; monthlyVnd: number } | null
}

export interface UnreachablePerson {
  personId: number
  name: string
  unitIds: number[]
  since: Date | null
  /** Why each way is shut; empty: there is none. */
  reasons: Pick<Refusal, 'channel' | 'by' | 'why' | 'said'>[]
  /** Messages of the last 30 days that they did not get, and those that wait for them. */
  lost: number
  waiting: number
}

export interface DeliveryReport {
  channels: ChannelReport[]
  /** Of what waits; by message. */
  forecast: Pick<Forecast<never>, 'vnd'> & { waiting: number; later: number; unreachable: number }
  /** Messages of the last 30 days of which it is not known whether they arrived. */
  uncertain: number
  people: UnreachablePerson[]
}

/** What is read for a report. */
export const deliveryQuestion = (channels: TermsOfChannels, now: Date): DeliveryQuestion => ({
  today: localTimeOf(now).date,
  month: monthOf(now),
  since: new Date(now.getTime() - LOST_DAYS * DAY_MS),
  now,
  carriers: [...channels].map(([channel, terms]) => {
    const template = terms?.templates.reminder
    return {
      channel,
      openMs: terms?.window.openMs ?? null,
      toAccounts: typeof template?.vndByAccount === 'number',
      toPhones: typeof template?.vndByPhone === 'number',
    }
  }),
})

/** How messages get through: pure, so that the chat and the API say the same. */
export const reportDelivery = (facts: DeliveryFacts, channels: TermsOfChannels, now: Date): DeliveryReport => {
  const spent = Object.fromEntries(facts.spending.map(({ channel, vnd }) => [channel, vnd]))
  const closures = Object.fromEntries(facts.closures.map(({ channel, until }) => [channel, until]))
  const conditions = conditionsOf(channels, { spent, closures })
  const messages = facts.waiting.flatMap(({ messages: count, hasTemplate, ...row }) => {
    const offer = { parts: () => 1, template: hasTemplate ? ('reminder' as const) : null }
    return Array.from({ length: count }, () => ({ id: null, to: addresseeOf(row), offer }))
  })
  const { vnd, later, unreachable } = forecastDelivery(messages, conditions, now)
  return {
    channels: CHANNEL_NAMES.map((channel) => {
      const terms = channels.get(channel)
      const { vnd: used = 0, messages: sent = 0 } = facts.spending.find((each) => each.channel === channel) ?? {}
      return {
        channel,
        isOn: channels.has(channel),
        closure: facts.closures.find((each) => each.channel === channel) ?? null,
        money: terms == null ? null : { vnd: used, messages: sent, monthlyVnd: terms.monthlyVnd },
      }
    }),
    forecast: { vnd, waiting: messages.length, later: later.length, unreachable: unreachable.length },
    uncertain: facts.uncertain,
    people: facts.people.flatMap(({ personId, name, unitIds, lost, waiting, ...row }) => {
      const to = addresseeOf(row)
      const found =
        whyUnreachable(to, conditions, { words: 'reminder', now }) ??
        (lost > 0 ? whyUnreachable(to, conditions, { words: null, now }) : undefined)
      if (found === undefined) return []
      const reasons = found.refused.map(({ channel, by, why, said }) => ({ channel, by, why, ...(said && { said }) }))
      return [{ personId, name, unitIds, since: found.since, reasons, lost, waiting }]
    }),
  }
}

export const readDeliveryReport = async (
  { run }: Pick<Database, 'run'>,
  channels: TermsOfChannels,
  now: Date,
): Promise<DeliveryReport> =>
  reportDelivery(await readDeliveryFacts(run, deliveryQuestion(channels, now)), channels, now)
