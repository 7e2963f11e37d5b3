import { describe, expect, test } from 'vitest'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { ACTIONS, type Action, type Membership, may, mayAtTop, ROLES, type Role, visibleUnits } from './rights.ts'

const tree = createUnitTree(SAMPLE)

/** Commune 12 from 01/01/2026 to 30/06/2026; the province 1 is above, organisation 30 below, commune 13 beside it. */
const memberOf12 = (role: Role): Membership => ({ unitId: 12, role, validFrom: '2026-01-01', validTo: '2026-06-30' })

const PLACES = { above: 1, own: 12, below: 30, sibling: 13 }
const MOMENTS = {
  'the day before': '2025-12-31',
  'the first day': '2026-01-01',
  'the last day': '2026-06-30',
  'the day after': '2026-07-01',
}

/** Written out a second time on purpose: the matrix is the promise, the table in rights.ts its implementation. */
const PROMISED: Record<Action, readonly Role[]> = {
  'entry.write': ['official', 'head'],
  'entry.correct_own': ['official', 'head'],
  'entry.correct_any': ['head'],
  'figures.read': ['official', 'head', 'leader', 'administrator'],
  'entries.read': ['official', 'head', 'leader', 'administrator'],
  'follow_up.change': ['official', 'head', 'leader'],
  'person.invite': ['administrator', 'head'],
  'unit.manage': ['administrator'],
  'indicator.manage': ['administrator'],
  'schedule.manage': ['administrator'],
  'inspection.plan': ['official', 'head'],
  'account.link': ['official', 'head', 'leader', 'administrator'],
  'report.submit': ['official', 'head'],
  'report.approve': ['head', 'leader'],
  'obligation.decide': ['head', 'leader'],
}

describe.each(ROLES)('the rights of the role %s', (role) => {
  test.each(ACTIONS)('%s: at the unit and below it, from the first to the last day, if the role has it', (action) => {
    for (const [place, unitId] of Object.entries(PLACES)) {
      for (const [moment, date] of Object.entries(MOMENTS)) {
        const here = place === 'own' || place === 'below'
        const now = moment === 'the first day' || moment === 'the last day'
        const expected = PROMISED[action].includes(role) && here && now
        expect(may([memberOf12(role)], action, unitId, tree, date), `${action} ${place} ${moment}`).toBe(expected)
      }
    }
  })
})

test('the list of visible units and the single decision agree on every existing unit', () => {
  const memberships: Membership[] = [
    { unitId: 2, role: 'head', validFrom: '2020-01-01', validTo: '2025-06-30' },
    { unitId: 13, role: 'official', validFrom: '2020-01-01', validTo: null },
    { unitId: 1, role: 'leader', validFrom: '2025-09-01', validTo: null },
  ]
  for (const action of ACTIONS) {
    for (const date of ['2025-06-30', '2025-07-01', '2025-09-01']) {
      const visible = visibleUnits(memberships, action, tree, date)
      const existing = SAMPLE.units.filter((unit) => tree.answerableFor(unit.id, date).includes(unit.id))
      const allowed = existing.filter((unit) => may(memberships, action, unit.id, tree, date)).map((unit) => unit.id)
      expect(visible.toSorted()).toEqual(allowed.toSorted())
      expect(new Set(visible).size).toBe(visible.length)
    }
  }
})

test('what concerns everybody is done at the top: an administrator of one commune does not declare for all', () => {
  const at = (unitId: number): Membership[] => [
    { unitId, role: 'administrator', validFrom: '2020-01-01', validTo: null },
  ]
  expect(mayAtTop(at(1), 'indicator.manage', tree, '2026-02-01')).toBe(true)
  expect(mayAtTop(at(12), 'indicator.manage', tree, '2026-02-01')).toBe(false)
  expect(
    mayAtTop(
      [{ unitId: 1, role: 'leader', validFrom: '2020-01-01', validTo: null }],
      'indicator.manage',
      tree,
      '2026-02-01',
    ),
  ).toBe(false)
})

test('several memberships add up', () => {
  const both = [memberOf12('leader'), { ...memberOf12('official'), unitId: 13 }]
  expect(may(both, 'entry.write', 13, tree, '2026-02-01')).toBe(true)
  expect(may(both, 'entry.write', 12, tree, '2026-02-01')).toBe(false)
  expect(may(both, 'figures.read', 12, tree, '2026-02-01')).toBe(true)
})

test('without a membership nothing is allowed', () => {
  expect(ACTIONS.some((action) => may([], action, 12, tree, '2026-02-01'))).toBe(false)
})

test('figures of a merged unit are in the hands of its successor; a right at a closed unit ends with the unit', () => {
  const head = (unitId: number): Membership => ({ unitId, role: 'head', validFrom: '2020-01-01', validTo: null })
  expect(may([head(20)], 'entry.correct_any', 10, tree, '2025-08-01')).toBe(true)
  expect(may([head(10)], 'entry.correct_any', 10, tree, '2025-06-30')).toBe(true)
  expect(may([head(10)], 'entry.correct_any', 10, tree, '2025-08-01')).toBe(false)
  expect(may([head(13)], 'entry.correct_any', 10, tree, '2025-08-01')).toBe(false)
})

test('an unknown unit is nobody’s', () => {
  expect(may([memberOf12('head')], 'figures.read', 999, tree, '2026-02-01')).toBe(false)
})
