import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { addDays } from '../periods/calendar-date.ts'
import { monthPeriod } from '../periods/period-span.ts'
import { dueOn, opensOn } from './due.ts'
import { FIXED_DAY_LADDER, REPORT_LADDER } from './ladders.ts'
import { occurrencesIn } from './occurrences.ts'
import { presets } from './presets.ts'
import { inForce, type ScheduleDefinition } from './schedule.ts'
import { anyDate, anyDefinition } from './testing/any-definition.ts'

const presetOf = (key: string): ScheduleDefinition => {
  const preset = presets.find((each) => each.key === key)
  const revision = preset && inForce({ ...preset, id: 0, enteredOn: '2026-01-01' }, '2026-11-20')
  if (revision === undefined) throw new Error(`no preset ${key}`)
  return revision.definition
}

test.each([
  ['commune_monthly', 11, '2026-11-18'],
  ['organisation_monthly', 11, '2026-11-16'],
  ['office_monthly', 11, '2026-11-20'],
  ['commune_monthly', 10, '2026-10-19'],
  ['organisation_monthly', 5, '2026-05-18'],
])('%s for month %i of 2026 is due on %s: a day off gives way to the next working day', (key, month, due) => {
  const definition = presetOf(key)
  expect(dueOn(definition, monthPeriod(2026, month, 'admin_15_14'), 'commune', plainCalendar)).toBe(due)
})

test('the rule of a level goes before the general one', () => {
  const definition: ScheduleDefinition = {
    ...presetOf('commune_monthly'),
    due: { general: { kind: 'day', day: 18 }, byLevel: { province: { kind: 'day', day: 25 } } },
  }
  const november = monthPeriod(2026, 11, 'admin_15_14')
  const dues = (['commune', 'province'] as const).map((level) => dueOn(definition, november, level, plainCalendar))
  expect(dues).toEqual(['2026-11-18', '2026-11-25'])
})

test('a report leaves one working day after the cut-off even where its day comes sooner', () => {
  const definition: ScheduleDefinition = {
    ...presetOf('commune_monthly'),
    due: { general: { kind: 'day', day: 15 }, byLevel: {} },
    holidayPolicy: 'same',
  }
  const november = monthPeriod(2026, 11, 'admin_15_14')
  expect(dueOn(definition, november, 'commune', plainCalendar)).toBe('2026-11-16')
})

test('a report opens the day after the cut-off; a fixed reception day so early that its eve can be told', () => {
  const monthly = presetOf('commune_monthly')
  expect(opensOn(monthly, monthPeriod(2026, 11, 'admin_15_14'), 'commune', plainCalendar)).toBe('2026-11-15')
  const days = presetOf('reception_days')
  expect(days.ladder).toBe(FIXED_DAY_LADDER)
  const [first] = occurrencesIn(days, '2026-12-01', '2026-12-31', plainCalendar)
  expect(first && opensOn(days, first, 'commune', plainCalendar)).toBe('2026-11-30')
})

test('a deadline is never a day off with the policy “next”, and never before the figures are complete', () => {
  fc.assert(
    fc.property(anyDefinition, anyDate, fc.constantFrom('commune', 'province'), (definition, from, level) => {
      for (const occurrence of occurrencesIn(definition, from, addDays(from, 120), plainCalendar)) {
        const due = dueOn(definition, occurrence, level, plainCalendar)
        const opens = opensOn(definition, occurrence, level, plainCalendar)
        if (definition.holidayPolicy === 'next') expect(plainCalendar.isWorkingDay(due)).toBe(true)
        expect(opens <= due).toBe(true)
        if (definition.duty.kind === 'report') {
          expect(opens).toBe(addDays(occurrence.to, 1))
          expect(due >= plainCalendar.addWorkingDays(occurrence.to, 1)).toBe(true)
        } else {
          expect(opens <= occurrence.from).toBe(true)
          expect(due >= occurrence.from).toBe(true)
        }
      }
    }),
  )
})

test('every preset of a report has the ladder of reports', () => {
  const reports = presets.filter(({ revisions }) => revisions[0]?.definition.duty.kind === 'report')
  expect(reports.length).toBeGreaterThan(20)
  for (const { revisions } of reports) expect(revisions[0]?.definition.ladder).toBe(REPORT_LADDER)
})
