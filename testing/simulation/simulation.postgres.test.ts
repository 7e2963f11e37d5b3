import { expect, test } from 'vitest'
import { freshPostgres } from '../fresh-postgres.ts'
import { simulate } from './simulate.ts'
import type { Size } from './story.ts'

const SIZE: Size = { communes: 4, organisations: 2, from: '2026-02-01', to: '2026-04-10', nodes: 3, kills: 300 }

const simulateOnce = async (seed: number, breakStatement?: (statement: string) => string) => {
  const postgres = await freshPostgres('schema')
  return simulate(postgres.open({ connections: 2 }), { seed, size: SIZE, ...(breakStatement && { breakStatement }) })
}

test('in ten weeks with 300 kills no reminder is lost, told twice, told after the report, in quiet hours or too early', async () => {
  const report = await simulateOnce(20_260_201)
  expect(report.examples).toEqual([])
  expect(report).toMatchObject({
    lost: 0,
    queuedTwice: 0,
    sentTwiceWithoutCause: 0,
    toldAfterReport: 0,
    inQuietHours: 0,
    beforeCutoff: 0,
  })
  expect(report.kills).toBeGreaterThanOrEqual(SIZE.kills)
  expect(report.expected).toBeGreaterThan(100)
})

const taken = (out: string, from: RegExp) => (statement: string) =>
  from.test(statement) ? statement.replace(from, out) : statement

test('the reckoning finds what comes of it when the check at sending is taken out', async () => {
  const report = await simulateOnce(
    1,
    taken("when not (o.state in ('open', 'submitted', 'done')", /when not \(o\.state = 'open'/),
  )
  expect(report.toldAfterReport).toBeGreaterThan(0)
})

test('the reckoning finds what comes of it when heads of units are forgotten', async () => {
  const report = await simulateOnce(1, taken("r.told = 'official'", /r\.told in \('official', 'head'\)/))
  expect(report.lost).toBeGreaterThan(0)
})
