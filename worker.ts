import { randomUUID } from 'node:crypto'
import { type App, createApp } from './assembly/app.ts'
import { consoleLogger } from './assembly/console-logger.ts'
import { openFetch } from './bot/channels/telegram/fetch-transport.ts'
import { readBindings } from './config.ts'
import { openPostgres } from './db/open-postgres.ts'
import { runDueJobs } from './jobs/run-due-jobs.ts'
import type { JobContext } from './jobs/run-job.ts'

type Bindings = Readonly<Record<string, unknown>>

/** developers.cloudflare.com/workers/runtime-apis/context */
interface ExecutionContext {
  /** The Worker lives until this settles, though the answer has gone out. */
  waitUntil(work: Promise<unknown>): void
}

/** A Worker may have six connections open at once (developers.cloudflare.com/workers/platform/limits). */
const CONNECTIONS = 5

/**
 * The product for one event. Put together anew each time, because on Workers nothing that was opened for one event may be
 * used by another; Hyperdrive keeps the connections to Postgres.
 */
const open = (bindings: Bindings): { app: App; context: JobContext } => {
  const settings = readBindings(bindings)
  const { DATABASE_URL = '', APP_SECRET = '', FIXED_NOW } = settings
  const context = {
    database: openPostgres(DATABASE_URL, { connections: CONNECTIONS }),
    node: `worker-${randomUUID()}`,
    clock: () => new Date(),
    now: () => (FIXED_NOW === undefined ? new Date() : new Date(FIXED_NOW)),
    log: consoleLogger(settings.LOG_LEVEL),
  }
  const app = createApp({
    ...context,
    settings,
    folder: import.meta.dirname,
    secret: APP_SECRET,
    openTransport: openFetch,
    stopping: new AbortController().signal,
  })
  return { app, context }
}

/** What was begun for an event and need not be waited for to answer it. */
const finish = async ({ telegram, zalo, zaloBot, deliverer }: App): Promise<void> => {
  await Promise.all([telegram?.stop(), zalo?.settle(), zaloBot?.stop()])
  await deliverer.settle()
}

/** The product as a Cloudflare Worker: `docs/deploy-workers.md`. */
export default {
  async fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> {
    const { app } = open(bindings)
    const response = await app.fetch(request)
    context.waitUntil(finish(app))
    return response
  },

  /** Called every minute by the Cron Trigger of wrangler.toml. */
  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const { app, context } = open(bindings)
    await runDueJobs(app.jobs, context, app.deliverer.settle)
  },
}
