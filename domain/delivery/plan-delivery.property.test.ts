import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastDelivery } from './forecast.ts'
import {
  type ChannelCondition,
  type DeliveryAccount,
  type DeliveryQuestion,
  nextChance,
  phoneRecipient,
  planDelivery,
  type Way,
  wayKey,
} from './plan-delivery.ts'
import { endOfHours } from './quiet-hours.ts'

const NOW = new Date('2026-11-20T02:00:00Z')
const HOUR_MS = 3_600_000
const NAMES = ['zalo', 'telegram', 'zalo-bot', 'webchat']

const instant = fc.integer({ min: -400, max: 48 }).map((hours) => new Date(NOW.getTime() + hours * HOUR_MS))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const name = fc.constantFrom(...NAMES)
const vnd = fc.integer({ min: 0, max: 300 })
const hour = fc.integer({ min: 0, max: 23 })

const account: fc.Arbitrary<DeliveryAccount> = fc.record({
  channel: name,
  recipient: fc.constantFrom('a', 'b', 'c', 'd'),
  linkedAt: instant,
  lastInteractionAt: maybe(instant),
  unreachable: maybe(fc.record({ since: instant, said: fc.constant('blocked') })),
})

const condition: fc.Arbitrary<ChannelCondition> = fc.record({
  terms: maybe(
    fc.record({
      window: fc.constant({ freeMs: 48 * HOUR_MS, openMs: 168 * HOUR_MS, vnd: 55 }),
      templates: fc.oneof(
        fc.constant({}),
        fc.record({
          reminder: fc.record({
            vndByAccount: maybe(vnd),
            vndByPhone: maybe(vnd),
            fromHour: fc.constant(6),
            untilHour: fc.constant(22),
          }),
        }),
      ),
      monthlyVnd: fc.constant(500_000),
    }),
  ),
  closedUntil: maybe(instant),
  vndLeft: fc.integer({ min: 0, max: 400 }),
})

const question: fc.Arbitrary<DeliveryQuestion> = fc
  .record({
    accounts: fc.uniqueArray(account, {
      maxLength: 5,
      selector: ({ channel, recipient }) => `${channel} ${recipient}`,
    }),
    phone: maybe(fc.constant('84912345678')),
    preferred: maybe(name),
    quiet: maybe(fc.record({ fromHour: hour, untilHour: hour })),
    channels: fc.uniqueArray(fc.tuple(name, condition), { selector: ([each]) => each }),
    parts: fc.integer({ min: 1, max: 3 }),
    template: maybe(fc.constant('reminder' as const)),
    triedPlaces: fc.subarray(NAMES.flatMap((each) => ['a', 'b'].map((recipient) => ({ channel: each, recipient })))),
    at: fc.integer({ min: 0, max: 23 }),
  })
  .map(({ accounts, phone, preferred, quiet, channels, parts, template, triedPlaces, at }) => ({
    to: { accounts, phone, preferred, quiet },
    channels: new Map(channels),
    offer: { parts: () => parts, template },
    tried: triedPlaces.map((place) => wayKey({ ...place, by: 'message' })),
    now: new Date(NOW.getTime() + at * HOUR_MS),
  }))

const always = (holds: (asked: DeliveryQuestion, ways: Way[]) => void) =>
  fc.assert(
    fc.property(question, (asked) => holds(asked, planDelivery(asked).ways)),
    { numRuns: 2_000 },
  )

describe('whoever the person is and however the channels stand', () => {
  test('no way leads over an account that cannot be reached, or over a channel that is off or out of order', () => {
    always((asked, ways) => {
      for (const { channel, recipient } of ways) {
        const known = asked.to.accounts.find((each) => each.channel === channel && each.recipient === recipient)
        expect(known?.unreachable ?? null).toBeNull()
        if (known === undefined) expect(recipient).toBe(phoneRecipient(asked.to.phone ?? ''))
        const closedUntil = asked.channels.get(channel)?.closedUntil
        expect(closedUntil).not.toBeUndefined()
        expect(closedUntil === null || (closedUntil ?? asked.now) <= asked.now).toBe(true)
      }
    })
  })

  test('no way costs more than what is left of the month’s money', () => {
    always((asked, ways) => {
      for (const way of ways)
        if (way.vnd > 0) expect(way.vnd).toBeLessThanOrEqual(asked.channels.get(way.channel)?.vndLeft ?? 0)
    })
  })

  test('no way comes twice or was tried before, and each one that there is either can be gone or has its reason', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { ways, refused } = planDelivery(asked)
        const keys = [...ways, ...refused].map(wayKey)
        expect(new Set(keys).size).toBe(keys.length)
        for (const way of ways) expect(asked.tried).not.toContain(wayKey(way))
        for (const { channel, recipient } of asked.to.accounts)
          expect(keys.some((key) => key.startsWith(`${channel} ${recipient} `))).toBe(true)
        if (asked.to.phone !== null) expect(keys.some((key) => key.includes(phoneRecipient('84912345678')))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the asked-for channel comes first, the web chat last, and between them nothing dearer before what is cheaper', () => {
    always(({ to }, ways) => {
      const ranks = ways.map(({ channel }) => (channel === to.preferred ? 0 : channel === 'webchat' ? 2 : 1))
      expect(ranks).toEqual(ranks.toSorted((left, right) => left - right))
      for (const rank of [0, 1, 2]) {
        const prices = ways.filter((_, index) => ranks[index] === rank).map((way) => way.vnd)
        expect(prices).toEqual(prices.toSorted((left, right) => left - right))
      }
    })
  })

  test('nothing goes in the hours that the person wants for themselves, and what only waits for them may go when they end', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const end = asked.to.quiet === null ? undefined : endOfHours(asked.now, asked.to.quiet)
        const plan = planDelivery(asked)
        if (end !== undefined) expect(plan.ways).toEqual([])
        const next = nextChance(plan)
        if (next !== undefined) expect(next.getTime()).toBeGreaterThan(asked.now.getTime())
      }),
      { numRuns: 2_000 },
    )
  })

  test('the order in which the accounts were read changes nothing', () => {
    always((asked, ways) => {
      const turned = { ...asked, to: { ...asked.to, accounts: asked.to.accounts.toReversed() } }
      expect(planDelivery(turned).ways).toEqual(ways)
    })
  })

  test('a forecast names everybody once, spends no more than there is, and is the sum of its ways', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 12 }), question, (people, { channels }) => {
        const messages = people.map(({ to, offer }, id) => ({ id, to, offer }))
        const { vnd: sum, byWay, later, unreachable } = forecastDelivery(messages, channels, NOW)
        const named = [...byWay, ...later, ...unreachable].map(({ id }) => id)
        expect(named.toSorted((a, b) => a - b)).toEqual(messages.map(({ id }) => id))
        expect(byWay.reduce((total, { way }) => total + way.vnd, 0)).toBe(sum)
        for (const [channel, { vndLeft }] of channels) {
          const spent = byWay
            .filter(({ way }) => way.channel === channel)
            .reduce((total, { way }) => total + way.vnd, 0)
          expect(spent).toBeLessThanOrEqual(vndLeft)
        }
      }),
      { numRuns: 500 },
    )
  })
})
