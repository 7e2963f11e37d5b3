import { redactToken } from '../redact-token.ts'
import { isRecord } from './is-record.ts'
import { TelegramApiError } from './telegram-api-error.ts'
import type { OpenTransport, TransportRequest, Upload } from './transport.ts'

export interface CallApiOptions {
  /** How long to wait for the answer; without it the call's usual time-out. */
  timeoutMs?: number
  signal?: AbortSignal
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

/** Files take longer than words. */
const TRANSFER_TIMEOUT_MS = 20_000

/**
 * The Bot API over a transport of our own (core.telegram.org/bots/api#making-requests). telegraf's own client waits 500 s
 * for an answer and costs a third of the throughput.
 *
 * A call that ran into its time-out, or whose connection broke, is reported as `retry` although Telegram may have carried
 * it out: of the two evils, a message that comes twice and one that never comes, the first was chosen.
 */
export function createCallApi({
  token,
  apiRoot,
  timeoutMs,
  openTransport,
}: {
  token: string
  apiRoot: string
  timeoutMs: number
  openTransport: OpenTransport
}): CallApi {
  const root = new URL(apiRoot)
  const base = root.pathname.replace(/\/+$/, '')
  const prefix = `${base}/bot${token}/`
  const transport = openTransport(root.origin)

  const call = (method: string, payload: object, { timeoutMs: wait = timeoutMs, signal }: CallApiOptions = {}) =>
    post(method, { content: { json: JSON.stringify(payload) }, timeoutMs: wait, signal })

  const upload: CallApi['upload'] = (method, parameters, file) =>
    post(method, { content: { parameters, upload: file }, timeoutMs: TRANSFER_TIMEOUT_MS })

  async function post(method: string, request: Omit<TransportRequest, 'path' | 'method'>): Promise<unknown> {
    let status: number
    let text: string
    try {
      const answer = await transport.request({ path: prefix + method, method: 'POST', ...request })
      status = answer.status
      text = await answer.text()
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
      const answer = await transport.request({ path, method: 'GET', timeoutMs: TRANSFER_TIMEOUT_MS, signal })
      if (answer.status !== 200) {
        await answer.text()
        throw new TelegramApiError(method, answer.status, 'the file was not handed over')
      }
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of answer.chunks()) {
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

  return { call, upload, download, close: () => transport.close() }
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
