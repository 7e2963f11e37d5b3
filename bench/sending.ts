import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { fillWithDemonstration } from '../testing/demonstration.ts'
import { sendBulk } from '../testing/send-bulk.ts'
import { showProgress } from '../testing/show-progress.ts'
import { startPostgres } from '../testing/start-postgres.ts'

/** `--reminders 3000 --people 5 --nodes 1` */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const reminders = option('reminders', 3_000)
const people = option('people', 5)
const nodes = option('nodes', 1)

const postgres = await startPostgres({ durable: true })
await withAdministration(postgres.url, (run) => run('create database bench'))
const url = addressOf(postgres.url, 'bench')
const database = openPostgres(url, { connections: 4 })
await migrate(database)
await fillWithDemonstration(database)

const show = showProgress(reminders)
const report = await sendBulk({ url, database }, { reminders, people, nodes, onProgress: show })
await database.close()
await postgres.stop()

const { taken, refused, ofPermitted, mostInASecond, closestToOnePerson, answers } = report
console.log(
  `${reminders} reminders, ${nodes} node(s), a Telegram that takes 30 messages a second and 1 a second for each chat`,
)
console.log(`taken ${taken}, refused with 429 ${refused}, ${(ofPermitted * 100).toFixed(1)} % of the permitted rate`)
console.log(`most in any one second ${mostInASecond}, closest two to one person ${closestToOnePerson} ms apart`)
console.log(
  `answers meanwhile ${answers.count}: p50 ${answers.p50.toFixed(0)} ms, p95 ${answers.p95.toFixed(0)} ms, worst ${answers.worst.toFixed(0)} ms`,
)
process.exit(refused === 0 && ofPermitted >= 0.97 && answers.p95 < 300 ? 0 : 1)
