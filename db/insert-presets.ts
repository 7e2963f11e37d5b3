import { sql } from 'drizzle-orm'
import type { Schedule } from '../domain/schedules/schedule.ts'
import type { Database } from './database.ts'
import { scheduleRevisions, schedules } from './obligations-schema.ts'

/**
 * Enters the presets where there is no schedule yet; the number of schedules entered, 0 where another process was faster. The
 * lock lets those that start at the same moment in one after the other.
 */
export const insertPresets = async (
  { orm }: Pick<Database, 'orm'>,
  presets: readonly Pick<Schedule, 'key' | 'revisions'>[],
  now: Date,
): Promise<number> =>
  orm.transaction(async (transaction) => {
    await transaction.execute(sql`lock table schedules in exclusive mode`)
    const [any] = await transaction.select({ id: schedules.id }).from(schedules).limit(1)
    if (any !== undefined) return 0
    const rows = presets.map(({ key }) => ({ key, createdAt: now }))
    const inserted = await transaction
      .insert(schedules)
      .values(rows)
      .returning({ id: schedules.id, key: schedules.key })
    const ids = new Map(inserted.map(({ id, key }) => [key, id]))
    await transaction.insert(scheduleRevisions).values(
      presets.flatMap(({ key, revisions }) => {
        const scheduleId = ids.get(key)
        if (scheduleId === undefined) throw new Error(`the preset ${key} was not entered`)
        return revisions.map((revision) => ({ ...revision, scheduleId, recordedAt: now }))
      }),
    )
    return inserted.length
  })
