import { expect, test } from 'vitest'
import { freshPostgres } from './fresh-postgres.ts'
import { sendBulk } from './send-bulk.ts'

const REMINDERS = 240

test('reminders that go out while people converse meet no limit of Telegram’s, and each is taken once', async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 2 })
  const report = await sendBulk({ url: postgres.url, database }, { reminders: REMINDERS, people: 4, nodes: 1 })
  expect(report).toMatchObject({ refused: 0, taken: REMINDERS + report.answers.count })
})
