import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { occurrencesOf } from './occurrences-of.ts'
import { presets } from './presets.ts'

test('a rule that changes leaves no gap: weeks to the day before, months from then on', () => {
  const chair = presets.find(({ key }) => key === 'receptions_commune_chair')
  const found = chair && occurrencesOf(chair, '2026-06-15', '2026-08-31', plainCalendar)
  expect(found?.map(({ revision, occurrence: { key } }) => `${key} by ${revision.revision}`)).toEqual([
    '2026-W25 by 1',
    '2026-W26 by 1',
    '2026-M07 by 2',
    '2026-M08 by 2',
  ])
})

test('what is paused has none', () => {
  const days = presets.find(({ key }) => key === 'reception_days')
  expect(days && occurrencesOf(days, '2026-11-01', '2026-12-31', plainCalendar)).toEqual([])
})
