import { migrate } from '../db/migrate.ts'
import { openPglite } from '../db/open-pglite.ts'
import type { Storage } from './chaos.ts'
import { fillWithDemonstration } from './demonstration.ts'

/** The embedded database in a directory, with the demonstration. */
export const embeddedStorage = async (directory: string): Promise<Storage> => {
  const storage: Storage = {
    environment: { DATA_DIRECTORY: directory },
    async withDatabase(work) {
      const database = await openPglite(directory)
      try {
        return await work(database)
      } finally {
        await database.close()
      }
    },
  }
  await storage.withDatabase(async (database) => {
    await migrate(database)
    await fillWithDemonstration(database)
  })
  return storage
}
