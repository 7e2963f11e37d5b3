import { expect, test } from 'vitest'
import type { Membership, Role } from '../domain/rights/rights.ts'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import { entryRow, NotAllowed } from './record-entries.ts'
import { settlePlanSteps } from './settle-plan-steps.ts'

const tree = createUnitTree(SAMPLE)
const today = '2026-11-20'
const COMMUNE = 12
const NEIGHBOUR = 13

const authority = (unitId: number, role: Role = 'official') => {
  const membership: Membership = { unitId, role, validFrom: '2020-01-01', validTo: null }
  return { author: { id: 1, memberships: [membership] }, tree, today }
}

const closing = (unitId: number, leadUnitId: number) => ({
  kind: 'plan-steps' as const,
  entryId: 'e',
  meant: [7],
  closes: [{ obligationId: 7, revision: 1, unitId, leadUnitId }],
  moved: [],
})

test('a record closes a step for whoever may plan inspections at the unit that owes it, or at the one that leads', () => {
  const rows = [{ entryId: 'e', meant: [7], closes: [{ obligationId: 7, revision: 1 }], moved: [] }]
  expect(settlePlanSteps([closing(COMMUNE, NEIGHBOUR)], [], authority(COMMUNE))).toEqual(rows)
  expect(settlePlanSteps([closing(NEIGHBOUR, COMMUNE)], [], authority(COMMUNE))).toEqual(rows)
  expect(() => settlePlanSteps([closing(NEIGHBOUR, NEIGHBOUR)], [], authority(COMMUNE))).toThrow(NotAllowed)
})

test('a record of an inspection that is taken back says that nothing is done; other records say nothing of plans', () => {
  const row = (form: string) => ({
    ...entryRow({
      id: form,
      revision: 2,
      unitId: COMMUNE,
      form,
      granularity: 'event',
      date: today,
      values: {},
      qualifiers: {},
    }),
    withdrawn: true,
  })
  const entries = [row('inspection'), row('citizen_reception'), { ...row('inspection'), withdrawn: false }]
  expect(settlePlanSteps([], entries, authority(COMMUNE))).toEqual([
    { entryId: 'inspection', meant: [], closes: [], moved: [] },
  ])
})
