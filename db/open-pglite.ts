import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import type { Database, Run } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { translateError } from './errors.ts'
import * as schema from './schema.ts'

/** What the schema needs of the embedded database. */
export const EXTENSIONS = { btree_gist }

/** An embedded database that is open already; `release` follows its closing. */
export const overPglite = (client: PGlite, release: () => void = () => undefined): Database => {
  const run: Run = async <Row extends object>(statement: string, parameters: Parameters<Run>[1] = []) => {
    try {
      return (await client.query<Row>(statement, [...parameters])).rows
    } catch (error) {
      throw translateError(error)
    }
  }
  const close = async () => {
    await client.close()
    release()
  }
  return { kind: 'pglite', run, orm: drizzle(client, { schema }), close }
}

/** Opens the embedded database in `directory`, or in memory. Throws `DirectoryInUse`. */
export const openPglite = async (directory?: string): Promise<Database> => {
  const release = directory === undefined ? () => undefined : lockDirectory(directory)
  try {
    const dataDir = directory === undefined ? {} : { dataDir: join(directory, 'pglite') }
    return overPglite(await PGlite.create({ ...dataDir, extensions: EXTENSIONS }), release)
  } catch (error) {
    release()
    throw error
  }
}
