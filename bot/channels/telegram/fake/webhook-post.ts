import { Pool } from 'undici'
import type { Update } from './update-queue.ts'

export interface WebhookTarget {
  url: string
  secretToken?: string
  maxConnections: number
  timeoutMs: number
}

/** `error` as getWebhookInfo would show it; absent when the update was taken. */
export interface PostResult {
  status: number
  error?: string
}

/** Posts updates to the bot as Telegram does, with the secret in X-Telegram-Bot-Api-Secret-Token (#setwebhook). */
export class WebhookPost {
  readonly #target: WebhookTarget
  readonly #pool: Pool
  readonly #path: string
  readonly #headers: Record<string, string>

  constructor(target: WebhookTarget) {
    const url = new URL(target.url)
    this.#target = target
    this.#path = url.pathname + url.search
    this.#pool = new Pool(url.origin, { connections: target.maxConnections * 2 })
    this.#headers = {
      'content-type': 'application/json',
      ...(target.secretToken === undefined ? {} : { 'x-telegram-bot-api-secret-token': target.secretToken }),
    }
  }

  async send(update: Update): Promise<PostResult> {
    try {
      const { statusCode, statusText, body } = await this.#pool.request({
        path: this.#path,
        method: 'POST',
        headers: this.#headers,
        body: JSON.stringify(update),
        headersTimeout: this.#target.timeoutMs,
        bodyTimeout: this.#target.timeoutMs,
      })
      await body.dump()
      if (statusCode >= 200 && statusCode < 300) return { status: statusCode }
      return { status: statusCode, error: `Wrong response from the webhook: ${statusCode} ${statusText}` }
    } catch (error) {
      return { status: 0, error: describe(error) }
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ECONNREFUSED') return 'Connection refused'
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'Read timeout expired'
  return error instanceof Error ? error.message : 'Connection failed'
}
