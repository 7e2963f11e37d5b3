import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { presets } from '../schedules/presets.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { nextReport } from './next-report.ts'

const tree = createUnitTree(SAMPLE)
const schedules = presets.map((preset, index) => ({ ...preset, id: index + 1, enteredOn: '2025-07-01' }))
const next = (unitId: number, today: string) => nextReport(schedules, unitId, { tree, calendar: plainCalendar, today })

test('the next report of a commune is the one whose period is not over yet, with its own deadline', () => {
  expect(next(12, '2026-11-01')?.owed).toMatchObject({
    occurrence: '2026-M11',
    opensOn: '2026-11-15',
    dueOn: '2026-11-18',
  })
  expect(next(12, '2026-11-15')?.owed).toMatchObject({ occurrence: '2026-M12', dueOn: '2026-12-18' })
})

test('a unit that no schedule names has none', () => {
  expect(nextReport([], 12, { tree, calendar: plainCalendar, today: '2026-11-01' })).toBeUndefined()
})
