import { expect, test } from 'vitest'
import { freshPostgres } from './fresh-postgres.ts'
import { deliverToMixed, KINDS } from './mixed-population.ts'

const PEOPLE = 500

test('of a mixed population everybody who can be reached is reached once, at the cost that was forecast, and administrators see the others', async () => {
  const postgres = await freshPostgres()
  const { arrived, cost, listed } = await deliverToMixed([postgres.open(), postgres.open()], { people: PEOPLE })
  const each = PEOPLE / Object.keys(KINDS).length
  for (const [kind, { isReached }] of Object.entries(KINDS))
    expect({ kind, ...arrived[kind as keyof typeof KINDS] }).toEqual({ kind, [isReached ? 1 : 0]: each })
  expect(cost.forecast).toBe(each * (55 + 150 + 150))
  expect(cost).toEqual({
    forecast: cost.forecast,
    charged: cost.forecast,
    booked: cost.forecast,
    ofMessages: cost.forecast,
  })
  expect(listed).toEqual({ 'closed, without a template': each, blocked: each, nothing: each })
}, 120_000)
