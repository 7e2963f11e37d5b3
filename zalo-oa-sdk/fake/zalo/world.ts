import { randomInt } from 'node:crypto'
import type { FakeClock } from '../clock.ts'

export interface FakePerson {
  readonly id: string
  /** `84…`; null when nobody knows it. */
  phone: string | null
  displayName: string
  follows: boolean
  /** Milliseconds since 1970; null before the first interaction and after `unfollow`. */
  lastInteractionAtMs: number | null
  hasBlocked: boolean
  hasOptedOut: boolean
  /** Has not used Zalo for 45 days. */
  isInactive: boolean
  /** Messages that this person may still get; null for no limit. */
  quotaRemain: number | null
}

export interface FakeTemplate {
  id: string
  status: 'ENABLE' | 'PENDING_REVIEW' | 'REJECT' | 'DISABLE'
  parameters: Readonly<Record<string, { required: boolean; lengthMax: number }>>
  priceVnd: number
  /** Otherwise it goes by phone only (-249). */
  allowsUserId: boolean
  /** null for no limit. */
  quotaRemain: number | null
}

export interface FakeSent {
  kind: 'consultation' | 'templateByUserId' | 'templateByPhone'
  messageId: string
  userId: string
  /** The path that took it. */
  path: string
  /** The `message` or the `template_data` as it came. */
  content: Readonly<Record<string, unknown>>
  templateId: string | null
  costVnd: number
  atMs: number
}

/** What a test may look at and change at any time. */
export interface FakeWorld {
  clock: FakeClock
  app: { id: string; secret: string }
  account: {
    id: string
    name: string
    /** Signs webhooks. */
    secret: string
    /** 2 business, 4 state body. */
    type: 2 | 4
    isVerified: boolean
    packageName: string
    /** null: no billing account is linked. */
    balanceVnd: number | null
    /** Consultation messages left; null for no limit. */
    quotaRemain: number | null
    templateQuotaTotal: number
  }
  /** Which endpoints serve this account: version 3 refuses with -235, version 2 with -240. */
  endpoints: { v3: boolean; v2: boolean }
  /** Requests a minute before -32. */
  requestsPerMinuteMax: number
  people: Map<string, FakePerson>
  templates: Map<string, FakeTemplate>
  sent: FakeSent[]
}

/** An id as long as Zalo's: beyond 2^53, so whoever makes it a number loses it. */
export const longId = (): string =>
  `${randomInt(1, 10)}${String(randomInt(0, 2 ** 47))
    .padStart(18, '0')
    .slice(-18)}`

/** A refusal of the OpenAPI or of ZNS. */
export class FakeRefusal extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const personOf = (world: FakeWorld, userId: string): FakePerson => {
  const person = world.people.get(userId)
  if (person === undefined) throw new FakeRefusal(-201, 'user_id is invalid')
  return person
}

/** Takes money for a message, or refuses as `none` (no account) or `empty`. */
export const pay = (world: FakeWorld, costVnd: number, codes: { none: number; empty: number }): void => {
  const { account } = world
  if (costVnd === 0) return
  if (account.balanceVnd === null) throw new FakeRefusal(codes.none, 'no billing account')
  if (account.balanceVnd < costVnd) throw new FakeRefusal(codes.empty, 'the billing account is empty')
  account.balanceVnd -= costVnd
}
