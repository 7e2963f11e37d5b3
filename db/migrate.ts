import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './database.ts'

const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/** Any number; the same in every process that migrates this database. */
const LOCK = 20_261_122

/**
 * Brings the schema up to date, in one transaction. Any number of processes may call it at once: the advisory lock lets
 * one in (drizzle's own migrator takes none, and two of three concurrent ones fail).
 */
export const migrate = async ({ orm }: Database): Promise<void> => {
  const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER })
  await orm.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    await transaction.execute(
      sql`create table if not exists migrations (hash text primary key, applied_at timestamptz not null default now())`,
    )
    for (const migration of migrations) {
      const first = await transaction.execute(
        sql`insert into migrations (hash) values (${migration.hash}) on conflict do nothing returning hash`,
      )
      if (rowCount(first) === 0) continue
      for (const statement of migration.sql) await transaction.execute(sql.raw(statement))
    }
  })
}

const rowCount = (result: unknown): number => {
  if (Array.isArray(result)) return result.length
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows.length
  return 0
}

/** Whether every migration that this build knows has been applied; in a bundle they are in a folder of their own. */
export const isMigrated = async ({ run }: Database, migrationsFolder = MIGRATIONS_FOLDER): Promise<boolean> => {
  const hashes = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash)
  const [row] = await run<{ applied: number }>(
    'select count(*)::int as applied from migrations where hash in (select jsonb_array_elements_text($1::jsonb))',
    [JSON.stringify(hashes)],
  )
  return row?.applied === hashes.length
}
