import { expect, test } from 'vitest'
import { runChaos, type Storage } from './chaos.ts'
import { freshPostgres } from './fresh-postgres.ts'

const KILLS = Number(process.env.CHAOS_KILLS ?? 4)
const PEOPLE = Number(process.env.CHAOS_PEOPLE ?? 12)
const RECEPTIONS = 3

test('two processes, delivered to in turn with every update twice and killed with -9, count everything once and owe nothing', async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const storage = {
    environment: { DATABASE_URL: postgres.url },
    withDatabase: (work) => work(database),
  } satisfies Storage
  const people = { people: PEOPLE, receptions: RECEPTIONS, kills: KILLS }
  const report = await runChaos({ storage, mode: 'webhook', duplicates: true, ...people })
  expect(report.wrong).toEqual([])
  expect(report.kills).toBe(KILLS)
  expect(report.entries).toBeGreaterThanOrEqual(RECEPTIONS * PEOPLE)
  expect(report.messages).toBe(2 * report.entries)
})
