import { expect, test } from 'vitest'
import { freshPostgres } from './fresh-postgres.ts'
import { sendBulk } from './send-bulk.ts'

test.each([1, 2])(
  'reminders that go out from %i process(es) while people converse meet no limit of Telegram’s',
  async (nodes) => {
    const postgres = await freshPostgres()
    const database = postgres.open({ connections: 2 })
    const report = await sendBulk({ url: postgres.url, database }, { reminders: 240, people: 4, nodes })
    expect(report).toMatchObject({ refused: 0 })
    expect(report.taken).toBe(240 + report.answers.count)
    expect(report.mostInASecond).toBeLessThanOrEqual(30)
    expect(report.closestToOnePerson).toBeGreaterThanOrEqual(1000)
  },
)
