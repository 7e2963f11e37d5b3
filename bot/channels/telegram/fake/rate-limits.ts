import { BotApiError } from './bot-api-error.ts'

/** core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: 1 a second to a chat, 30 a second in all. */
export interface RateLimits {
  perChatPerSecond?: number
  /** How many messages one chat takes at once. */
  perChatBurst?: number
  overallPerSecond?: number
}

/** Answers 429 with `retry_after` when messages come faster than the limits; without limits everything passes. */
export class RateLimiter {
  limits: RateLimits
  readonly #now: () => number
  readonly #chats = new Map<number, TokenBucket>()
  #overall: TokenBucket | undefined

  constructor(limits: RateLimits, now: () => number) {
    this.limits = limits
    this.#now = now
  }

  set(limits: RateLimits): void {
    this.limits = limits
    this.#chats.clear()
    this.#overall = undefined
  }

  spend(chatId: number): void {
    const { perChatPerSecond, perChatBurst = 1, overallPerSecond } = this.limits
    const now = this.#now()
    if (overallPerSecond !== undefined) {
      this.#overall ??= new TokenBucket(overallPerSecond, overallPerSecond, now)
      this.#overall.spend(now)
    }
    if (perChatPerSecond !== undefined) {
      const bucket = this.#chats.get(chatId) ?? new TokenBucket(perChatPerSecond, perChatBurst, now)
      this.#chats.set(chatId, bucket)
      bucket.spend(now)
    }
  }
}

class TokenBucket {
  readonly #perSecond: number
  readonly #size: number
  #tokens: number
  #filledAt: number

  constructor(perSecond: number, size: number, now: number) {
    this.#perSecond = perSecond
    this.#size = size
    this.#tokens = size
    this.#filledAt = now
  }

  spend(now: number): void {
    this.#tokens = Math.min(this.#size, this.#tokens + ((now - this.#filledAt) / 1000) * this.#perSecond)
    this.#filledAt = now
    if (this.#tokens < 1) throw tooManyRequests(Math.max(1, Math.ceil((1 - this.#tokens) / this.#perSecond)))
    this.#tokens -= 1
  }
}

export function tooManyRequests(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, seconds)
}
