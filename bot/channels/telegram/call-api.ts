import { FormData, Pool } from 'undici'
import { isRecord } from './is-record.ts'
import { redactToken } from './redact-token.ts'
import { TelegramApiError } from './telegram-api-error.ts'

export interface CallApiOptions {
  /** How long to wait for the answer; without it the call's usual time-out. */
  timeoutMs?: number
  signal?: AbortSignal
}

/** A file that goes along with a call, under the name of one of its parameters. */
export interface Upload {
  parameter: string
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

export interface CallApi {
  /** Calls one Bot API method and returns its `result`. Throws `TelegramApiError` only. */
  call(method: string, payload: object, options?: CallApiOptions): Promise<unknown>
  /** The same with a file; the other parameters are text (core.telegram.org/bots/api#sending-files). */
  upload(method: string, parameters: Readonly<Record<string, string>>, upload: Upload): Promise<unknown>
  /**
   * Fetches a file by the path that getFile told (core.telegram.org/bots/api#file). Throws `TelegramApiError`, with the
   * status 413 when there are more bytes than `bytesMax`.
   */
  download(filePath: string, bytesMax: number): Promise<Uint8Array>
  /** Waits for the calls under way, then closes the connections. */
  close(): Promise<void>
}

/** More than Telegram lets one bot have under way: it takes about 30 messages a second. */
const CONNECTIONS_MAX = 64
const CONNECT_TIMEOUT_MS = 5_000
/** Files take longer than words. */
const TRANSFER_TIMEOUT_MS = 20_000
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
  const base = root.pathname.replace(/\/+$/, '')
  const prefix = `${base}/bot${token}/`
  const pool = new Pool(root.origin, {
    connections: CONNECTIONS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  })
  const json = { 'content-type': 'application/json' }

  const call = (method: string, payload: object, { timeoutMs: wait = timeoutMs, signal }: CallApiOptions = {}) =>
    post(method, { body: JSON.stringify(payload), headers: json }, { wait, signal })

  function upload(method: string, parameters: Readonly<Record<string, string>>, { parameter, ...file }: Upload) {
    const body = new FormData()
    for (const [name, value] of Object.entries(parameters)) body.set(name, value)
    body.set(parameter, new File([new Uint8Array(file.bytes)], file.fileName, { type: file.mediaType }))
    return post(method, { body }, { wait: TRANSFER_TIMEOUT_MS })
  }

  async function post(
    method: string,
    content: { body: string | FormData; headers?: Record<string, string> },
    { wait, signal }: { wait: number; signal?: AbortSignal | undefined },
  ): Promise<unknown> {
    let status: number
    let text: string
    try {
      const response = await pool.request({
        path: prefix + method,
        method: 'POST',
        ...content,
        headersTimeout: wait,
        bodyTimeout: wait,
        signal: signal ?? null,
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

  async function download(filePath: string, bytesMax: number): Promise<Uint8Array> {
    const method = 'download'
    try {
      const path = `${base}/file/bot${token}/${filePath.split('/').map(encodeURIComponent).join('/')}`
      const signal = AbortSignal.timeout(TRANSFER_TIMEOUT_MS)
      const { statusCode, body } = await pool.request({ path, method: 'GET', signal })
      if (statusCode !== 200) {
        await body.dump()
        throw new TelegramApiError(method, statusCode, 'the file was not handed over')
      }
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of body) {
        size += chunk.length
        if (size > bytesMax) throw new TelegramApiError(method, 413, 'the file is too large')
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    } catch (error) {
      if (error instanceof TelegramApiError) throw error
      throw new TelegramApiError(method, 0, redactToken(describeNetworkError(error), token))
    }
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

  return { call, upload, download, close: () => pool.close() }
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
