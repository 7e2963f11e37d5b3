import { createServer } from 'node:http'
import { BotApi } from './bot-api.ts'
import { botMethods } from './bot-methods.ts'
import { CallFaults } from './call-faults.ts'
import { CallLog } from './call-log.ts'
import { CallbackQueries } from './callback-queries.ts'
import { Chats } from './chats.ts'
import { controlRoutes } from './control-routes.ts'
import { Documents } from './documents.ts'
import type { FakeTelegramControl } from './fake-telegram-control.ts'
import { LongPolling } from './long-polling.ts'
import { type BotIdentity, MessageMethods } from './message-methods.ts'
import { MessageWatch } from './message-watch.ts'
import { RateLimiter, type RateLimits } from './rate-limits.ts'
import { UpdateQueue } from './update-queue.ts'
import { UserActions } from './user-actions.ts'
import type { Redelivery } from './webhook-delivery.ts'
import { WebhookMethods } from './webhook-methods.ts'

export interface FakeTelegramOptions {
  /** As BotFather gives it: `123456:ABC-…`; the number before the colon is the bot's id. */
  token: string
  /** A free one without it. */
  port?: number
  /** Off without it. */
  limits?: RateLimits
  username?: string
  /** How long a webhook may take to answer, and when an update it did not take comes again. */
  webhookTimeoutMs?: number
  redelivery?: Redelivery
  /** How many calls it remembers; 5,000 without it. */
  callsKept?: number
  now?: () => number
}

export interface FakeTelegram extends FakeTelegramControl {
  /** The `apiRoot` for the bot. */
  url: string
  port: number
  token: string
  username: string
  stop(): Promise<void>
}

/**
 * A Telegram Bot API server that behaves as the real one does, refusals, limits and deliveries included, with users
 * whom a test moves. One bot, private chats; groups only through `pushUpdate`.
 */
export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const { token, username = 'GiaoBanBot', now = Date.now } = options
  const bot: BotIdentity = { id: Number.parseInt(token, 10) || 1, is_bot: true, first_name: 'Giao Ban', username }
  const chats = new Chats()
  const updates = new UpdateQueue()
  const queries = new CallbackQueries(now)
  const documents = new Documents()
  const limiter = new RateLimiter(options.limits ?? {}, now)
  const polling = new LongPolling(updates)
  const webhooks = new WebhookMethods(updates, polling, {
    redelivery: options.redelivery ?? { firstWaitMs: 1_000, maxWaitMs: 60_000 },
    timeoutMs: options.webhookTimeoutMs ?? 60_000,
    now,
  })
  const messages = new MessageMethods(chats, bot, limiter, now)
  const faults = new CallFaults()
  const log = new CallLog(options.callsKept)
  const stopped = new AbortController()
  const methods = botMethods({ bot, messages, queries, documents, polling, webhooks })
  const api = new BotApi(token, methods, { faults, log, stopped: stopped.signal })
  const control = createControl({ chats, updates, queries, documents, webhooks, limiter, faults, log, bot, now })
  const handleControl = controlRoutes(control)

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.startsWith('/file/')) return documents.serve(url.pathname, token, response)
    const isControl = url.pathname.startsWith('/control/')
    const handled = isControl ? handleControl(request, response, url) : api.handle(request, response, url)
    // A defect of the fake's own ends the one call and shows in the test that made it.
    handled.catch((error) => response.destroy(error instanceof Error ? error : undefined))
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

  return {
    ...control,
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    username,
    async stop() {
      stopped.abort()
      await webhooks.delivery?.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function createControl(parts: {
  chats: Chats
  updates: UpdateQueue
  queries: CallbackQueries
  documents: Documents
  webhooks: WebhookMethods
  limiter: RateLimiter
  faults: CallFaults
  log: CallLog
  bot: BotIdentity
  now: () => number
}): FakeTelegramControl {
  const { chats, updates, queries, documents, webhooks, limiter, faults, log, bot, now } = parts
  const users = new UserActions({ chats, updates, queries }, bot, now)
  const watch = new MessageWatch(chats)
  return {
    createUser: (user) => chats.createUser(user),
    userSends: (chatId, content) => users.userSends(chatId, content),
    userSendsDocument: (chatId, document, caption) =>
      users.userSends(chatId, { fields: { document: documents.keep(document), ...(caption && { caption }) } }),
    document: (fileId) => documents.find(fileId),
    userEdits: (chatId, messageId, text) => users.userEdits(chatId, messageId, text),
    userPresses: (chatId, messageId, data, options) => users.userPresses(chatId, messageId, data, options),
    userBlocks: (chatId) => users.userBlocks(chatId),
    userUnblocks: (chatId) => users.userUnblocks(chatId),
    pushUpdate: (update) => updates.push(update),
    messages: (chatId) => watch.messages(chatId),
    waitForMessage: (chatId, n, timeoutMs) => watch.waitForMessage(chatId, n, timeoutMs),
    waitForMessageThat: (chatId, condition, timeoutMs) => watch.waitForMessageThat(chatId, condition, timeoutMs),
    callbackQueries: () => queries.list(),
    calls: (method) => log.list(method),
    waitForCalls: (method, n) => log.waitFor(method, n),
    pendingUpdates: () => updates.pending().map(({ update }) => update),
    planFault: (fault) => faults.plan(fault),
    clearFaults: () => faults.clear(),
    setLimits: (limits) => limiter.set(limits),
    setDelivery: (mode) => webhooks.setMode(mode),
    redeliver: async (updateId, copies = 1) => {
      const update = updates.find(updateId)
      if (update === undefined) throw new Error(`no update ${updateId}`)
      if (webhooks.delivery === undefined) throw new Error('no webhook is set')
      return await webhooks.delivery.redeliver(update, copies)
    },
  }
}
