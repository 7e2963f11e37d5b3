import { expect, test } from 'vitest'
import { freshPostgres } from './fresh-postgres.ts'
import { sendBulk } from './send-bulk.ts'

const REMINDERS = 240

const send = async (nodes: number) => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 2 })
  return sendBulk({ url: postgres.url, database }, { reminders: REMINDERS, people: 4, nodes })
}

test('reminders that go out while people converse meet no limit of Telegram’s', async () => {
  const report = await send(1)
  expect(report).toMatchObject({ refused: 0 })
  expect(report.taken).toBe(REMINDERS + report.answers.count)
  expect(report.mostInASecond).toBeLessThanOrEqual(30)
  expect(report.closestToOnePerson).toBeGreaterThanOrEqual(1000)
})

test('two processes share the rate: all is taken once, and hardly anything is refused on the way', async () => {
  const report = await send(2)
  expect(report.taken).toBe(REMINDERS + report.answers.count)
  expect(report.refused).toBeLessThanOrEqual(REMINDERS / 20)
})
