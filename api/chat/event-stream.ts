import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { WebchatChannel } from '../../bot/channels/webchat/webchat-channel.ts'
import type { Logger } from '../../services/logger.ts'
import { describeError } from './describe-error.ts'
import { followTranscript } from './follow-transcript.ts'
import type { Transcript } from './transcript.ts'

export interface EventStreamOptions {
  transcript: Transcript
  onMessage: WebchatChannel['onMessage']
  log: Pick<Logger, 'warn' | 'error'>
  now: () => Date
  stopping: AbortSignal
}

/** Another process may have written the message; it cannot wake a page of this one. */
const LOOK_EVERY_MS = 2_000
/** Proxies cut a connection that is silent for long; every eighth look is well within the usual 60 s. */
const IDLE_LOOKS_PER_HEARTBEAT = 8
const RECONNECT_AFTER_MS = 2_000

/** What the channel gives as a reference when the message is a row of the outbox. */
const OUTBOX_ID = /^\d+$/

/**
 * Server-sent events: each message of the bot to `recipient` with an id greater than `afterId`, as it comes. One that is
 * in no outbox comes as the event `passing`; its id is not a number, and it is gone when the page is loaded again.
 */
export function eventStream(c: Context, recipient: string, afterId: number, options: EventStreamOptions): Response {
  const { transcript, log, stopping } = options
  // Tells nginx, which many offices put in front, to pass each event on at once.
  c.header('X-Accel-Buffering', 'no')
  const response = streamSSE(c, async (stream) => {
    const left = new AbortController()
    stream.onAbort(() => left.abort())
    const signal = AbortSignal.any([left.signal, stopping])
    const doorbell = createDoorbell(signal)
    const unsubscribe = options.onMessage(recipient, (message, reference) => {
      if (OUTBOX_ID.test(reference)) return doorbell.ring()
      const passing = { id: reference, message, at: options.now().toISOString() }
      void stream.writeSSE({ event: 'passing', data: JSON.stringify(passing) })
    })
    let idleLooks = 0
    try {
      await stream.write(`retry: ${RECONNECT_AFTER_MS}\n: open\n\n`)
      const since = (after: number, limit: number) => transcript.since(recipient, after, limit)
      for await (const entry of followTranscript({ since, afterId, wait: doorbell.wait, signal })) {
        if (signal.aborted) break
        if (entry !== 'idle') {
          await stream.writeSSE({ event: 'message', id: String(entry.id), data: JSON.stringify(entry) })
        } else if (++idleLooks % IDLE_LOOKS_PER_HEARTBEAT === 0) {
          await stream.write(': still here\n\n')
        }
      }
    } catch (error) {
      // The browser comes back with the id of the last message that it has.
      log.warn({ error: describeError(error) }, 'web chat: stream ended early')
    } finally {
      unsubscribe()
    }
  })
  // Kept alive after the stream ended, the connection would hold up a server that is closing.
  response.headers.set('Connection', 'close')
  return response
}

/** A bell that is heard even when it rings between two waits. */
function createDoorbell(signal: AbortSignal) {
  let rung = false
  let wake: (() => void) | undefined
  const ring = () => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })

  function wait(): Promise<'woken' | 'elapsed'> {
    return new Promise((resolve) => {
      const end = (how: 'woken' | 'elapsed') => {
        clearTimeout(timer)
        wake = undefined
        rung = false
        resolve(how)
      }
      const timer = setTimeout(() => end('elapsed'), LOOK_EVERY_MS)
      wake = () => end('woken')
      if (rung || signal.aborted) wake()
    })
  }

  return { ring, wait }
}
