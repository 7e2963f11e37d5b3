import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { EXTENSIONS, overPglite } from '../db/open-pglite.ts'

/** Two that need it at the same moment both make it, and the later one stays: they are alike. */
const makeTemplate = async (path: string): Promise<void> => {
  const client = await PGlite.create({ extensions: EXTENSIONS })
  await migrate(overPglite(client))
  const copy = await client.dumpDataDir('none')
  await client.close()
  const unfinished = `${path}-${process.pid}`
  writeFileSync(unfinished, await copy.bytes())
  renameSync(unfinished, path)
}

/** An embedded database in memory, up to date and empty: a copy, which takes a fraction of the time of making one. */
export const openMigrated = async (): Promise<Database> => {
  const path = join(inject('embeddedTemplates'), 'migrated.tar')
  if (!existsSync(path)) await makeTemplate(path)
  // Read at once: a blob over the file itself breaks when another process puts its own copy in its place.
  const copy = new Blob([readFileSync(path)])
  return overPglite(await PGlite.create({ extensions: EXTENSIONS, loadDataDir: copy }))
}
