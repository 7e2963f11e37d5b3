import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { answerClientErrors } from './api/answer-client-errors.ts'
import { createApp } from './assembly/app.ts'
import { secretOf } from './assembly/app-secret.ts'
import { createPictures } from './assembly/create-pictures.ts'
import type { Receive } from './bot/channels/channel.ts'
import { openPool } from './bot/channels/telegram/pooled-transport.ts'
import { createPooledFetch } from './bot/channels/zalo/pooled-fetch.ts'
import { initialState } from './bot/engine/state.ts'
import { type Config, config } from './config.ts'
import { DirectoryInUse } from './db/directory-lock.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { readDirectory } from './services/database.ts'
import { followDatabaseClock } from './services/database-clock.ts'
import { loadPresets } from './services/load-presets.ts'
import type { Persona } from './services/personas.ts'
import { seedDemonstration } from './services/seed-demonstration.ts'

export interface RunningApp {
  url: string
  personas: Persona[]
  receive: Receive
  stop(): Promise<void>
}

/** Starts the product in this Node process. */
export const startApp = async (settings: Config): Promise<RunningApp> => {
  const log = pino({ level: settings.LOG_LEVEL, base: { node: process.pid } })
  const fixed = settings.FIXED_NOW === undefined ? undefined : new Date(settings.FIXED_NOW)
  const node = `${process.pid}-${randomUUID()}`
  const database = await openDatabase(settings)
  await migrate(database)
  const clock = await followDatabaseClock(database)
  const now = () => fixed ?? clock()
  const seeded = await seedDemonstration(database, { now: now(), initialState, newId: randomUUID })
  if (seeded) log.info({}, 'the database was empty: it now holds the demonstration')
  const loaded = await loadPresets(database, now())
  if (loaded > 0) log.info({ schedules: loaded }, 'there were no schedules: the presets are entered')

  const pooled = createPooledFetch()
  const stopping = new AbortController()
  const app = createApp({
    settings,
    folder: import.meta.dirname,
    database,
    secret: secretOf(settings),
    node,
    now,
    clock,
    log,
    openTransport: openPool,
    pooledFetch: pooled.fetch,
    buildPicture: createPictures({ database, directory: () => readDirectory(database), log }),
    stopping: stopping.signal,
  })
  const { telegram, zaloBot, deliverer } = app
  await app.prepare()
  const { server, port } = await listen(app.fetch, settings.PORT)
  answerClientErrors(server, randomUUID)
  if (telegram !== undefined && settings.TELEGRAM_MODE === 'webhook') await telegram.setWebhook()
  if (telegram !== undefined && settings.TELEGRAM_MODE === 'polling') telegram.startPolling()
  if (settings.ZALO_BOT_MODE === 'webhook') zaloBot?.startWebhook()
  else zaloBot?.startPolling()
  await app.zalo?.prepare()
  const endJobs = runJobs(app.jobs, { database, node, now, log })

  return {
    url: settings.PUBLIC_URL ?? `http://localhost:${port}`,
    personas: await app.personas(),
    receive: app.receive,
    async stop() {
      await Promise.all([telegram?.stop(), zaloBot?.stop(), app.zalo?.settle()])
      await endJobs()
      stopping.abort()
      await new Promise((resolve) => server.close(resolve))
      await deliverer.settle()
      await pooled.close()
      await database.close()
    },
  }
}

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], port: number) =>
  new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const server = serve({ fetch, port }, (address) => resolve({ server, port: address.port }))
    server.once('error', reject)
  })

const describe = ({ url, personas }: RunningApp, settings: Config): string =>
  [
    '',
    `Giao Ban  ${url}`,
    `  trò chuyện thử / web chat   ${url}/chat`,
    `  API                         ${url}/api/v1/openapi.json${settings.ADMIN_API_TOKEN === undefined ? '  (off: set ADMIN_API_TOKEN)' : ''}`,
    `  Telegram                    ${settings.TELEGRAM_BOT_TOKEN === undefined ? 'off: set TELEGRAM_BOT_TOKEN' : settings.TELEGRAM_MODE}`,
    `  Zalo OA                     ${settings.ZALO_APP_ID === undefined ? 'off: set ZALO_APP_ID' : `${url}/webhooks/zalo`}`,
    `  Zalo Bot                    ${settings.ZALO_BOT_TOKEN === undefined ? 'off: set ZALO_BOT_TOKEN' : settings.ZALO_BOT_MODE}`,
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
