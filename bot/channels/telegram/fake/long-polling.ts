import type { OnGone } from './bot-api.ts'
import { BotApiError } from './bot-api-error.ts'
import { integerParameter, jsonParameter, type Parameters } from './parameters.ts'
import type { Update, UpdateQueue } from './update-queue.ts'

const LIMIT_MAX = 100
const TIMEOUT_MAX_SECONDS = 50

interface WaitingPoll {
  finish(): void
  fail(error: BotApiError): void
}

/** getUpdates (core.telegram.org/bots/api#getupdates): one reader at a time, and none while a webhook is set. */
export class LongPolling {
  readonly #updates: UpdateQueue
  #waiting: WaitingPoll | undefined

  constructor(updates: UpdateQueue) {
    this.#updates = updates
    updates.onAdded(() => this.#waiting?.finish())
  }

  async getUpdates(parameters: Parameters, onGone: OnGone): Promise<Update[]> {
    this.endWaiting('terminated by other getUpdates request; make sure that only one bot instance is running')
    const allowed = readAllowedUpdates(parameters)
    if (allowed !== undefined) this.#updates.allow(allowed)
    const offset = integerParameter(parameters, 'offset') ?? 0
    this.#updates.confirmBelow(offset < 0 ? this.#offsetFromEnd(offset) : offset)
    const limit = Math.min(Math.max(integerParameter(parameters, 'limit') ?? LIMIT_MAX, 1), LIMIT_MAX)
    const seconds = Math.min(Math.max(integerParameter(parameters, 'timeout') ?? 0, 0), TIMEOUT_MAX_SECONDS)
    if (this.#updates.pendingCount === 0 && seconds > 0) await this.#waitForUpdate(seconds, onGone)
    return this.#updates
      .pending()
      .slice(0, limit)
      .map(({ update }) => update)
  }

  /** Ends the poll that waits, if one does, with a conflict. */
  endWaiting(reason: string): void {
    this.#waiting?.fail(new BotApiError(409, `Conflict: ${reason}`))
  }

  /** A negative offset counts from the end of the queue; what comes before it is forgotten. */
  #offsetFromEnd(offset: number): number {
    return this.#updates.pending().at(offset)?.update.update_id ?? 0
  }

  #waitForUpdate(seconds: number, onGone: OnGone): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (how: () => void) => {
        clearTimeout(timer)
        if (this.#waiting === waiting) this.#waiting = undefined
        how()
      }
      const waiting: WaitingPoll = {
        finish: () => settle(resolve),
        fail: (error) => settle(() => reject(error)),
      }
      const timer = setTimeout(waiting.finish, seconds * 1000)
      onGone(waiting.finish)
      this.#waiting = waiting
    })
  }
}

export function readAllowedUpdates(parameters: Parameters): string[] | undefined {
  const value = jsonParameter(parameters, 'allowed_updates')
  return Array.isArray(value) ? value.filter((kind) => typeof kind === 'string') : undefined
}
