import { badRequest } from './bot-api-error.ts'
import { type LongPolling, readAllowedUpdates } from './long-polling.ts'
import { booleanParameter, integerParameter, type Parameters, textParameter } from './parameters.ts'
import type { UpdateQueue } from './update-queue.ts'
import { type DeliveryMode, type Redelivery, WebhookDelivery } from './webhook-delivery.ts'

/** core.telegram.org/bots/api#setwebhook: secret_token. */
const SECRET = /^[A-Za-z0-9_-]+$/
const SECRET_LENGTH_MAX = 256
const CONNECTIONS_DEFAULT = 40
const CONNECTIONS_MAX = 100

/** setWebhook, deleteWebhook and getWebhookInfo (core.telegram.org/bots/api#setwebhook). */
export class WebhookMethods {
  readonly #updates: UpdateQueue
  readonly #polling: LongPolling
  readonly #redelivery: Redelivery
  readonly #timeoutMs: number
  readonly #now: () => number
  #delivery: WebhookDelivery | undefined
  #mode: DeliveryMode = {}

  constructor(
    updates: UpdateQueue,
    polling: LongPolling,
    { redelivery, timeoutMs, now }: { redelivery: Redelivery; timeoutMs: number; now: () => number },
  ) {
    this.#updates = updates
    this.#polling = polling
    this.#redelivery = redelivery
    this.#timeoutMs = timeoutMs
    this.#now = now
  }

  get delivery(): WebhookDelivery | undefined {
    return this.#delivery
  }

  setMode(mode: DeliveryMode): void {
    this.#mode = mode
    this.#delivery?.setMode(mode)
  }

  async setWebhook(parameters: Parameters): Promise<string> {
    const url = textParameter(parameters, 'url') ?? ''
    if (url === '') return await this.deleteWebhook(parameters)
    checkUrl(url)
    const secretToken = textParameter(parameters, 'secret_token')
    if (secretToken !== undefined) checkSecret(secretToken)
    await this.#delivery?.stop()
    this.#polling.endWaiting('terminated by setWebhook request')
    if (booleanParameter(parameters, 'drop_pending_updates')) this.#updates.clear()
    const allowed = readAllowedUpdates(parameters)
    if (allowed !== undefined) this.#updates.allow(allowed)
    const connections = integerParameter(parameters, 'max_connections') ?? CONNECTIONS_DEFAULT
    this.#delivery = new WebhookDelivery(
      {
        url,
        ...(secretToken === undefined ? {} : { secretToken }),
        maxConnections: Math.min(Math.max(connections, 1), CONNECTIONS_MAX),
        timeoutMs: this.#timeoutMs,
      },
      { updates: this.#updates, redelivery: this.#redelivery, mode: this.#mode, now: this.#now },
    )
    return 'Webhook was set'
  }

  async deleteWebhook(parameters: Parameters): Promise<string> {
    const former = this.#delivery
    this.#delivery = undefined
    await former?.stop()
    if (booleanParameter(parameters, 'drop_pending_updates')) this.#updates.clear()
    return former === undefined ? 'Webhook is already deleted' : 'Webhook was deleted'
  }

  getWebhookInfo(): Record<string, unknown> {
    const { target, lastError } = this.#delivery ?? {}
    return {
      url: target?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#updates.pendingCount,
      ...(target === undefined ? {} : { max_connections: target.maxConnections }),
      ...(this.#updates.allowed.length === 0 ? {} : { allowed_updates: this.#updates.allowed }),
      ...(lastError === undefined
        ? {}
        : { last_error_date: Math.floor(lastError.atMs / 1000), last_error_message: lastError.message }),
    }
  }
}

/** Telegram wants HTTPS; here plain HTTP will do on the machine itself. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified')
  const { protocol, hostname } = new URL(url)
  const isLocal = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !isLocal) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
}

function checkSecret(secret: string): void {
  if (secret.length > SECRET_LENGTH_MAX) throw badRequest('secret token is too long')
  if (!SECRET.test(secret)) throw badRequest('secret token contains unallowed characters')
}
