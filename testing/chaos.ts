import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type FakeTelegram, startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import type { Database } from '../db/database.ts'
import { type AlternatingProxy, startAlternatingProxy } from './alternating-proxy.ts'
import { enrol } from './demonstration.ts'
import { freePort } from './free-port.ts'
import { type Reckoning, type Reporter, reckon } from './reckoning.ts'
import { reportReception } from './report-receptions.ts'
import { type RunningApp, startApp, TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET } from './start-app.ts'

export interface ChaosOptions {
  /** What holds the demonstration; `withDatabase` opens it for a moment while no process has it. */
  storage: Storage
  /** `polling`: one process. `webhook`: two behind a balancer that alternates. */
  mode: 'polling' | 'webhook'
  people: number
  /** Everybody reports at least so many receptions, and goes on until the last kill. */
  receptions: number
  kills: number
  /** The platform delivers every update twice. */
  duplicates?: boolean
  onKill?: (count: number) => void
}

export interface Storage {
  environment: Record<string, string>
  withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
}

export interface ChaosReport extends Reckoning {
  kills: number
}

const UNITS = ['ia-pnom', 'chu-ngan', 'kong-bla', 'dak-nhong', 'bo-ngun']
/** A process lives this long at most after it is up. */
const LIFE_MAX_MS = 2_000
const BETWEEN_RECEPTIONS_MAX_MS = 500

const startProcess = async (
  { storage, mode }: ChaosOptions,
  fake: FakeTelegram,
  proxy: AlternatingProxy | undefined,
): Promise<{ app: RunningApp; port: number }> => {
  const port = await freePort()
  const app = await startApp({
    ...storage.environment,
    PORT: String(port),
    ...telegramAt(fake.url),
    ...(mode === 'webhook' &&
      proxy !== undefined && {
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
        PUBLIC_URL: proxy.url,
      }),
  })
  return { app, port }
}

const newReporter = async (database: Database, fake: FakeTelegram, index: number): Promise<Reporter> => {
  const { id } = fake.createUser({ started: true })
  const unitCode = UNITS[index % UNITS.length] ?? ''
  const { personId } = await enrol(database, { unitCode, channel: 'telegram', sender: String(id) })
  return { chatId: id, personId, reported: 0 }
}

/**
 * People report through a faithful Telegram while the product's processes are killed with -9 at random moments and
 * started again; afterwards what is recorded and said is held against what they did.
 */
export const runChaos = async (options: ChaosOptions): Promise<ChaosReport> => {
  const { storage, mode, people, receptions, kills } = options
  const fake = await startFakeTelegram({
    token: TELEGRAM_TOKEN,
    redelivery: { firstWaitMs: 200, maxWaitMs: 1_000 },
    callsKept: 2_000_000,
  })
  const proxy = mode === 'webhook' ? await startAlternatingProxy() : undefined
  const running: { app: RunningApp; port: number }[] = []
  const start = async (place: number) => {
    running[place] = await startProcess(options, fake, proxy)
    proxy?.setTargets(running.map(({ port }) => port))
  }
  try {
    const reporters = await storage.withDatabase((database) =>
      Promise.all(Array.from({ length: people }, (_, index) => newReporter(database, fake, index))),
    )
    for (let place = 0; place < (mode === 'webhook' ? 2 : 1); place++) await start(place)
    if (options.duplicates === true) fake.setDelivery({ duplicate: 'together' })
    let killed = 0
    const killer = async () => {
      while (killed < kills) {
        await pause(randomInt(LIFE_MAX_MS))
        const place = randomInt(running.length)
        await running[place]?.app.kill()
        killed += 1
        options.onKill?.(killed)
        await start(place)
      }
    }
    const report = async (reporter: Reporter) => {
      while (reporter.reported < receptions || killed < kills) {
        await reportReception(fake, reporter.chatId, reporter.reported)
        reporter.reported += 1
        await pause(randomInt(BETWEEN_RECEPTIONS_MAX_MS))
      }
    }
    await Promise.all([killer(), ...reporters.map(report)])
    // What was sent last may not be marked yet: an orderly end does that.
    await Promise.all(running.map(({ app }) => app.stop()))
    const reckoning = await storage.withDatabase((database) => reckon(database, fake, { reporters, kills }))
    return { ...reckoning, kills: killed }
  } finally {
    await Promise.all(running.map(({ app }) => app.kill()))
    await proxy?.stop()
    await fake.stop()
  }
}
