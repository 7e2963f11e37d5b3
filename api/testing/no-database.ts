import { drizzle } from 'drizzle-orm/pglite'
import type { Database } from '../../db/database.ts'
import * as schema from '../../db/schema.ts'

/** For what is not about the database: it knows nothing, and answers every question with no rows. */
export const noDatabase: Database = {
  kind: 'pglite',
  run: async () => [],
  orm: drizzle.mock({ schema }),
  close: async () => undefined,
}
