import type { Database } from '../db/database.ts'
import { insertPresets } from '../db/insert-presets.ts'
import { presets } from '../domain/schedules/presets.ts'

/** Enters the schedules with which an office begins where there are none; how many were entered. */
export const loadPresets = (database: Pick<Database, 'orm'>, now: Date): Promise<number> =>
  insertPresets(database, presets, now)
