import { describe, expect, test } from 'vitest'
import { type Addressee, type ChannelCondition, nextChance, planDelivery } from './plan-delivery.ts'
import type { ChannelTerms } from './terms.ts'

/** Friday morning in Vietnam. */
const NOW = new Date('2026-11-20T02:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)

const TERMS: ChannelTerms = {
  window: { freeMs: 48 * 3_600_000, openMs: 168 * 3_600_000, vnd: 55 },
  templates: { reminder: { vndByAccount: 120, vndByPhone: 200, fromHour: 6, untilHour: 22 } },
  monthlyVnd: 500_000,
}

const on: ChannelCondition = { terms: null, closedUntil: null, vndLeft: 0 }
const zalo: ChannelCondition = { terms: TERMS, closedUntil: null, vndLeft: 500_000 }
const channels = new Map([
  ['zalo', zalo],
  ['telegram', on],
  ['webchat', on],
])

const account = (channel: string, lastHours: number | null = null, linkedHours = 1_000) => ({
  channel,
  recipient: channel,
  linkedAt: hoursAgo(linkedHours),
  lastInteractionAt: lastHours === null ? null : hoursAgo(lastHours),
  unreachable: null,
})

const ask = (to: Partial<Addressee>, { template = 'reminder', parts = 1, now = NOW, over = channels } = {}) => {
  const plan = planDelivery({
    to: { accounts: [], phone: null, preferred: null, quiet: null, ...to },
    channels: over,
    offer: { parts: () => parts, template: template === 'reminder' ? 'reminder' : null },
    tried: [],
    now,
  })
  return { ...plan, said: plan.ways.map(({ channel, by, vnd }) => `${channel} ${by} ${vnd}`) }
}

describe('the window of a Zalo account', () => {
  test.each([
    ['up to 48 hours it costs nothing', 47.98, ['zalo message 0', 'zalo template 120']],
    ['the last minute of the 48 hours counts as paid', 48, ['zalo message 55', 'zalo template 120']],
    ['up to seven days it costs 55 dong', 49, ['zalo message 55', 'zalo template 120']],
    ['the last moment of the seven days', 168, ['zalo message 55', 'zalo template 120']],
    ['after seven days only the template goes', 169, ['zalo template 120']],
    ['somebody who never wrote', null, ['zalo template 120']],
  ])('%s', (_what, hours, said) => {
    expect(ask({ accounts: [account('zalo', hours)] }).said).toEqual(said)
  })

  test('each part of a long message is paid for', () => {
    expect(ask({ accounts: [account('zalo', 100)] }, { parts: 3 }).said).toEqual([
      'zalo template 120',
      'zalo message 165',
    ])
  })

  test('a message without approved words does not go after seven days, and the reason is said', () => {
    const { ways, refused } = ask({ accounts: [account('zalo', 200)], phone: '84912345678' }, { template: 'none' })
    expect(ways).toEqual([])
    expect(refused.map(({ by, why }) => `${by} ${why}`)).toEqual(['message window', 'template template'])
  })
})

describe('which channel comes first', () => {
  const both = [account('zalo', 100), account('telegram')]

  test('what is free elsewhere before what costs', () => {
    expect(ask({ accounts: both }).said[0]).toBe('telegram message 0')
  })

  test('what the person asked for, though it costs', () => {
    expect(ask({ accounts: both, preferred: 'zalo' }).said).toEqual([
      'zalo message 55',
      'zalo template 120',
      'telegram message 0',
    ])
  })

  test('the account linked last, where all else is equal', () => {
    const newer = [account('telegram', null, 10), account('zalo', 1, 500)]
    expect(ask({ accounts: newer }).said[0]).toBe('telegram message 0')
  })

  test('the web chat, which calls nobody, after a template by phone', () => {
    expect(ask({ accounts: [account('webchat')], phone: '84912345678' }).said).toEqual([
      'zalo template 200',
      'webchat message 0',
    ])
  })
})

describe('what stands in the way only for a while says until when', () => {
  test('a template at night waits for six o’clock', () => {
    const plan = ask({ phone: '84912345678' }, { now: new Date('2026-11-20T15:30:00Z') })
    expect(plan.ways).toEqual([])
    expect(nextChance(plan)).toEqual(new Date('2026-11-20T23:00:00Z'))
  })

  test('a channel that is out of order waits until it is tried again, unless another can take the message', () => {
    const closedUntil = new Date(NOW.getTime() + 300_000)
    const over = new Map([...channels, ['zalo', { ...zalo, closedUntil }]])
    const alone = ask({ accounts: [account('zalo', 1)] }, { over })
    expect(alone.ways).toEqual([])
    expect(nextChance(alone)).toEqual(closedUntil)
    expect(ask({ accounts: [account('zalo', 1), account('telegram')] }, { over }).said).toEqual(['telegram message 0'])
  })

  test('money that is used up is no reason to wait', () => {
    const over = new Map([...channels, ['zalo', { ...zalo, vndLeft: 54 }]])
    const plan = ask({ accounts: [account('zalo', 100)] }, { over })
    expect(plan.refused.map(({ why }) => why)).toEqual(['budget', 'budget'])
    expect(nextChance(plan)).toBeUndefined()
  })

  test('the person’s own hours', () => {
    const plan = ask({ accounts: [account('telegram')], quiet: { fromHour: 8, untilHour: 10 } })
    expect(nextChance(plan)).toEqual(new Date('2026-11-20T03:00:00Z'))
  })
})
