import type { SheetReading } from '../../../domain/sheets/sheet-reading.ts'
import type { Logger } from '../../../services/logger.ts'
import {
  type BuildDocument,
  type Channel,
  type Inbound,
  type ReadSheet,
  type Receive,
  SHEET_BYTES_MAX,
} from '../channel.ts'
import { summariseError } from '../summarise-error.ts'
import { wait as realWait, type Wait } from '../wait.ts'
import { createCallApi } from './call-api.ts'
import { ALLOWED_UPDATES, type ParsedUpdate, parseUpdate, type SheetFile } from './parse-update.ts'
import { pollUpdates } from './poll-updates.ts'
import { createSender } from './send-message.ts'
import { TelegramApiError } from './telegram-api-error.ts'
import { TelegramClient } from './telegram-client.ts'
import type { OpenTransport } from './transport.ts'
import { createSecretCheck } from './webhook-secret.ts'

export interface TelegramChannelOptions {
  token: string
  /** `https://api.telegram.org`, or the root of a Bot API server of one's own. */
  apiRoot: string
  /** Without it every webhook request is refused. */
  webhookSecret?: string
  /** Where the product is reached from outside; `setWebhook` without an address uses it. */
  publicUrl?: string
  receive: Receive
  /** Without it a spreadsheet is a file like any other. */
  readSheet?: ReadSheet
  /** Without it messages go without their documents. */
  buildDocument?: BuildDocument
  openTransport: OpenTransport
  log: Logger
  /** How long a call may take, long polls apart. */
  requestTimeoutMs?: number
  wait?: Wait
  now?: () => number
  random?: () => number
}

export interface TelegramDescription {
  /** `refused`: Telegram does not know the token, nothing goes in or out. */
  state: 'idle' | 'polling' | 'webhook' | 'stopped' | 'refused'
  apiRoot: string
  /** Known once polling or the webhook was started, or `check` was called. */
  botUsername?: string
  webhookSecretSet: boolean
}

export interface TelegramChannel {
  channel: Channel
  /** Rejects with `MalformedUpdate` for what is no update, and with `receive`'s error when nothing was committed. */
  handleUpdate(update: unknown): Promise<void>
  /** Compares the header X-Telegram-Bot-Api-Secret-Token with the secret in constant time. */
  acceptsSecret(header: string | undefined): boolean
  startPolling(): void
  /** Has Telegram deliver to this address, by default `publicUrl` + `WEBHOOK_PATH`. Throws `DeliveryError`. */
  setWebhook(url?: string): Promise<void>
  /** Asks Telegram who the bot is and returns its username. Throws `DeliveryError`. */
  check(): Promise<string>
  /** Ends the way in and waits for the updates in flight. Messages can still be sent. */
  stop(): Promise<void>
  describe(): TelegramDescription
}

export const WEBHOOK_PATH = '/webhooks/telegram'

/** core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this; how much more it takes in a short burst it does not say. */
const LIMITS = { perSecond: 30, perRecipientPerSecond: 1 }

const REQUEST_TIMEOUT_MS = 8_000
/** What a long poll gets on top of its own time-out to travel there and back. */
const LONG_POLL_MARGIN_MS = 5_000
const UPDATES_MAX = 100

/** The channel to Telegram (core.telegram.org/bots/api), over long polling or a webhook. */
export function createTelegramChannel(options: TelegramChannelOptions): TelegramChannel {
  const { token, apiRoot, receive, log } = options
  const { origin } = new URL(apiRoot)
  const wait = options.wait ?? realWait
  const api = createCallApi({
    token,
    apiRoot,
    timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    openTransport: options.openTransport,
  })
  const client = new TelegramClient(token, apiRoot, api)
  const acceptsSecret = createSecretCheck(options.webhookSecret)
  const stopping = new AbortController()
  const inFlight = new Set<Promise<unknown>>()
  let state: TelegramDescription['state'] = 'idle'
  let botUsername: string | undefined

  const summarise = (error: unknown) => summariseError(error, token)

  function track<T>(work: Promise<T>): Promise<T> {
    inFlight.add(work)
    const forget = () => inFlight.delete(work)
    work.then(forget, forget)
    return work
  }

  function dispatch(update: ParsedUpdate): Promise<void> {
    if (update.callbackQueryId !== undefined) acknowledge(update.callbackQueryId)
    return update.inbound === undefined ? Promise.resolve() : track(receiveWithSheet(update.inbound, update.sheet))
  }

  async function receiveWithSheet(inbound: Inbound, sheet: SheetFile | undefined): Promise<void> {
    const { readSheet } = options
    if (sheet === undefined || readSheet === undefined) return await receive(inbound)
    const reading = await fetchSheet(sheet, readSheet)
    const { input } = inbound
    const caption = input.kind === 'unsupported' && input.caption !== undefined ? { caption: input.caption } : {}
    await receive({ ...inbound, input: { kind: 'sheet', name: sheet.name, reading, ...caption } })
  }

  /** A file that cannot be had is told to who sent it: waiting for it would hold up everything that they write. */
  async function fetchSheet({ fileId, bytes }: SheetFile, readSheet: ReadSheet): Promise<SheetReading> {
    if (bytes > SHEET_BYTES_MAX) return { kind: 'refused', reason: 'too_large' }
    try {
      return readSheet(await client.downloadFile(fileId, SHEET_BYTES_MAX))
    } catch (error) {
      if (!(error instanceof TelegramApiError)) throw error
      log.warn({ err: summarise(error) }, 'Telegram: a file could not be fetched')
      return { kind: 'refused', reason: error.status === 413 ? 'too_large' : 'download_failed' }
    }
  }

  /** Stops the button's progress bar. The answer neither waits for it nor fails with it: a late one is refused with 400. */
  function acknowledge(callbackQueryId: string): void {
    const call = client.callApi('answerCallbackQuery', { callback_query_id: callbackQueryId })
    track(call.catch((error) => log.debug({ err: summarise(error) }, 'Telegram: press not acknowledged')))
  }

  async function check(): Promise<string> {
    botUsername = (await client.callApi('getMe', {})).username
    return botUsername
  }

  async function fetchUpdates(offset: number, timeoutSeconds: number, signal: AbortSignal): Promise<unknown[]> {
    const updates: unknown = await api.call(
      'getUpdates',
      { offset, limit: UPDATES_MAX, timeout: timeoutSeconds, allowed_updates: ALLOWED_UPDATES },
      { timeoutMs: timeoutSeconds * 1000 + LONG_POLL_MARGIN_MS, signal },
    )
    return Array.isArray(updates) ? updates : []
  }

  /** Telegram refuses getUpdates while a webhook is set. Failures show again, and are reported, in the polling itself. */
  async function prepareToPoll(): Promise<void> {
    try {
      await check()
      await api.call('deleteWebhook', { drop_pending_updates: false }, { signal: stopping.signal })
    } catch (error) {
      log.warn({ err: summarise(error) }, 'Telegram: could not prepare for polling')
    }
  }

  async function poll(): Promise<void> {
    await prepareToPoll()
    const end = await pollUpdates({
      fetchUpdates,
      parse: (update) => parseUpdate(update, botUsername),
      handle: dispatch,
      summarise,
      log,
      wait,
      now: options.now ?? Date.now,
      random: options.random ?? Math.random,
      signal: stopping.signal,
    })
    if (end.reason === 'refused') {
      state = 'refused'
    } else if (end.offset > 0) {
      await confirm(end.offset)
    }
  }

  /** Tells Telegram what is done, so that the next start does not get it again. Should it fail, deduplication holds. */
  async function confirm(offset: number): Promise<void> {
    try {
      await api.call('getUpdates', { offset, limit: 1, timeout: 0 })
    } catch (error) {
      log.debug({ err: summarise(error) }, 'Telegram: last updates not confirmed')
    }
  }

  return {
    channel: { name: 'telegram', limits: LIMITS, send: createSender(client, options.buildDocument) },
    handleUpdate: async (update) => await dispatch(parseUpdate(update, botUsername)),
    acceptsSecret,
    startPolling() {
      if (state === 'polling' || state === 'stopped') return
      state = 'polling'
      track(poll().catch((error) => log.error({ err: summarise(error) }, 'Telegram: polling ended by a defect')))
    },
    async setWebhook(url) {
      const address =
        url ?? (options.publicUrl === undefined ? undefined : new URL(WEBHOOK_PATH, options.publicUrl).href)
      if (address === undefined) throw new Error('the Telegram webhook needs an address')
      if (options.webhookSecret === undefined) throw new Error('the Telegram webhook needs a secret')
      await check()
      await client.callApi('setWebhook', {
        url: address,
        secret_token: options.webhookSecret,
        allowed_updates: ALLOWED_UPDATES,
      })
      state = 'webhook'
    },
    check,
    async stop() {
      stopping.abort()
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
      state = 'stopped'
    },
    describe: () => ({
      state,
      apiRoot: origin,
      ...(botUsername === undefined ? {} : { botUsername }),
      webhookSecretSet: options.webhookSecret !== undefined,
    }),
  }
}
