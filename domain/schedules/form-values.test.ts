import { describe, expect, test } from 'vitest'
import { definitionOf, type UnitNames, valuesOf } from './form-values.ts'
import { presets } from './presets.ts'
import type { ScheduleDefinition } from './schedule.ts'

const units = ['Tỉnh Đông Lam', 'Xã Ia Hlôi', 'Xã Ia Drông']
const names: UnitNames = {
  nameOf: (unitId) => units[unitId - 1] ?? '',
  idOf: (name) => (units.includes(name) ? units.indexOf(name) + 1 : undefined),
}

const definitions = presets.flatMap(({ key, revisions }) =>
  revisions.map(({ revision, definition }): [string, ScheduleDefinition] => [`${key} ${revision}`, definition]),
)

const [[, report] = []] = definitions
if (report === undefined) throw new Error('there are presets')

describe('what is not changed stays to the letter', () => {
  test.each(definitions)('%s', (_key, definition) => {
    expect(definitionOf(valuesOf(definition, names), names, definition)).toEqual(definition)
  })

  test('a ladder of its own and dues by level too, when the name is changed', () => {
    const own: ScheduleDefinition = {
      ...report,
      ladder: [{ key: 'once', from: 'due', workingDays: -2, times: ['09:30'], tell: ['leader'] }],
      debtors: { kind: 'subtree', unitId: 2 },
      due: { general: { kind: 'day', day: 18 }, byLevel: { office: { kind: 'after', workingDays: 2 } } },
    }
    const renamed = definitionOf({ ...valuesOf(own, names), name: 'Báo cáo thử' }, names, own)
    expect(renamed).toEqual({ ...own, name: { vi: 'Báo cáo thử', en: 'Báo cáo thử' } })
  })
})

describe('what is changed is told by the values alone', () => {
  const changed = (values: Record<string, string | number | string[]>) =>
    definitionOf({ ...valuesOf(report, names), ...values }, names, report)

  test('the due day, also over the rule of the one level that owes it', () => {
    const byLevel = { ...report, due: { ...report.due, byLevel: { organisation: { kind: 'day', day: 16 } as const } } }
    const values = { ...valuesOf(byLevel, names), due: 'day-20' }
    expect(definitionOf(values, names, byLevel).due).toEqual({ general: { kind: 'day', day: 20 }, byLevel: {} })
  })

  test('the day of one level among several, and that it follows the others again', () => {
    const own: ScheduleDefinition = {
      ...report,
      debtors: { kind: 'subtree', unitId: 2 },
      due: { general: { kind: 'day', day: 18 }, byLevel: { office: { kind: 'day', day: 20 } } },
    }
    const dueOf = (values: Record<string, string>) =>
      definitionOf({ ...valuesOf(own, names), ...values }, names, own).due
    expect(dueOf({ due_organisation: 'after-2' }).byLevel).toEqual({
      office: { kind: 'day', day: 20 },
      organisation: { kind: 'after', workingDays: 2 },
    })
    expect(dueOf({ due: 'day-25', due_office: 'general' })).toEqual({ general: { kind: 'day', day: 25 }, byLevel: {} })
  })

  test('the reminders step by step, and those of a known way by its name', () => {
    const [first, ...rest] = report.ladder
    if (first === undefined) throw new Error('a report has reminders')
    const ladder = [{ ...first, times: ['09:00'] }, ...rest]
    expect(changed(valuesOf({ ...report, ladder }, names) as Record<string, string[]>).ladder).toEqual(ladder)
    const { ladder: way, steps } = valuesOf(report, names)
    expect([way, steps]).toEqual(['report', undefined])
  })

  test('the units', () => {
    expect(changed({ debtors: 'units', units: ['Xã Ia Hlôi', 'Xã Ia Drông'] }).debtors).toEqual({
      kind: 'units',
      unitIds: [2, 3],
    })
  })

  test('days of the month, in order', () => {
    expect(changed({ frequency: 'days', days: ['15', '1'] }).frequency).toEqual({ kind: 'days', days: [1, 15] })
  })

  test('so many sessions of the chair', () => {
    expect(changed({ duty: 'entries', form: 'citizen_reception', counted: 'chair', times: 2 }).duty).toEqual({
      kind: 'entries',
      form: 'citizen_reception',
      indicators: ['receptions_held_by_chair'],
      times: 2,
    })
  })
})
