import type { Database } from '../db/database.ts'
import { readClock } from '../db/read-clock.ts'

const MEASURE_EVERY_MS = 60_000

/**
 * The clock of the database, which all nodes share: a claim or a deadline means the same moment to a node whose own clock is
 * wrong. Measured now and again every minute in which it is asked, to within half a round trip. `own`: the node's clock,
 * milliseconds.
 */
export const followDatabaseClock = async ({ run }: Database, own: () => number = Date.now): Promise<() => Date> => {
  let ahead = 0
  let measured = 0
  const measure = async () => {
    const asked = own()
    measured = asked
    const told = await readClock(run)
    ahead = told - (asked + own()) / 2
  }
  await measure()
  return () => {
    const at = own()
    // Until it is measured anew, and when that fails, the last measure holds.
    if (Math.abs(at - measured) >= MEASURE_EVERY_MS) measure().catch(() => undefined)
    return new Date(at + ahead)
  }
}
