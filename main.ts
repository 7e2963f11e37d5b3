import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { answerClientErrors } from './api/answer-client-errors.ts'
import { createChatRoutes } from './api/chat/chat-routes.ts'
import { createApi } from './api/create-api.ts'
import { secretOf } from './app-secret.ts'
import { createAnswerUpdate } from './bot/answer-update.ts'
import type { Receive } from './bot/channels/channel.ts'
import { createTelegramChannel } from './bot/channels/telegram/telegram-channel.ts'
import { createWebchatChannel } from './bot/channels/webchat/webchat-channel.ts'
import { initialState } from './bot/engine/state.ts'
import { createStrangers } from './bot/strangers.ts'
import { type Config, config } from './config.ts'
import { DirectoryInUse } from './db/directory-lock.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { createDocuments } from './documents-of-forms.ts'
import { localTimeOf } from './domain/local-time.ts'
import { deliverOutbox } from './jobs/deliver-outbox.ts'
import { pruneHistory } from './jobs/prune-history.ts'
import { runJobs } from './jobs/run-jobs.ts'
import type { Channel } from './services/channel.ts'
import { readDirectoryVersion } from './services/database.ts'
import { createDeliverer } from './services/deliver-messages.ts'
import { keepDirectory } from './services/keep-directory.ts'
import { type Persona, readPersonas } from './services/personas.ts'
import { seedDemonstration } from './services/seed-demonstration.ts'
import { createTranscript } from './services/transcript.ts'

/** The cut-off of the figures: Decree 09/2019/NĐ-CP. */
const SCHEME = 'admin_15_14'

export interface App {
  url: string
  personas: Persona[]
  receive: Receive
  stop(): Promise<void>
}

/** Puts the product together and starts it. */
export const startApp = async (settings: Config): Promise<App> => {
  const log = pino({ level: settings.LOG_LEVEL, base: { node: process.pid } })
  const fixed = settings.FIXED_NOW === undefined ? undefined : new Date(settings.FIXED_NOW)
  const now = () => fixed ?? new Date()
  const secret = secretOf(settings)
  const database = await openDatabase(settings)
  await migrate(database)
  const seeded = await seedDemonstration(database, { now: now(), initialState, newId: randomUUID })
  if (seeded) log.info({}, 'the database was empty: it now holds the demonstration')

  const channels = new Map<string, Channel>()
  const documents = createDocuments({ now, scheme: SCHEME })
  const directory = keepDirectory(database)
  const deliverer = createDeliverer({
    database,
    channels,
    node: `${process.pid}-${randomUUID()}`,
    now: () => new Date(),
    log,
  })
  const strangers = createStrangers({ database, channels, secret, now, log })
  const receive = createAnswerUpdate({
    database,
    directory,
    deliverer,
    strangers,
    scheme: SCHEME,
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
          log,
        })
  if (telegram !== undefined) channels.set('telegram', telegram.channel)

  const stopping = new AbortController()
  const chat = createChatRoutes({
    receive,
    ...documents,
    webchat,
    transcript: createTranscript(database),
    personas: () => readPersonas(database, localTimeOf(now()).date),
    secret,
    log,
    now,
    newKey: randomUUID,
    secureCookies: settings.PUBLIC_URL?.startsWith('https:') === true,
    stopping: stopping.signal,
  })
  const api = createApi({
    database,
    directory: async () => directory(await readDirectoryVersion(database)),
    ...(settings.ADMIN_API_TOKEN !== undefined && { adminToken: settings.ADMIN_API_TOKEN }),
    now,
    scheme: SCHEME,
    log,
    newRequestId: randomUUID,
    ...(telegram !== undefined && { telegram }),
    chat,
  })
  const { server, port } = await listen(api.fetch, settings.PORT)
  answerClientErrors(server, randomUUID)
  if (telegram !== undefined && settings.TELEGRAM_MODE === 'webhook') await telegram.setWebhook()
  if (telegram !== undefined && settings.TELEGRAM_MODE === 'polling') telegram.startPolling()
  const endJobs = runJobs([deliverOutbox(deliverer), pruneHistory(database, () => new Date())], log)

  return {
    url: settings.PUBLIC_URL ?? `http://localhost:${port}`,
    personas: await readPersonas(database, localTimeOf(now()).date),
    receive,
    async stop() {
      await telegram?.stop()
      await endJobs()
      stopping.abort()
      await new Promise((resolve) => server.close(resolve))
      await deliverer.settle()
      await database.close()
    },
  }
}

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], port: number) =>
  new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve({ fetch, port }, (address) => resolve({ server, port: address.port }))
    server.once('error', reject)
  })

const describe = ({ url, personas }: App, settings: Config): string =>
  [
    '',
    `Giao Ban  ${url}`,
    `  trò chuyện thử / web chat   ${url}/chat`,
    `  API                         ${url}/api/v1/openapi.json${settings.ADMIN_API_TOKEN === undefined ? '  (off: set ADMIN_API_TOKEN)' : ''}`,
    `  Telegram                    ${settings.TELEGRAM_BOT_TOKEN === undefined ? 'off: set TELEGRAM_BOT_TOKEN' : settings.TELEGRAM_MODE}`,
    `  dữ liệu / data              ${settings.DATABASE_URL === undefined ? `PGlite in ${settings.DATA_DIRECTORY}/` : 'Postgres (DATABASE_URL)'}`,
    ...(personas.length === 0 ? [] : ['  nhân vật để thử / personas:']),
    ...personas.map(({ name, title, unit }) => `    - ${name}, ${title}, ${unit}`),
    '',
  ].join('\n')

const main = async () => {
  const settings = config()
  try {
    const app = await startApp(settings)
    console.log(describe(app, settings))
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      await app.stop()
      process.exit(0)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  } catch (error) {
    const expected =
      error instanceof DirectoryInUse || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(expected ? error.message : error)
    process.exit(1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
