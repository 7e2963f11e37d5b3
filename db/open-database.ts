import type { Database } from './database.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'

/** Postgres where an address is given, otherwise PGlite in a directory of this machine. Throws `DirectoryInUse`. */
export const openDatabase = async (settings: {
  DATABASE_URL?: string | undefined
  DATA_DIRECTORY: string
}): Promise<Database> =>
  settings.DATABASE_URL === undefined ? openPglite(settings.DATA_DIRECTORY) : openPostgres(settings.DATABASE_URL)
