import { describe, expect, test } from 'vitest'
import type { Membership, Role } from '../domain/rights/rights.ts'
import { lastRevision } from '../domain/schedules/change.ts'
import { presets } from '../domain/schedules/presets.ts'
import type { Debtors, ScheduleDefinition } from '../domain/schedules/schedule.ts'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import { writeCalendarAct } from './change-calendar.ts'
import { type ScheduleAct, writeScheduleAct } from './change-schedule.ts'
import { NotAllowed } from './record-entries.ts'

const tree = createUnitTree(SAMPLE)
const today = '2026-11-20'
const [preset] = presets
if (preset === undefined) throw new Error('there are presets')
const last = lastRevision(preset)

const PROVINCE = 1
const COMMUNE = 12
const NEIGHBOUR = 13
const ITS_ORGANISATION = 30

const owedBy = (debtors: Debtors, aggregatorId: number | null = null): ScheduleDefinition => ({
  ...last.definition,
  debtors,
  aggregatorId,
})

const authority = (unitId: number, role: Role = 'administrator', validTo: string | null = null) => {
  const membership: Membership = { unitId, role, validFrom: '2020-01-01', validTo }
  return { author: { id: 1, memberships: [membership] }, tree, today }
}

const adding = (definition: ScheduleDefinition): ScheduleAct => ({
  do: 'schedule.add',
  key: 'new',
  definition,
  effectiveFrom: today,
})

const changing = (before: ScheduleDefinition, definition: ScheduleDefinition): ScheduleAct => ({
  do: 'schedule.change',
  verb: 'change',
  key: 'new',
  before: { revisions: [{ ...last, definition: before }] },
  definition,
  effectiveFrom: today,
  reason: 'Theo công văn',
})

const everybody = owedBy({ kind: 'level', level: 'commune', under: null })
const ofCommune = owedBy({ kind: 'subtree', unitId: COMMUNE })

describe('who may set a schedule', () => {
  test('an administrator at the top: for everybody', () => {
    expect(writeScheduleAct(adding(everybody), authority(PROVINCE)).parameters.length).toBe(1)
  })

  test('an administrator of a unit: for it and what is below it', () => {
    const own = [ofCommune, owedBy({ kind: 'units', unitIds: [COMMUNE, ITS_ORGANISATION] }, COMMUNE)]
    for (const definition of own)
      expect(writeScheduleAct(adding(definition), authority(COMMUNE)).parameters.length).toBe(1)
  })

  test.each([
    ['for everybody', adding(everybody)],
    ['for a neighbour', adding(owedBy({ kind: 'units', unitIds: [COMMUNE, NEIGHBOUR] }))],
    ['where a neighbour gathers', adding(owedBy({ kind: 'subtree', unitId: COMMUNE }, NEIGHBOUR))],
    ['by narrowing what is everybody’s', changing(everybody, ofCommune)],
    ['by widening their own', changing(ofCommune, everybody)],
  ])('an administrator of a unit not %s', (_, act) => {
    expect(() => writeScheduleAct(act, authority(COMMUNE))).toThrow(NotAllowed)
  })

  test.each<Role>(['official', 'head', 'leader'])('no %s, wherever', (role) => {
    expect(() => writeScheduleAct(adding(ofCommune), authority(PROVINCE, role))).toThrow(NotAllowed)
  })

  test('nobody whose time is over', () => {
    expect(() => writeScheduleAct(adding(everybody), authority(PROVINCE, 'administrator', '2026-11-19'))).toThrow(
      NotAllowed,
    )
  })
})

test('days of work are those of the whole office: only an administrator at its top sets them', () => {
  const act = { do: 'calendar.unset', dates: ['2026-12-31'] } as const
  expect(() => writeCalendarAct(act, authority(COMMUNE))).toThrow(NotAllowed)
  expect(() => writeCalendarAct(act, authority(PROVINCE, 'leader'))).toThrow(NotAllowed)
  expect(writeCalendarAct(act, authority(PROVINCE)).parameters.length).toBe(1)
})
