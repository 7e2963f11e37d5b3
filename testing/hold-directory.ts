import { openPglite } from '../db/open-pglite.ts'

/** A process that opens the PGlite directory of DATA_DIRECTORY, says so, and holds it until it is ended. */
const database = await openPglite(process.env.DATA_DIRECTORY ?? '')
await database.run('create table if not exists kept (note text)')
await database.run('insert into kept (note) values ($1)', [process.env.NOTE ?? ''])
process.stdout.write(`holding ${process.pid}\n`)
process.once('SIGTERM', async () => {
  await database.close()
  process.exit(0)
})
setInterval(() => undefined, 60_000)
