import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createChatRoutes } from '../api/chat/chat-routes.ts'
import { createApi } from '../api/create-api.ts'
import { createAnswerUpdate } from '../bot/answer-update.ts'
import type { BuildPicture, Receive } from '../bot/channels/channel.ts'
import { createTelegramChannel, type TelegramChannel } from '../bot/channels/telegram/telegram-channel.ts'
import type { OpenTransport } from '../bot/channels/telegram/transport.ts'
import { createWebchatChannel } from '../bot/channels/webchat/webchat-channel.ts'
import type { ZaloChannel } from '../bot/channels/zalo/zalo-channel.ts'
import type { ZaloBotChannel } from '../bot/channels/zalo-bot/zalo-bot-channel.ts'
import { wordDigest } from '../bot/engine/digest-view.ts'
import { wordReminder } from '../bot/engine/reminder-view.ts'
import { createStrangers } from '../bot/strangers.ts'
import type { Config } from '../config.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import type { Job } from '../jobs/job.ts'
import { openObligations } from '../jobs/open-obligations.ts'
import { pruneHistory } from '../jobs/prune-history.ts'
import { refreshZaloTokens } from '../jobs/refresh-zalo-tokens.ts'
import { remind } from '../jobs/remind.ts'
import { sendDigests } from '../jobs/send-digests.ts'
import program from '../package.json' with { type: 'json' }
import type { Channel } from '../services/channel.ts'
import { type Database, readDirectoryVersion } from '../services/database.ts'
import { createDeliverer, type Deliverer } from '../services/deliver-messages.ts'
import { keepDirectory } from '../services/keep-directory.ts'
import type { Logger } from '../services/logger.ts'
import { type Persona, readPersonas } from '../services/personas.ts'
import { createReminding } from '../services/send-reminders.ts'
import { createTranscript } from '../services/transcript.ts'
import { createCalendarFeed } from './create-calendar-feed.ts'
import { createZalo } from './create-zalo.ts'
import { createZaloBot } from './create-zalo-bot.ts'
import { createZaloWay } from './create-zalo-way.ts'
import { createDocuments } from './documents-of-forms.ts'
import { linkDocuments } from './link-documents.ts'
import { readAhead } from './read-ahead.ts'

/** The cut-off of the figures: Decree 09/2019/NĐ-CP. */
const SCHEME = 'admin_15_14'

/** What differs between the places where the product runs. */
export interface Surroundings {
  settings: Config
  /** Of the program: what it reads from files lies below. */
  folder: string
  database: Database
  /** Signs cookies and hashes invitation codes. */
  secret: string
  /** Who this is among all that share the database. */
  node: string
  now: () => Date
  /** Goes on where `now` is fixed: for what happens between processes and with platforms. */
  clock: () => Date
  log: Logger
  openTransport: OpenTransport
  /** Connections that are kept, for Zalo; by default the global `fetch`. */
  pooledFetch?: typeof fetch
  /** Drawing needs a native library; where there is none, messages go without their pictures. */
  buildPicture?: BuildPicture
  /** Ends what stays open: event streams. */
  stopping: AbortSignal
}

/** The product put together, not yet listening, polling or running jobs. */
export interface App {
  fetch: (request: Request) => Response | Promise<Response>
  receive: Receive
  jobs: readonly Job[]
  deliverer: Deliverer
  telegram: TelegramChannel | undefined
  zalo: ZaloChannel | undefined
  zaloBot: ZaloBotChannel | undefined
  personas: () => Promise<Persona[]>
  /** What a process that stays does once, before it listens. */
  prepare: () => Promise<void>
}

export const createApp = ({
  settings,
  folder,
  database,
  secret,
  node,
  now,
  clock,
  log,
  openTransport,
  pooledFetch,
  buildPicture,
  stopping,
}: Surroundings): App => {
  const channels = new Map<string, Channel>()
  const documents = createDocuments({ now, scheme: SCHEME, ...(buildPicture !== undefined && { buildPicture }) })
  const directory = keepDirectory(database)
  const newestDirectory = async () => directory(await readDirectoryVersion(database))
  const reminding = createReminding({ database, directory: newestDirectory, word: wordReminder, node, now })
  const deliverer = createDeliverer({ database, channels, node, now: clock, log, reminding })
  const strangers = createStrangers({ database, channels, secret, now, log })
  const receive = createAnswerUpdate({
    database,
    directory,
    deliverer,
    channels,
    strangers,
    secret,
    entrances: () => {
      const telegramUsername = telegram?.describe().botUsername
      const zaloAddress = zaloWay?.address()
      return {
        ...(telegramUsername !== undefined && { telegram: `https://t.me/${telegramUsername}` }),
        ...(zaloAddress !== undefined && { zalo: zaloAddress }),
      }
    },
    scheme: SCHEME,
    ...(settings.PUBLIC_URL !== undefined && { publicUrl: settings.PUBLIC_URL }),
    now,
    newId: randomUUID,
    log,
  })

  const webchat = createWebchatChannel()
  channels.set('webchat', webchat.channel)
  const telegram =
    settings.TELEGRAM_BOT_TOKEN === undefined
      ? undefined
      : createTelegramChannel({
          token: settings.TELEGRAM_BOT_TOKEN,
          apiRoot: settings.TELEGRAM_API_ROOT,
          ...(settings.TELEGRAM_WEBHOOK_SECRET !== undefined && { webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET }),
          ...(settings.PUBLIC_URL !== undefined && { publicUrl: settings.PUBLIC_URL }),
          receive,
          ...documents,
          openTransport,
          log,
        })
  if (telegram !== undefined) channels.set('telegram', telegram.channel)
  const { links, readDocument } = linkDocuments({
    publicUrl: settings.PUBLIC_URL,
    secret,
    buildDocument: documents.buildDocument,
    clock,
  })
  const zalo = createZalo({
    settings,
    database,
    secret,
    clock,
    log,
    ...(pooledFetch !== undefined && { fetch: pooledFetch }),
  })
  const zaloWay =
    zalo === undefined
      ? undefined
      : createZaloWay({
          settings,
          client: zalo.account.client,
          database,
          deliverer,
          receive,
          documents,
          ...(links !== undefined && { links }),
          now,
          clock,
          log,
        })
  if (zaloWay !== undefined) channels.set('zalo', zaloWay.channel)
  const { buildDocument } = documents
  const zaloBot = createZaloBot({
    settings,
    database,
    receive,
    buildDocument,
    ...(links !== undefined && { links }),
    clock,
    log,
  })
  if (zaloBot !== undefined) channels.set('zalo-bot', zaloBot.channel)

  // Every job of the product; `docs/operations.md` lists them.
  const jobs: readonly Job[] = [
    deliverOutbox(deliverer),
    openObligations(database, newestDirectory, now),
    remind(database, newestDirectory, now),
    sendDigests(database, { directory: newestDirectory, word: wordDigest, scheme: SCHEME, now }),
    pruneHistory(database, clock),
    ...(zalo === undefined ? [] : [refreshZaloTokens(zalo.account.tokens, zalo.tell)]),
  ]

  const personas = () => readPersonas(database, localTimeOf(now()).date)
  const chat = createChatRoutes({
    receive,
    ...documents,
    webchat,
    transcript: createTranscript(database),
    assetsFolder: join(folder, 'api/chat/assets'),
    personas,
    secret,
    log,
    now,
    newKey: randomUUID,
    secureCookies: settings.PUBLIC_URL?.startsWith('https:') === true,
    stopping,
  })
  const api = createApi({
    database,
    migrationsFolder: join(folder, 'db/migrations'),
    directory: newestDirectory,
    ...(settings.ADMIN_API_TOKEN !== undefined && { adminToken: settings.ADMIN_API_TOKEN }),
    now,
    scheme: SCHEME,
    log,
    newRequestId: randomUUID,
    jobs: jobs.map(({ name }) => name),
    version: program.version,
    channels,
    ...(telegram !== undefined && { telegram }),
    ...(zaloWay !== undefined && { zalo: zaloWay }),
    ...(zaloBot !== undefined && { zaloBot }),
    ...(readDocument !== undefined && { readDocument }),
    chat,
    ...(zalo?.consentPage !== undefined && { consentPage: zalo.consentPage }),
    readFeed: createCalendarFeed({ database, directory: newestDirectory, now }),
  })

  return {
    fetch: api.fetch,
    receive,
    deliverer,
    telegram,
    zalo: zaloWay,
    zaloBot,
    personas,
    prepare: async () => readAhead(await directory(), { now: now(), scheme: SCHEME }),
    jobs,
  }
}
