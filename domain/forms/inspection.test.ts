import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import type { FieldValues, Granularity } from './form.ts'
import { inspection } from './inspection.ts'

const review = (values: FieldValues, date = '2026-11-20') =>
  reviewRecord(inspection, { granularity: 'event', date, values })
const found = (values: FieldValues) =>
  review(values).findings.flatMap((each) => ('check' in each ? [[each.check, each.severity]] : []))

const says = (granularity: Granularity, values: FieldValues) =>
  Object.fromEntries(inspection.indicators.map(({ key, value }) => [key, value({ granularity, values })]))

describe('one inspection', () => {
  test.each([
    ['it ends before it begins', { window_from: '2026-04-02', window_to: '2026-04-01' }, 'window', 'hard'],
    ['it is concluded before it ends', { window_to: '2026-04-02', conclusion_due: '2026-04-01' }, 'conclusion', 'hard'],
    [
      'the self-report is due on the first day',
      { self_report_due: '2026-04-01', window_from: '2026-04-01' },
      'self_report',
      'soft',
    ],
    ['more was remedied than recommended', { recommendations: 4, remediated: 5 }, 'remediated_recommendations', 'hard'],
    ['more units are named than counted', { units: ['Ia Le', 'Ia Blứ'], units_n: 1 }, 'units_listed', 'hard'],
    ['more units are counted than named', { units: ['Ia Le', 'Ia Blứ'], units_n: 4 }, 'units_counted', 'hard'],
  ])('found: %s', (_title, values, check, severity) => {
    expect(found(values)).toEqual([[check, severity]])
  })

  test.each([
    ['a quarter', { window_from: '2026-04-01', window_to: '2026-06-30', conclusion_due: '2026-07-15' }],
    ['one day', { window_from: '2026-04-01', window_to: '2026-04-01', conclusion_due: '2026-04-01' }],
    ['the self-report the day before', { self_report_due: '2026-03-31', window_from: '2026-04-01' }],
    ['all remedied', { recommendations: 4, remediated: 4 }],
    ['as many units as names', { units: ['Ia Le', 'Ia Blứ'], units_n: 2 }],
  ])('consistent: %s', (_title, values) => {
    expect(found(values)).toEqual([])
  })

  test('units that are listed are counted', () => {
    expect(review({ units: ['Ia Le', 'Ia Blứ', 'Ia Rong'] }).derived.units_n).toBe(3)
  })

  test('what is over was done on its day unless other days are told, and is concluded within fifteen days', () => {
    expect(review({ istate: 'finished' }).derived).toEqual({
      window_from: '2026-11-20',
      window_to: '2026-11-20',
      conclusion_due: '2026-12-05',
    })
    expect(review({ istate: 'finished', window_from: '2026-11-02', window_to: '2026-11-06' }).derived).toEqual({
      conclusion_due: '2026-11-21',
    })
    expect(review({ istate: 'planned' }).derived).toEqual({})
    expect(review({ istate: 'concluded', window_from: '2026-11-02', window_to: '2026-11-06' }).derived).toEqual({})
  })
})

describe('what a record adds to the figures', () => {
  const party = { ikind: 'party_inspection', units_n: 2, party_orgs_n: 1, party_members_n: 3 }

  test.each(['planned', 'announced'])('what is only %s is not counted as done', (istate) => {
    const { inspections_planned, ...others } = says('event', { ...party, istate })
    expect(inspections_planned).toBe(1)
    expect(Object.values(others).filter((value) => value !== undefined)).toEqual([])
    expect(says('batch', { ...party, teams: 3, istate }).inspection_teams).toBeUndefined()
  })

  test.each(['running', 'finished', 'concluded', 'remediated'])('what is %s is counted as done', (istate) => {
    expect(says('event', { ...party, istate })).toMatchObject({
      inspection_teams: 1,
      supervision_teams: undefined,
      inspected_units: 2,
      inspected_party_orgs: 1,
      inspected_party_members: 3,
    })
  })

  test('teams and inspected units are two figures that are never added', () => {
    expect(says('batch', { teams: 8, units_n: 6 })).toMatchObject({ inspection_teams: 8, inspected_units: 6 })
  })

  test.each([
    ['party_inspection', 'inspection_teams'],
    ['party_supervision', 'supervision_teams'],
    ['council_supervision', 'supervision_teams'],
    ['front_supervision', 'supervision_teams'],
    ['admin_inspection', 'inspection_teams'],
    ['duty_check', 'inspection_teams'],
  ])('teams of %s are %s', (ikind, indicator) => {
    const { inspection_teams, supervision_teams } = says('batch', { ikind, teams: 3 })
    expect({ inspection_teams, supervision_teams }).toEqual({
      inspection_teams: undefined,
      supervision_teams: undefined,
      [indicator]: 3,
    })
  })

  test('the share of the plan that is concluded rests on single inspections', () => {
    expect(says('event', { istate: 'running' })).toMatchObject({
      inspections_planned: 1,
      inspections_concluded: undefined,
    })
    expect(says('event', { istate: 'concluded' })).toMatchObject({ inspections_planned: 1, inspections_concluded: 1 })
    expect(says('batch', { teams: 3, istate: 'concluded' }).inspections_concluded).toBeUndefined()
  })
})

test('12 of 15 recommendations remedied are 80 %; another percentage typed is doubted', () => {
  const total = { granularity: 'batch', values: { recommendations: 15, remediated: 12 } } as const
  expect(reviewRecord(inspection, total).derived.remediated_pct).toBe(80)
  expect(reviewRecord(inspection, { ...total, claims: { remediated_pct: 85 } }).findings).toMatchObject([
    { kind: 'percent_mismatch', typed: 85, computed: 80 },
  ])
})
