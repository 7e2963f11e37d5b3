import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCatalogue } from '../indicators/catalogue.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { presets } from './presets.ts'
import { reviewDefinition } from './review-definition.ts'
import type { LadderStep, ScheduleDefinition } from './schedule.ts'
import { anyDefinition } from './testing/any-definition.ts'

const office = { tree: createUnitTree(SAMPLE), catalogue: plainCatalogue }
const codes = (input: unknown) =>
  reviewDefinition(input, office).problems?.map(({ code, path }) => `${path}: ${code}`) ?? []

const step: LadderStep = { key: 'due', from: 'due', workingDays: 0, times: ['08:00'], tell: ['official'] }
const plain: ScheduleDefinition = {
  name: { vi: 'Báo cáo', en: 'Report' },
  duty: { kind: 'report' },
  debtors: { kind: 'level', level: 'commune', under: null },
  frequency: { kind: 'month' },
  scheme: 'admin_15_14',
  due: { general: { kind: 'day', day: 18 }, byLevel: {} },
  holidayPolicy: 'next',
  ladder: [step],
  aggregatorId: null,
  source: null,
}
const entries = { kind: 'entries', form: 'citizen_reception', indicators: [], times: 1 } as const

test('a definition within all bounds is taken as it is', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      expect(reviewDefinition(definition, office)).toEqual({ definition })
    }),
  )
})

test('every revision of every preset is one that an administrator could set', () => {
  for (const { key, revisions } of presets)
    for (const { definition } of revisions) expect(codes(definition), key).toEqual([])
})

describe('what is refused, and by which code', () => {
  test.each<[string, unknown, string]>([
    ['no definition at all', null, ': invalid'],
    ['an empty name', { ...plain, name: { vi: ' ', en: 'Report' } }, 'name.vi: name_invalid'],
    ['a field that there is not', { ...plain, colour: 'red' }, ': invalid'],
    ['a form that there is not', { ...plain, duty: { ...entries, form: 'songs' } }, 'duty.form: form_unknown'],
    [
      'an indicator of another form',
      { ...plain, duty: { ...entries, indicators: ['dialogues_held'] } },
      'duty.indicators: indicator_unknown',
    ],
    ['nothing of something', { ...plain, duty: { ...entries, times: 0 } }, 'duty.times: times_out_of_range'],
    ['nobody', { ...plain, debtors: { kind: 'units', unitIds: [] } }, 'debtors.unitIds: units_missing'],
    [
      'a unit that there is not',
      { ...plain, debtors: { kind: 'subtree', unitId: 999 } },
      'debtors.unitId: unit_unknown',
    ],
    ['a gathering unit that there is not', { ...plain, aggregatorId: 999 }, 'aggregatorId: unit_unknown'],
    [
      'the fifth quarter',
      { ...plain, frequency: { kind: 'quarter', only: [5] } },
      'frequency.only.0: only_out_of_range',
    ],
    [
      'the 32nd of the month',
      {
        ...plain,
        frequency: { kind: 'days', days: [32] },
        due: { general: { kind: 'after', workingDays: 1 }, byLevel: {} },
      },
      'frequency.days.0: days_out_of_range',
    ],
    [
      'an end before its beginning',
      { ...plain, frequency: { kind: 'once', from: '2026-12-02', to: '2026-12-01' } },
      'frequency: span_backwards',
    ],
    [
      'a day that does not exist',
      { ...plain, frequency: { kind: 'once', from: '2026-02-30', to: '2026-12-01' } },
      'frequency.from: date_invalid',
    ],
    [
      'the 32nd as a deadline',
      { ...plain, due: { general: { kind: 'day', day: 32 }, byLevel: {} } },
      'due.general.day: due_out_of_range',
    ],
    ['a weekly report by the 18th', { ...plain, frequency: { kind: 'week' } }, 'due.general: due_rule_unfit'],
    [
      'a report due on the day of its cut-off',
      {
        ...plain,
        due: { general: { kind: 'day', day: 18 }, byLevel: { province: { kind: 'after', workingDays: 0 } } },
      },
      'due.byLevel.province: report_due_too_early',
    ],
    ['no reminder at all', { ...plain, ladder: [] }, 'ladder: ladder_out_of_range'],
    ['one step twice', { ...plain, ladder: [step, step] }, 'ladder: step_key_repeated'],
    [
      'a step that the ledger could not name',
      { ...plain, ladder: [{ ...step, key: 'a@b' }] },
      'ladder.0.key: step_key_invalid',
    ],
    ['a reminder at 20:00', { ...plain, ladder: [{ ...step, times: ['20:00'] }] }, 'ladder.0.times.0: step_time_quiet'],
    ['a reminder at 06:59', { ...plain, ladder: [{ ...step, times: ['06:59'] }] }, 'ladder.0.times.0: step_time_quiet'],
    ['a reminder for nobody', { ...plain, ladder: [{ ...step, tell: [] }] }, 'ladder.0.tell: step_tells_nobody'],
    [
      'a reminder before the cut-off',
      { ...plain, ladder: [{ ...step, from: 'opening', workingDays: -1 }] },
      'ladder.0: step_before_opening',
    ],
  ])('%s', (_, input, problem) => expect(codes(input)).toEqual([problem]))
})

test('everything that stands against it is told at once', () => {
  const wrong = { ...plain, name: { vi: '', en: '' }, ladder: [{ ...step, times: ['23:00'], tell: [] }] }
  expect(codes(wrong)).toEqual([
    'name.vi: name_invalid',
    'name.en: name_invalid',
    'ladder.0.times.0: step_time_quiet',
    'ladder.0.tell: step_tells_nobody',
  ])
})
