import { describe, expect, test } from 'vitest'
import type { Run } from '../db/database.ts'
import { plainCatalogue } from '../domain/indicators/catalogue.ts'
import { monthPeriod } from '../domain/periods/period-span.ts'
import { ROLES } from '../domain/rights/rights.ts'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import type { Actor } from './actor.ts'
import { listEntries } from './list-entries.ts'
import { listUnits } from './list-units.ts'
import { readFigures } from './read-figures.ts'

const TODAY = '2026-11-20'
const tree = createUnitTree(SAMPLE)
const period = monthPeriod(2026, 11, 'admin_15_14')

/** A database without entries that counts what it is asked. */
const start = () => {
  let questions = 0
  const run: Run = async () => {
    questions++
    return []
  }
  return { database: { run }, questions: () => questions }
}

const at = (unitId: number, rest: { role?: (typeof ROLES)[number]; validTo?: string } = {}): Actor => ({
  kind: 'person',
  memberships: [{ unitId, role: 'leader', validFrom: '2020-01-01', validTo: null, ...rest }],
})

const system: Actor = { kind: 'system' }

describe.each([
  ['readFigures', readFigures],
  ['listEntries', listEntries],
])('%s', (_name, verb) => {
  const ask = (actor: Actor, unitId: number, { database } = start()) =>
    verb({ database, tree, catalogue: plainCatalogue, actor, unitId, period, today: TODAY, limit: 10 })

  test.each(ROLES)('lets a person with the role %s read the own unit and those below', async (role) => {
    await expect(ask(at(1, { role }), 1)).resolves.toBeDefined()
    await expect(ask(at(1, { role }), 12)).resolves.toBeDefined()
  })

  test('lets the system read everything', async () => {
    await expect(ask(system, 1)).resolves.toBeDefined()
  })

  test.each([
    ['a unit above', at(12), 1],
    ['a unit beside', at(12), 13],
    ['a unit after the role has ended', at(12, { validTo: '2026-11-19' }), 12],
    ['any unit without a role', { kind: 'person', memberships: [] } satisfies Actor, 12],
  ])('refuses %s, and asks the database nothing', async (_what, actor, unitId) => {
    const asked = start()
    await expect(ask(actor, unitId, asked)).rejects.toMatchObject({ code: 'not_allowed' })
    expect(asked.questions()).toBe(0)
  })

  test('knows no unit that is not in the tree, whoever asks', async () => {
    const asked = start()
    for (const actor of [system, at(1)]) {
      await expect(ask(actor, 999, asked)).rejects.toMatchObject({ code: 'unit_unknown' })
    }
    expect(asked.questions()).toBe(0)
  })
})

test('listUnits lists what the actor may read, and for the system every unit', () => {
  const idsFor = (actor: Actor) => listUnits({ tree, actor, today: TODAY }).map(({ id }) => id)
  expect(idsFor(system)).toEqual(SAMPLE.units.map(({ id }) => id))
  expect(idsFor(at(12))).toEqual([12, 30])
  expect(idsFor({ kind: 'person', memberships: [] })).toEqual([])
})
