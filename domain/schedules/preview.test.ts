import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { localTimeOf } from '../local-time.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { presets } from './presets.ts'
import { previewOf } from './preview.ts'
import type { ScheduleRevision } from './schedule.ts'

const place = { tree: createUnitTree(SAMPLE), calendar: plainCalendar }

const preview = (key: string, from: string, days = 30, more: Partial<ScheduleRevision>[] = []) => {
  const preset = presets.find((each) => each.key === key)
  const [first] = preset?.revisions ?? []
  if (preset === undefined || first === undefined) throw new Error(`no preset ${key}`)
  const revisions = [...preset.revisions, ...more.map((revision) => ({ ...first, ...revision }))]
  const schedule = { id: 1, key, enteredOn: '2026-01-01', revisions }
  return previewOf(schedule, { from, days, ...place }).map(({ at, step, told, occurrence, unitIds }) => {
    const { date, hour } = localTimeOf(at)
    return `${date} ${hour}h ${step} ${told} ${occurrence.key} [${unitIds}]`
  })
}

test('the monthly report of the communes in the 30 days from 20/11/2026: the next period, and nothing of the last', () => {
  const lines = preview('commune_monthly', '2026-11-20')
  expect(lines[0]).toBe('2026-11-20 8h due+2 head 2026-M11 [12,13,20]')
  expect(lines.filter((line) => line.includes('2026-M12'))[0]).toBe(
    '2026-12-15 8h opening official 2026-M12 [12,13,20]',
  )
  expect(lines.at(-1)).toBe('2026-12-18 14h due@14:00 aggregator 2026-M12 [12,13,20]')
})

test('what is paused tells nobody', () => {
  expect(preview('reception_days', '2026-11-20')).toEqual([])
  const paused = { revision: 2, effectiveFrom: '2026-12-01', state: 'paused', reason: 'Theo công văn' } as const
  expect(preview('commune_monthly', '2026-12-01', 30, [paused]).filter((line) => line.includes('M12'))).toEqual([])
})

test('a change is previewed from the period that opens after it', () => {
  const ended = { revision: 2, effectiveFrom: '2026-12-20', state: 'ended', reason: 'Theo công văn' } as const
  const lines = preview('commune_monthly', '2026-12-14', 60, [ended])
  expect(lines.some((line) => line.includes('2026-M12'))).toBe(true)
  expect(lines.some((line) => line.includes('2027-M01'))).toBe(false)
})

test('a fixed reception day is told the afternoon before and at its end', () => {
  const resumed = { revision: 2, effectiveFrom: '2026-11-20', state: 'active', reason: 'Theo công văn' } as const
  expect(preview('reception_days', '2026-11-20', 14, [resumed])).toEqual([
    '2026-11-30 15h due-1 official 2026-12-01 [12,13,20]',
    '2026-11-30 15h due-1 head 2026-12-01 [12,13,20]',
    '2026-12-01 16h due official 2026-12-01 [12,13,20]',
    '2026-12-02 8h due+1 head 2026-12-01 [12,13,20]',
  ])
})
