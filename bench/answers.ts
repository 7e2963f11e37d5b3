import { rmSync } from 'node:fs'
import { openPostgres } from '../db/open-postgres.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { startPostgres } from '../testing/start-postgres.ts'
import { gatherCrowd, type Measured, measureLatency, measureThroughput } from './load.ts'
import { makeLogFiles } from './make-log-files.ts'
import { insertPeople } from './people.ts'
import { freePort, startServer } from './start-server.ts'
import { startTelegramStub } from './telegram-stub.ts'

/** `--seconds 5 --rounds 3`: how long each measurement takes, and how many there are of each. */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const seconds = option('seconds', 5)
const rounds = option('rounds', 3)

/** A server runs for months; V8 goes on compiling for some 20,000 answers, and those cost twice the processor time. */
const WARM_UP_SECONDS = 30
const SECRET = 'bench-secret-of-telegram'
/**
 * Tomorrow night, when nobody is reminded: while reminders go out, all else keeps to Telegram's 30 messages a second beside
 * them, and that would be measured.
 */
const AT_NIGHT = `${localTimeOf(new Date(Date.now() + 86_400_000)).date}T23:00:00+07:00`
const DATA = '.data/bench'

const median = (values: readonly number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
const row = (name: string, { answersPerSecond, cpuMicroseconds, p50, p99, taken }: Measured) =>
  console.log(
    `${name.padEnd(44)} ${answersPerSecond.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms   cpu ${cpuMicroseconds.toFixed(0).padStart(5)} µs/answer   taken ${(taken * 100).toFixed(0).padStart(2)} %`,
  )

const postgres = await startPostgres({ durable: true })
const stub = await startTelegramStub()
await withAdministration(postgres.url, async (run) => {
  await run('create database bench')
  await makeLogFiles(run)
})
const databaseUrl = addressOf(postgres.url, 'bench')
const port = await freePort()
const product = await startServer('main.ts', [], {
  DATABASE_URL: databaseUrl,
  DATA_DIRECTORY: DATA,
  PORT: String(port),
  LOG_LEVEL: 'warn',
  TELEGRAM_BOT_TOKEN: '1:bench-token-of-twenty-characters',
  TELEGRAM_API_ROOT: stub.url,
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: SECRET,
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  APP_SECRET: 'bench-secret-of-the-product-32-characters',
  FIXED_NOW: AT_NIGHT,
})
const floor = await startServer('bench/floor-server.ts', [databaseUrl, stub.url], {})
const database = openPostgres(databaseUrl, { connections: 1 })

console.log(`answers through the Telegram webhook, ${rounds} rounds of ${seconds} s, product and floor in turn`)
// Each has people of its own: what one writes of a conversation the other would have to read anew.
const targets = {
  product: { ...product, secret: SECRET, chatIds: await insertPeople(database.run, 400) },
  floor: { ...floor, secret: SECRET, chatIds: await insertPeople(database.run, 400) },
}
for (const [name, target] of Object.entries(targets))
  row(`${name}, just started`, await measureThroughput(target, stub, { people: 32, seconds: WARM_UP_SECONDS }))

const ratios: number[] = []
const rates: number[] = []
for (const people of [8, 32]) {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    const bareRound = await measureThroughput(targets.floor, stub, { people, seconds })
    row(`floor, ${people} in flight`, bareRound)
    const ourRound = await measureThroughput(targets.product, stub, { people, seconds })
    row(`product, ${people} in flight`, ourRound)
    bare.push(bareRound.answersPerSecond)
    ours.push(ourRound.answersPerSecond)
  }
  ratios.push(median(ours) / median(bare))
  rates.push(median(ours))
}
const perSecond = Math.max(...rates) / 2
const crowds = {
  floor: await gatherCrowd(targets.floor, stub),
  product: await gatherCrowd(targets.product, stub),
}
const atHalf: number[] = []
for (let round = 0; round < rounds; round++)
  for (const name of ['floor', 'product'] as const) {
    const measured = await measureLatency(targets[name], stub, { crowd: crowds[name], perSecond, seconds })
    row(`${name} at ${perSecond.toFixed(0)}/s, half the product's load`, measured)
    if (name === 'product') atHalf.push(measured.p99)
  }
console.log(`ratio product / floor, medians: ${ratios.map((ratio) => ratio.toFixed(2)).join(' (8), ')} (32)`)
console.log(`p99 of the product at half load, median: ${median(atHalf).toFixed(0)} ms`)

await database.close()
await Promise.all([product.stop(), floor.stop()])
stub.stop()
await postgres.stop()
rmSync(DATA, { recursive: true, force: true })
