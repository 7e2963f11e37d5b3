import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { isMigrated } from '../db/migrate.ts'

export type NotReady = 'database_unavailable' | 'migrations_pending'

/** A probe that waits longer is as good as a probe that failed. */
const ANSWER_TIMEOUT_MS = 3_000

const settles = async (work: Promise<boolean>): Promise<boolean> => {
  const done = new AbortController()
  try {
    return await Promise.race([work, wait(ANSWER_TIMEOUT_MS, false, { signal: done.signal })])
  } catch {
    return false
  } finally {
    done.abort()
  }
}

/** What keeps the process from answering; empty when nothing does. */
export const checkReadiness = async (database: Database, migrationsFolder?: string): Promise<NotReady[]> => {
  const answers = database.run('select 1').then(() => true)
  if (!(await settles(answers))) return ['database_unavailable']
  return (await settles(isMigrated(database, migrationsFolder))) ? [] : ['migrations_pending']
}
