import { expect, test } from 'vitest'
import { granularitiesOf } from './form.ts'
import { orgSnapshot } from './org-snapshot.ts'
import { foundIn } from './testing/found-in.ts'

test('a village has at most one team', () => {
  expect(foundIn(orgSnapshot, { mass_teams: 74, villages: 74 }).hard).toEqual([])
  expect(foundIn(orgSnapshot, { mass_teams: 75, villages: 74 }).hard).toEqual(['teams'])
  expect(foundIn(orgSnapshot, { mass_teams: 75 }).hard).toEqual([])
})

test('every figure is a state, so nothing adds up over periods', () => {
  expect(orgSnapshot.indicators.filter(({ stock }) => stock !== 'closing')).toEqual([])
})

test('it is told for a period only', () => {
  expect(granularitiesOf(orgSnapshot)).toEqual(['batch'])
})

test('a leader in charge counts one agency, none counts zero, and nothing told is nothing', () => {
  const leader = orgSnapshot.indicators.find(({ key }) => key === 'assigned_leader_per_agency')
  const count = (values: Record<string, boolean>) => leader?.value({ granularity: 'batch', values })
  expect([count({ leader_assigned: true }), count({ leader_assigned: false }), count({})]).toEqual([1, 0, undefined])
})
