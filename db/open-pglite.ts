import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { drizzle } from 'drizzle-orm/pglite'
import type { Database, Run } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { translateError } from './errors.ts'
import * as schema from './schema.ts'

/** Opens the embedded database in `directory`, or in memory. Throws `DirectoryInUse`. */
export const openPglite = async (directory?: string): Promise<Database> => {
  const release = directory === undefined ? () => undefined : lockDirectory(directory)
  try {
    const client = await PGlite.create({
      ...(directory !== undefined && { dataDir: join(directory, 'pglite') }),
      extensions: { btree_gist },
    })
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
  } catch (error) {
    release()
    throw error
  }
}
