import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'

/** A process that brings the database of DATABASE_URL up to date and ends. */
const database = openPostgres(process.env.DATABASE_URL ?? '')
await migrate(database)
await database.close()
process.stdout.write('migrated\n')
