import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Database, Run } from './database.ts'
import { isDeadlock, translateError } from './errors.ts'

import * as schema from './schema.ts'

/** How often a statement that lost a deadlock is tried again. Postgres takes a second to find one. */
const DEADLOCK_TRIES = 5

export const openPostgres = (url: string, { connections = 10 }: { connections?: number } = {}): Database => {
  const client = postgres(url, { max: connections, onnotice: () => undefined, idle_timeout: 300 })
  const orm = drizzle(client, { schema })
  const run: Run = async <Row extends object>(statement: string, parameters: Parameters<Run>[1] = []) => {
    for (let tries = 1; ; tries++) {
      try {
        return Array.from(await client.unsafe<Row[]>(statement, [...parameters], { prepare: true }))
      } catch (error) {
        // Two writers that meet in an exclusion constraint wait for each other. The loser's statement is undone whole,
        // so it may be said again, and then it sees what the winner wrote.
        if (!isDeadlock(error) || tries === DEADLOCK_TRIES) throw translateError(error)
      }
    }
  }
  return { kind: 'postgres', run, orm, close: () => client.end({ timeout: 5 }) }
}
