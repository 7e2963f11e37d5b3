import { expect, test } from 'vitest'
import { receptionMinimums } from '../duties/reception-minimums.ts'
import { presets } from './presets.ts'
import { inForce, type ScheduleDefinition } from './schedule.ts'

const on = (key: string, date: string): { state: string; definition: ScheduleDefinition } | undefined => {
  const preset = presets.find((each) => each.key === key)
  return preset && inForce({ ...preset, id: 0, enteredOn: date }, date)
}

test('keys are unique, and revisions a history: numbered from 1, in order of their days', () => {
  expect(new Set(presets.map(({ key }) => key)).size).toBe(presets.length)
  for (const { key, revisions } of presets) {
    expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, at) => at + 1))
    const days = revisions.map(({ effectiveFrom }) => effectiveFrom)
    expect(days, key).toEqual(days.toSorted())
    expect(revisions.slice(1).every(({ reason }) => reason !== null)).toBe(true)
  }
})

test('the chair of a commune receives once a week to 30/06/2026, deputies counted, and then twice a month in person', () => {
  const before = on('receptions_commune_chair', '2026-06-30')?.definition
  const after = on('receptions_commune_chair', '2026-07-01')?.definition
  expect([before?.frequency.kind, before?.duty]).toMatchObject([
    'week',
    { times: 1, indicators: ['receptions_held_by_chair', 'receptions_delegated'] },
  ])
  expect([after?.frequency.kind, after?.duty]).toMatchObject([
    'month',
    { times: 2, indicators: ['receptions_held_by_chair'] },
  ])
})

test('on every day that a reception minimum is law its schedule asks for it, for districts no longer, and for agencies when somebody resumes it', () => {
  for (const { role, level, validFrom, validTo, times, per } of receptionMinimums) {
    const state = role === 'agency_head' ? 'paused' : 'active'
    for (const date of validTo === null ? [validFrom, '2030-01-01'] : [validFrom, validTo]) {
      const { state: found, definition } = on(`receptions_${level}_${role}`, date) ?? {}
      expect([found, definition?.frequency.kind, definition?.duty]).toMatchObject([state, per, { times }])
    }
  }
  expect(on('receptions_district_chair', '2025-07-01')?.state).toBe('ended')
})

test.each([
  ['organisation', [16, 16, 16, 16, 16]],
  ['commune', [18, 18, 18, 18, 18]],
  ['office', [20, 20, 20, 20, 20]],
  ['province', [undefined, 25, 25, 25, 25]],
])('each level reports by its own day: %s', (level, days) => {
  const kinds = ['monthly', 'quarterly', 'half_yearly', 'nine_months', 'yearly']
  expect(
    kinds.map((kind) => {
      const rule = on(`${level}_${kind}`, '2026-11-20')?.definition.due.general
      return rule?.kind === 'day' ? rule.day : undefined
    }),
  ).toEqual(days)
})

test('secretaries report by Conclusion 215 each month, for the first quarter, six and nine months and the year', () => {
  const kinds = ['monthly', 'quarterly', 'half_yearly', 'nine_months', 'yearly']
  expect(kinds.map((kind) => on(`secretary_reception_${kind}`, '2026-11-20')?.definition.frequency)).toEqual([
    { kind: 'month' },
    { kind: 'quarter', only: [1] },
    { kind: 'half', only: [1] },
    { kind: 'nine-months' },
    { kind: 'year' },
  ])
  expect(on('secretary_reception_monthly', '2025-11-22')).toBeUndefined()
})

test('fixed reception days wait for the place to say which they are; a dialogue is owed once a year', () => {
  expect(on('reception_days', '2026-11-20')).toMatchObject({
    state: 'paused',
    definition: { frequency: { kind: 'days', days: [1, 15] } },
  })
  expect(on('dialogue_yearly', '2026-11-20')).toMatchObject({
    state: 'active',
    definition: { frequency: { kind: 'year' }, duty: { form: 'dialogue', times: 1 } },
  })
})
