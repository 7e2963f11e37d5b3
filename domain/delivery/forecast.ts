import {
  type Addressee,
  type ChannelCondition,
  type DeliveryPlan,
  nextChance,
  type Offer,
  planDelivery,
  type Refusal,
  type Way,
} from './plan-delivery.ts'

export interface Forecast<Id> {
  /** What the ways that would be gone first cost together. */
  vnd: number
  byWay: { id: Id; way: Way }[]
  /** Not now, but without anybody doing anything. */
  later: { id: Id; at: Date }[]
  unreachable: { id: Id; refused: Refusal[] }[]
}

/**
 * What sending these messages now would cost and whom it would not reach, were every first way to work. Money is used up in
 * the order of the list, as when they are sent.
 */
export const forecastDelivery = <Id>(
  messages: readonly { id: Id; to: Addressee; offer: Offer }[],
  channels: ReadonlyMap<string, ChannelCondition>,
  now: Date,
): Forecast<Id> => {
  const left = new Map([...channels].map(([name, condition]) => [name, { ...condition }]))
  const forecast: Forecast<Id> = { vnd: 0, byWay: [], later: [], unreachable: [] }
  for (const { id, to, offer } of messages) {
    const plan: DeliveryPlan = planDelivery({ to, offer, channels: left, tried: [], now })
    const [way] = plan.ways
    const at = nextChance(plan)
    if (way !== undefined) {
      const condition = left.get(way.channel)
      if (condition !== undefined) condition.vndLeft -= way.vnd
      forecast.vnd += way.vnd
      forecast.byWay.push({ id, way })
    } else if (at === undefined) forecast.unreachable.push({ id, refused: plan.refused })
    else forecast.later.push({ id, at })
  }
  return forecast
}
