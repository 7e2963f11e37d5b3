import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { runChaos, type Storage } from '../testing/chaos.ts'
import { fillWithDemonstration } from '../testing/demonstration.ts'
import { embeddedStorage } from '../testing/embedded-storage.ts'
import { startPostgres } from '../testing/start-postgres.ts'

/**
 * `npm run chaos -- --kills 100 --people 30 --mode webhook|polling|embedded`: people report while processes are killed
 * with -9 again and again; then everything is reckoned up. Exits with 1 if an answer was lost, counted twice, not
 * replied to or replied to out of order.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    people: { type: 'string', default: '30' },
    mode: { type: 'string', default: 'webhook' },
  },
})
const mode = values.mode === 'webhook' ? 'webhook' : 'polling'

const withPostgresStorage = async <Result>(work: (storage: Storage) => Promise<Result>): Promise<Result> => {
  const server = await startPostgres()
  try {
    await withAdministration(server.url, (run) => run('create database chaos'))
    const url = addressOf(server.url, 'chaos')
    const database = openPostgres(url, { connections: 4 })
    await migrate(database)
    await fillWithDemonstration(database)
    const result = await work({ environment: { DATABASE_URL: url }, withDatabase: (look) => look(database) })
    await database.close()
    return result
  } finally {
    await server.stop()
  }
}

const withEmbeddedStorage = async <Result>(work: (storage: Storage) => Promise<Result>): Promise<Result> => {
  const directory = mkdtempSync(join(tmpdir(), 'giao-ban-chaos-'))
  try {
    return await work(await embeddedStorage(directory))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const run = (storage: Storage) =>
  runChaos({
    storage,
    mode,
    people: Number(values.people),
    receptions: 3,
    kills: Number(values.kills),
    duplicates: mode === 'webhook',
    onKill: (count) => process.stderr.write(`killed ${count}\r`),
  })

const report = await (values.mode === 'embedded' ? withEmbeddedStorage(run) : withPostgresStorage(run))
for (const line of report.wrong) console.log(`WRONG ${line}`)
console.log(
  `${report.kills} kills, ${report.entries} entries, ${report.messages} replies, ${report.repeated} of them sent again, ${report.wrong.length} wrong`,
)
process.exit(report.wrong.length === 0 ? 0 : 1)
