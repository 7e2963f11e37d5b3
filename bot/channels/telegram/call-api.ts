import { Pool } from 'undici'
import { isRecord } from './is-record.ts'
import { redactToken } from './redact-token.ts'
import { TelegramApiError } from './telegram-api-error.ts'

export interface CallApiOptions {
  /** How long to wait for the answer; without it the call's usual time-out. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface CallApi {
  /** Calls one Bot API method and returns its `result`. Throws `TelegramApiError` only. */
  call(method: string, payload: object, options?: CallApiOptions): Promise<unknown>
  /** Waits for the calls under way, then closes the connections. */
  close(): Promise<void>
}

/** More than Telegram lets one bot have under way: it takes about 30 messages a second. */
const CONNECTIONS_MAX = 64
const CONNECT_TIMEOUT_MS = 5_000
/** Idle connections are kept for the next message; a TLS handshake costs more than the call itself. */
const KEEP_ALIVE_MS = 30_000

/**
 * The Bot API over kept-alive connections of our own (core.telegram.org/bots/api#making-requests). telegraf's own client
 * waits 500 s for an answer and costs a third of the throughput.
 *
 * A call that ran into its time-out, or whose connection broke, is reported as `retry` although Telegram may have carried
 * it out: of the two evils, a message that comes twice and one that never comes, the first was chosen.
 */
export function createCallApi({
  token,
  apiRoot,
  timeoutMs,
}: {
  token: string
  apiRoot: string
  timeoutMs: number
}): CallApi {
  const root = new URL(apiRoot)
  const prefix = `${root.pathname.replace(/\/+$/, '')}/bot${token}/`
  const pool = new Pool(root.origin, {
    connections: CONNECTIONS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  })
  const headers = { 'content-type': 'application/json' }

  async function call(method: string, payload: object, options: CallApiOptions = {}): Promise<unknown> {
    const wait = options.timeoutMs ?? timeoutMs
    let status: number
    let text: string
    try {
      const response = await pool.request({
        path: prefix + method,
        method: 'POST',
        headers,
        body: JSON.stringify(payload),
        headersTimeout: wait,
        bodyTimeout: wait,
        signal: options.signal ?? null,
      })
      status = response.statusCode
      text = await response.body.text()
    } catch (error) {
      // The cause is not passed on: errors of the network carry the address, and with it the token.
      throw new TelegramApiError(method, 0, redactToken(describeNetworkError(error), token))
    }
    const envelope = parseObject(text)
    if (envelope?.ok === true) return envelope.result
    throw refusal(method, status, envelope)
  }

  function refusal(method: string, httpStatus: number, envelope: Record<string, unknown> | undefined) {
    if (envelope === undefined) {
      // Not Telegram's words: a proxy on the way, or a page that asks for a login.
      return new TelegramApiError(method, httpStatus < 400 ? 502 : httpStatus, 'the answer is not JSON')
    }
    const code = typeof envelope.error_code === 'number' ? envelope.error_code : httpStatus
    const description = typeof envelope.description === 'string' ? envelope.description : 'no description'
    return new TelegramApiError(method, code, redactToken(description, token), retryAfterOf(envelope.parameters))
  }

  return { call, close: () => pool.close() }
}

function describeNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : ''
  return `${code}${error.message}`
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function retryAfterOf(parameters: unknown): number | undefined {
  const seconds = isRecord(parameters) ? parameters.retry_after : undefined
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}
