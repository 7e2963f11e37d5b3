import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { showProgress } from '../testing/show-progress.ts'
import { simulate } from '../testing/simulation/simulate.ts'
import { startPostgres } from '../testing/start-postgres.ts'

/**
 * A year of 300 units with outages, blocked users, merges and three nodes that are killed at 10,000 points, reckoned up by a
 * checker of its own. `npm run simulate -- --seed 1 --kills 10000 --communes 60 --from 2026-01-01 --to 2026-12-31`; the same
 * seed tells the same story. Exits with 1 if a reminder was lost, told twice, after the report, in quiet hours or too early.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    kills: { type: 'string', default: '10000' },
    communes: { type: 'string', default: '60' },
    organisations: { type: 'string', default: '4' },
    nodes: { type: 'string', default: '3' },
    from: { type: 'string', default: '2026-01-01' },
    to: { type: 'string', default: '2026-12-31' },
  },
})
const seed = Number(values.seed)
const size = {
  communes: Number(values.communes),
  organisations: Number(values.organisations),
  nodes: Number(values.nodes),
  kills: Number(values.kills),
  from: values.from,
  to: values.to,
}
console.log(`seed ${seed}: ${JSON.stringify(size)}`)

const days = Math.round((Date.parse(size.to) - Date.parse(size.from)) / 86_400_000) + 1
const started = performance.now()
const postgres = await startPostgres()
await withAdministration(postgres.url, (run) => run('create database simulation'))
const database = openPostgres(addressOf(postgres.url, 'simulation'), { connections: 2 })
await migrate(database)
const report = await simulate(database, { seed, size, onProgress: showProgress(days) })
await database.close()
await postgres.stop()

const { examples, duplicates, onItsWay, ...counts } = report
for (const example of examples) console.log(`WRONG ${example}`)
for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(24)}${count}`)
console.log(
  `${duplicates} messages came twice: the platform took them and the process was killed, or the answer lost, before it was known. This cannot be excluded.`,
)
console.log(
  `${onItsWay} were on their way when the unit reported: checked, found to be owed, and taken in the same moment.`,
)
console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`)
process.exit(examples.length === 0 ? 0 : 1)
