import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Database, Run } from './database.ts'
import { translateError } from './errors.ts'
import * as schema from './schema.ts'

export const openPostgres = (url: string, { connections = 10 }: { connections?: number } = {}): Database => {
  const client = postgres(url, { max: connections, onnotice: () => undefined, idle_timeout: 300 })
  const orm = drizzle(client, { schema })
  const run: Run = async <Row extends object>(statement: string, parameters: Parameters<Run>[1] = []) => {
    try {
      return Array.from(await client.unsafe<Row[]>(statement, [...parameters], { prepare: true }))
    } catch (error) {
      throw translateError(error)
    }
  }
  return { kind: 'postgres', run, orm, close: () => client.end({ timeout: 5 }) }
}
