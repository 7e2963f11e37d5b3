import { type BotUpdate, ZaloError } from 'zalo-oa-sdk/bot'
import type { Logger } from '../../../services/logger.ts'
import { backOffMs } from '../back-off.ts'
import type { Wait } from '../wait.ts'

export interface PollingOptions {
  /** The next update, which Zalo then forgets; null: none came in time. */
  fetchUpdate(timeoutSeconds: number): Promise<BotUpdate | null>
  /** Resolves when what follows from the update is committed. */
  handle(update: BotUpdate): Promise<void>
  /** An error in one line, without secrets. */
  summarise(error: unknown): string
  log: Logger
  wait: Wait
  random(): number
  /** Ends the polling, after the poll under way: an update that it brings would otherwise be lost. */
  signal: AbortSignal
}

/** Short, because a stop waits for it. */
const LONG_POLL_SECONDS = 5
/** Waits of up to 30 s: about a quarter of an hour, after which one update must not keep everybody else waiting. */
const TRIES_MAX = 32

/** The token is not, or no longer, that of a bot. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ZaloError && [401, 403, 404].includes(error.code ?? 0)

/**
 * Takes updates one by one. Zalo has no offset: what it handed out it does not hand out again, so the next is asked for only
 * when what follows from this one is committed. Returns whether it was stopped or Zalo refused the bot.
 */
export const pollUpdates = async (options: PollingOptions): Promise<'stopped' | 'refused'> => {
  const { log, wait, random, signal, summarise } = options

  const commit = async (update: BotUpdate): Promise<void> => {
    for (let tries = 1; ; tries++) {
      try {
        return await options.handle(update)
      } catch (error) {
        const isGivenUp = tries >= TRIES_MAX || signal.aborted
        log.error(
          { err: summarise(error), tries },
          `Zalo Bot: an update failed, ${isGivenUp ? 'and is lost' : 'trying again'}`,
        )
        if (isGivenUp) return
        await wait(backOffMs(tries, random), signal)
      }
    }
  }

  let failures = 0
  while (!signal.aborted) {
    try {
      const update = await options.fetchUpdate(LONG_POLL_SECONDS)
      failures = 0
      if (update !== null) await commit(update)
    } catch (error) {
      if (isRefused(error)) {
        log.error({ err: summarise(error) }, 'Zalo Bot refuses the token: polling has stopped until it is corrected')
        return 'refused'
      }
      failures += 1
      log.warn({ err: summarise(error), failures }, 'Zalo Bot: getUpdates failed, trying again')
      await wait(backOffMs(failures, random), signal)
    }
  }
  return 'stopped'
}
