import { expect, test } from 'vitest'
import { runChaos, type Storage } from './chaos.ts'
import { freshPostgres } from './fresh-postgres.ts'

const KILLS = Number(process.env.CHAOS_KILLS ?? 4)
const PEOPLE = Number(process.env.CHAOS_PEOPLE ?? 30)
const RECEPTIONS = 3

test('a polling process killed with -9 again and again under load loses no answer, counts none twice, owes no reply and keeps the order', async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const storage = {
    environment: { DATABASE_URL: postgres.url },
    withDatabase: (work) => work(database),
  } satisfies Storage
  const report = await runChaos({ storage, mode: 'polling', people: PEOPLE, receptions: RECEPTIONS, kills: KILLS })
  expect(report.wrong).toEqual([])
  expect(report.kills).toBe(KILLS)
  expect(report.entries).toBeGreaterThanOrEqual(RECEPTIONS * PEOPLE)
  expect(report.messages).toBe(2 * report.entries)
})
