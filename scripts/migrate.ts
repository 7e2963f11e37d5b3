import { config } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open-database.ts'
import { loadPresets } from '../services/load-presets.ts'

/** `npm run migrate`: brings the schema of the configured database up to date, and its first schedules, where no `npm start` does. */
const database = await openDatabase(config())
await migrate(database)
await loadPresets(database, new Date())
await database.close()
console.log('The schema is up to date.')
