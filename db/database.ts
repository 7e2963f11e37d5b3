import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema.ts'

/** A value that a statement takes. Objects and arrays travel as JSON text. */
export type Parameter = string | number | boolean | null

/** Runs one statement, prepared on first use. Errors that have a meaning for people come as `RefusedByDatabase`. */
export type Run = <Row extends object>(statement: string, parameters?: readonly Parameter[]) => Promise<Row[]>

export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>

/** One database, whichever of the two it is. */
export interface Database {
  kind: 'postgres' | 'pglite'
  /** One round trip. For the paths that are walked often. */
  run: Run
  /** Typed queries for everything else. */
  orm: Orm
  close(): Promise<void>
}
