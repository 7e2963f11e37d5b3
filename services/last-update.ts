import { lastUpdateAt } from '../db/last-update.ts'
import type { Database } from './database.ts'

/** When a channel last brought something in; undefined: not within the days that are remembered. */
export const readLastUpdate = ({ run }: Pick<Database, 'run'>, channel: string): Promise<Date | undefined> =>
  lastUpdateAt(run, channel)
