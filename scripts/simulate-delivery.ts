import { parseArgs } from 'node:util'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { fillWithDemonstration } from '../testing/demonstration.ts'
import { deliverToMixed, KINDS } from '../testing/mixed-population.ts'
import { showProgress } from '../testing/show-progress.ts'
import { startPostgres } from '../testing/start-postgres.ts'

/**
 * 10,000 reminders to a mixed population over Zalo and Telegram, by two nodes against the fakes of both.
 * `npm run simulate:delivery -- --people 10000`. Exits with 1 if somebody was missed or told twice, if the cost is not the
 * forecast, or if somebody who was not reached is not listed.
 */
const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } })
const people = Number(values.people)
const postgres = await startPostgres()
await withAdministration(postgres.url, (run) => run('create database delivery'))
const url = addressOf(postgres.url, 'delivery')
const databases = [openPostgres(url, { connections: 4 }), openPostgres(url, { connections: 4 })] as const
await migrate(databases[0])
await fillWithDemonstration(databases[0])
const { arrived, cost, listed, seconds } = await deliverToMixed(databases, { people, onProgress: showProgress(people) })
for (const database of databases) await database.close()
await postgres.stop()

const wrong: string[] = []
for (const [kind, { isReached }] of Object.entries(KINDS)) {
  const counts = arrived[kind as keyof typeof KINDS]
  const of = Object.values(counts).reduce((sum, each) => sum + each, 0)
  const seen = listed[kind as keyof typeof KINDS] ?? 0
  console.log(`${kind.padEnd(32)}${of} people, got one ${counts[1] ?? 0}, none ${counts[0] ?? 0}, listed ${seen}`)
  if ((counts[isReached ? 1 : 0] ?? 0) !== of) wrong.push(`${kind}: ${JSON.stringify(counts)}`)
  if (seen !== (isReached ? 0 : of)) wrong.push(`${kind}: ${seen} listed`)
}
console.log(`cost, VND: ${JSON.stringify(cost)}`)
if (new Set(Object.values(cost)).size > 1) wrong.push('the cost is not the forecast')
console.log(`${seconds.toFixed(0)} seconds`)
for (const each of wrong) console.log(`WRONG ${each}`)
process.exit(wrong.length === 0 ? 0 : 1)
