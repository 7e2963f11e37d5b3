import { checkReadiness } from '../../services/check-readiness.ts'
import type { Database } from '../../services/database.ts'
import { followDatabaseClock } from '../../services/database-clock.ts'
import { doubtful, type Finding, good, wrong } from './finding.ts'

/** Apart by more than this, times that people read are wrong; nothing else is, for all nodes go by the database's clock. */
const CLOCKS_APART_MAX_SECONDS = 30

const examineClock = async (database: Database): Promise<Finding> => {
  const clock = await followDatabaseClock(database)
  const seconds = Math.round((clock().getTime() - Date.now()) / 1_000)
  return Math.abs(seconds) > CLOCKS_APART_MAX_SECONDS
    ? doubtful((texts) => texts.database.clockApart(String(Math.abs(seconds))))
    : good((texts) => texts.database.clock)
}

/** Whether the database answers, has our tables, and knows what time it is. */
export const examineDatabase = async (database: Database): Promise<Finding[]> => {
  const [notReady] = await checkReadiness(database)
  if (notReady === 'database_unavailable') return [wrong((texts) => texts.database.away)]
  if (notReady === 'migrations_pending') return [wrong((texts) => texts.database.notMigrated)]
  return [good((texts) => texts.database.ready(database.kind)), await examineClock(database)]
}
