import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { startFakeZalo } from 'zalo-oa-sdk/fake'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { showProgress } from '../testing/show-progress.ts'
import { zaloAt } from '../testing/start-app.ts'
import { startPostgres } from '../testing/start-postgres.ts'
import { ANSWERS, answerTo, quantile } from './load.ts'
import { insertPeople } from './people.ts'
import { freePort, startServer } from './start-server.ts'

/** `--rate 200 --seconds 20 --people 400`; `--cold`: a process just started, hit at once. */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const rate = option('rate', 200)
const seconds = option('seconds', 20)
const people = option('people', 400)
const isCold = process.argv.includes('--cold')

const DATA = '.data/bench-webhooks'
/** Zalo gives up after 2 s. */
const GIVEN_UP_MS = 2_000
const WARM_UP_PER_SECOND = 80
const WARMING = 100

const postgres = await startPostgres({ durable: true })
await withAdministration(postgres.url, (run) => run('create database bench'))
const databaseUrl = addressOf(postgres.url, 'bench')
// What is measured is the way in; Zalo's own limit of answers would only hold up the way out.
const fake = Object.assign(await startFakeZalo(), { requestsPerMinuteMax: Number.POSITIVE_INFINITY })
const port = await freePort()
const product = await startServer('main.ts', [], {
  DATABASE_URL: databaseUrl,
  DATA_DIRECTORY: DATA,
  PORT: String(port),
  LOG_LEVEL: 'warn',
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  APP_SECRET: 'bench-secret-of-the-product-32-characters',
  ...zaloAt(fake),
})
const database = openPostgres(databaseUrl, { connections: 1 })
const userIds = (await insertPeople(database.run, people + WARMING, 'zalo')).map(String)
for (const id of userIds) fake.do.add({ id, follows: true, lastInteractionAtMs: fake.clock.now() })
const pool = new Pool(product.url, { connections: 128, pipelining: 1 })

let sent = 0
/** A signed event as Zalo sends it; resolves to the status of the answer. */
const write = async (userId: string, text: string): Promise<number> => {
  const timestamp = String(Date.now())
  const body = JSON.stringify({
    app_id: fake.app.id,
    sender: { id: userId },
    recipient: { id: fake.account.id },
    event_name: 'user_send_text',
    message: { text, msg_id: `bench-${sent++}` },
    timestamp,
  })
  const answer = await pool.request({
    path: '/webhooks/zalo',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zevent-signature': fake.webhooks.signatureOf(body, timestamp) },
    body,
  })
  await answer.body.dump()
  return answer.statusCode
}

interface Taken {
  milliseconds: number
  status: number
}

/** Webhooks at their time, whatever the answers take, of one person after the other. */
const load = async (
  total: number,
  perSecond: number,
  from: readonly string[],
  textOf: (step: number, userId: string) => string,
  onProgress: (done: number) => void = () => undefined,
): Promise<Taken[]> => {
  const taken: Taken[] = []
  const started = performance.now()
  const working: Promise<void>[] = []
  for (let index = 0; index < total; index++) {
    const due = started + (index * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await pause(early)
    const userId = from[index % from.length] ?? ''
    const step = Math.floor(index / from.length)
    const one = async () => {
      const status = await write(userId, textOf(step, userId))
      taken.push({ milliseconds: performance.now() - due, status })
      onProgress(taken.length)
    }
    working.push(one())
  }
  await Promise.all(working)
  return taken
}

const committed = async () => {
  const [row] = await database.run<{ updates: number; entries: number; waiting: number }>(
    `select (select count(*)::int from inbound_updates where channel = 'zalo') as updates,
       (select count(*)::int from entries where recorded_by in (select person_id from accounts where channel = 'zalo')) as entries,
       (select count(*)::int from outbox where channel = 'zalo' and not bulk and sent_at is null) as waiting`,
  )
  return row ?? { updates: 0, entries: 0, waiting: 0 }
}

const [others, known] = [userIds.slice(people), userIds.slice(0, people)]
if (!isCold) {
  // A process just started compiles what it runs: the same conversation, by other people, slowly.
  await load(others.length * ANSWERS, WARM_UP_PER_SECOND, others, (step, userId) => answerTo(step, Number(userId)))
  await load(people, WARM_UP_PER_SECOND * 2, known, () => '/menu')
}
const before = await committed()
const cpuBefore = product.cpuSeconds()
const total = rate * seconds
const taken = await load(total, rate, known, (step, userId) => answerTo(step, Number(userId)), showProgress(total))
const cpu = product.cpuSeconds() - cpuBefore
const after = await committed()
await pause(2_000)
const { waiting } = await committed()

const sorted = taken.map(({ milliseconds }) => milliseconds).toSorted((left, right) => left - right)
const [p50, p99, worst] = [quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.at(-1) ?? 0]
const refused = taken.filter(({ status }) => status !== 200).length
const late = sorted.filter((milliseconds) => milliseconds > GIVEN_UP_MS).length
const updates = after.updates - before.updates
console.log(
  `${total} webhooks of Zalo at ${rate} a second from ${people} people, real Postgres, every answer committed first`,
)
console.log(
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${worst.toFixed(0)} ms; over 2 s ${late}; not answered 200 ${refused}`,
)
console.log(
  `committed ${updates} updates and ${after.entries - before.entries} entries; replies not sent 2 s later ${waiting}`,
)
console.log(`processor ${((cpu * 1e6) / total).toFixed(0)} µs a webhook, sending the reply included`)

await database.close()
await pool.close()
await product.stop()
await fake.close()
await postgres.stop()
rmSync(DATA, { recursive: true, force: true })
process.exit(p99 < 200 && late === 0 && refused === 0 && updates === total ? 0 : 1)
