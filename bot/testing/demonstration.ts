import type { Database, Run } from '../../db/database.ts'
import { loadPresets } from '../../services/load-presets.ts'
import { seedDemonstration } from '../../services/seed-demonstration.ts'
import { openMigrated } from '../../testing/open-migrated.ts'
import { initialState } from '../engine/state.ts'

/** Friday 20/11/2026 16:40 on the clocks of Vietnam. */
export const DEMONSTRATION_NOW = new Date('2026-11-20T09:40:00Z')

/** Identifiers that are the same in every run, so that what is sorted by them is too. */
export const countedIds = (begin = 1): (() => string) => {
  let count = begin
  return () => `${(count++).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
}

export interface Demonstration {
  database: Database
  /** Works on the demonstration as it was seeded; whatever is written is gone afterwards. */
  untouched<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
}

/**
 * All statements in one transaction that is rolled back in the end. Each has a savepoint of its own, so that a refused
 * one leaves the others alone, and none begins before the one before it has ended.
 */
const inTransaction = ({ run }: Database): Run => {
  let last: Promise<unknown> = Promise.resolve()
  const one: Run = async (statement, parameters) => {
    await run('savepoint one')
    try {
      const rows = await run(statement, parameters)
      await run('release savepoint one')
      return rows as never
    } catch (error) {
      await run('rollback to savepoint one')
      throw error
    }
  }
  return (statement, parameters) => {
    const next = last.then(
      () => one(statement, parameters),
      () => one(statement, parameters),
    )
    last = next
    return next as never
  }
}

/** The fictional province with its schedules in an embedded database in memory, seeded once for many tests. */
export const openDemonstration = async (): Promise<Demonstration> => {
  const database = await openMigrated()
  await loadPresets(database, DEMONSTRATION_NOW)
  await seedDemonstration(database, { now: DEMONSTRATION_NOW, initialState, newId: countedIds() })
  return {
    database,
    async untouched(work) {
      await database.run('begin')
      try {
        return await work({ ...database, run: inTransaction(database) })
      } finally {
        await database.run('rollback')
      }
    },
  }
}
