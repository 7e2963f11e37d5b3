import { expect, test } from 'vitest'
import { completenessOfReports, reportingOf } from './completeness.ts'
import type { OwedRow } from './digest-facts.ts'

const TODAY = '2026-11-23'

const report = (rest: Partial<OwedRow>): OwedRow => ({
  id: 1,
  unitId: 1,
  kind: 'report',
  form: null,
  state: 'open',
  from: '2026-10-15',
  to: '2026-11-14',
  dueOn: '2026-11-18',
  handedOn: null,
  name: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  ...rest,
})

test.each([
  ['handed in on the last day', { state: 'submitted', handedOn: '2026-11-18' }, 'on_time'],
  ['handed in a day after it', { state: 'done', handedOn: '2026-11-19' }, 'late'],
  ['not handed in, the last day over', {}, 'overdue'],
  ['not handed in, today the last day', { dueOn: TODAY }, 'not_yet'],
  ['excused', { state: 'excused' }, 'excused'],
  ['somebody else’s', { state: 'not_responsible' }, 'excused'],
  ['of a unit that ended', { state: 'void' }, 'not_owed'],
] as const)('a report %s', (_what, rest, expected) => {
  expect(reportingOf(report(rest), TODAY)).toBe(expected)
})

test('units by the last periods: who is most behind first, and nothing owed is told from nothing done', () => {
  const ends = ['2026-08-14', '2026-09-14', '2026-10-14', '2026-11-14']
  const reports = [
    ...ends.map((to) => report({ unitId: 1, to, state: 'done', handedOn: '2026-01-01' })),
    report({ unitId: 2, to: '2026-11-14' }),
    report({ unitId: 3, to: '2026-10-14', state: 'void' }),
  ]
  expect(completenessOfReports(reports, { today: TODAY, periodsMax: 3 })).toEqual({
    periods: ['2026-09-14', '2026-10-14', '2026-11-14'],
    rows: [
      { unitId: 2, cells: ['not_owed', 'not_owed', 'overdue'] },
      { unitId: 1, cells: ['on_time', 'on_time', 'on_time'] },
    ],
  })
})

test('of two reports for one period the worse tells', () => {
  const reports = [report({ state: 'done', handedOn: '2026-11-15' }), report({ id: 2 })]
  expect(completenessOfReports(reports, { today: TODAY, periodsMax: 6 }).rows).toEqual([
    { unitId: 1, cells: ['overdue'] },
  ])
})
