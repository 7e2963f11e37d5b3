import type { Logger } from '../../../services/logger.ts'
import { backOffMs } from '../back-off.ts'
import type { Wait } from '../wait.ts'
import { MalformedUpdate, type ParsedUpdate } from './parse-update.ts'
import { TelegramApiError } from './telegram-api-error.ts'

export interface PollingOptions {
  /** getUpdates: resolves when there are updates at or after the offset, or after so many seconds. */
  fetchUpdates(offset: number, timeoutSeconds: number, signal: AbortSignal): Promise<unknown[]>
  parse(update: unknown): ParsedUpdate
  /** Resolves when what follows from the update is committed. */
  handle(update: ParsedUpdate): Promise<void>
  /** An error in one line, without secrets. */
  summarise(error: unknown): string
  log: Logger
  wait: Wait
  now(): number
  random(): number
  /** Ends the polling. Updates in flight are finished, none is begun. */
  signal: AbortSignal
}

export interface PollingEnd {
  /** The updates below it are handled; Telegram is still to be told. */
  offset: number
  /** `refused`: Telegram does not know the token (any more). */
  reason: 'stopped' | 'refused'
}

const LONG_POLL_SECONDS = 25
/** How often to look for updates of other chats while one chat's update waits to be tried again. */
const STALLED_POLL_MS = 1_000

/**
 * Long polling of our own (core.telegram.org/bots/api#getupdates): telegraf's moves the offset past updates whose handler
 * failed, and they are lost. Here the offset moves past an update only when it was handled. Updates of one chat are handled
 * one after the other, different chats at the same time; an update that fails holds up its own chat only, as long as fewer
 * than 100 updates (what Telegram shows at once) have come after it.
 */
export async function pollUpdates(options: PollingOptions): Promise<PollingEnd> {
  const { log, signal, wait, random, summarise } = options
  const progress = new PollingProgress(options)
  let failures = 0
  let inConflict = false
  while (!signal.aborted) {
    try {
      const updates = await options.fetchUpdates(progress.offset, progress.isStalled ? 0 : LONG_POLL_SECONDS, signal)
      if (inConflict) log.info({}, 'Telegram: polling again; the other reader of this bot is gone')
      failures = 0
      inConflict = false
      await progress.take(updates)
      if (progress.isStalled) await wait(STALLED_POLL_MS, signal)
    } catch (error) {
      if (signal.aborted) break
      if (error instanceof TelegramApiError && error.fault === 'misconfigured') {
        log.error(
          { err: summarise(error) },
          'Telegram refuses the bot token: polling has stopped until it is corrected',
        )
        return { offset: progress.offset, reason: 'refused' }
      }
      failures += 1
      if (error instanceof TelegramApiError && error.status === 409) {
        if (!inConflict) log.error({ err: summarise(error) }, 'Telegram: another program reads the updates of this bot')
        inConflict = true
      } else {
        log.warn({ err: summarise(error), failures }, 'Telegram: getUpdates failed, trying again')
      }
      const told = error instanceof TelegramApiError && error.status === 429 ? error.afterSeconds * 1000 : 0
      await wait(Math.max(told, backOffMs(failures, random)), signal)
    }
  }
  return { offset: progress.offset, reason: 'stopped' }
}

/** Which of the updates that Telegram still shows are done, and which chats wait to be tried again. */
class PollingProgress {
  offset = 0
  readonly #options: PollingOptions
  readonly #done = new Set<number>()
  readonly #failing = new Map<string, { failures: number; notBefore: number }>()

  constructor(options: PollingOptions) {
    this.#options = options
  }

  get isStalled(): boolean {
    return this.#failing.size > 0
  }

  async take(updates: unknown[]): Promise<void> {
    const parsed = updates.flatMap((update) => this.#parse(update)).sort((a, b) => a.updateId - b.updateId)
    const chats = Map.groupBy(parsed, (update) => update.chat ?? '')
    await Promise.all([...chats].map(([chat, inOrder]) => this.#handleInOrder(chat, inOrder)))
    for (const { updateId } of parsed) {
      if (!this.#done.delete(updateId)) return
      this.offset = updateId + 1
    }
    // Nothing is left, and the offset just used has confirmed it. After a week of silence Telegram goes on with an
    // identifier chosen at random, which may be below the offset.
    if (updates.length === 0) this.offset = 0
  }

  #parse(update: unknown): ParsedUpdate[] {
    try {
      return [this.#options.parse(update)]
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error
      this.#options.log.error(
        { err: this.#options.summarise(error) },
        'Telegram sent an update that cannot be read; it is passed over',
      )
      const updateId = updateIdOf(update)
      if (updateId === undefined) return []
      this.#done.add(updateId)
      return [{ updateId }]
    }
  }

  async #handleInOrder(chat: string, updates: ParsedUpdate[]): Promise<void> {
    const { handle, signal, now, random, log, summarise } = this.#options
    const failing = this.#failing.get(chat)
    if (failing !== undefined && now() < failing.notBefore) return
    for (const update of updates) {
      if (this.#done.has(update.updateId)) continue
      if (signal.aborted) return
      try {
        await handle(update)
        this.#done.add(update.updateId)
        this.#failing.delete(chat)
      } catch (error) {
        const failures = (this.#failing.get(chat)?.failures ?? 0) + 1
        this.#failing.set(chat, { failures, notBefore: now() + backOffMs(failures, random) })
        log.error(
          { err: summarise(error), updateId: update.updateId, failures },
          'Telegram: update failed, trying again',
        )
        return
      }
    }
  }
}

function updateIdOf(update: unknown): number | undefined {
  if (typeof update !== 'object' || update === null || !('update_id' in update)) return undefined
  return typeof update.update_id === 'number' ? update.update_id : undefined
}
