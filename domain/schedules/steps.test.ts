import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { localTimeOf } from '../local-time.ts'
import { addDays } from '../periods/calendar-date.ts'
import { dueOn, opensOn } from './due.ts'
import { REPORT_LADDER } from './ladders.ts'
import { occurrencesIn } from './occurrences.ts'
import { ladderOf } from './steps.ts'
import { anyDate, anyDefinition } from './testing/any-definition.ts'

const report = (span: { opensOn: string; dueOn: string }) =>
  ladderOf({ ladder: REPORT_LADDER }, span, plainCalendar).map(({ step, told, at }) => {
    const { date, hour } = localTimeOf(at)
    return `${date} ${hour}h ${step} ${told}`
  })

test('a report of December 2026, due on Friday the 18th: who is told when', () => {
  expect(report({ opensOn: '2026-12-15', dueOn: '2026-12-18' })).toEqual([
    '2026-12-15 8h opening official',
    '2026-12-15 8h due-3 official',
    '2026-12-15 8h due-3 aggregator',
    '2026-12-17 8h due-1 official',
    '2026-12-17 8h due-1 head',
    '2026-12-18 8h due@08:00 official',
    '2026-12-18 8h due@08:00 head',
    '2026-12-18 8h due@08:00 aggregator',
    '2026-12-18 14h due@14:00 official',
    '2026-12-18 14h due@14:00 head',
    '2026-12-18 14h due@14:00 aggregator',
    '2026-12-21 8h due+1 official',
    '2026-12-21 8h due+1 head',
    '2026-12-21 8h due+1 aggregator',
    '2026-12-22 8h due+2 head',
    '2026-12-22 8h due+2 aggregator',
    '2026-12-22 8h due+2 leader',
    '2026-12-25 8h due+5 aggregator',
    '2026-12-25 8h due+5 leader',
  ])
})

test('an opening on a Sunday is told on Monday, not on the Friday before the cut-off', () => {
  expect(report({ opensOn: '2026-11-15', dueOn: '2026-11-18' })[0]).toBe('2026-11-16 8h opening official')
})

test('what falls on a day off goes out on the working day before it', () => {
  const lines = report({ opensOn: '2026-11-15', dueOn: '2026-11-29' })
  expect(lines.find((line) => line.includes('due@08:00'))).toBe('2026-11-27 8h due@08:00 official')
})

test('an extension moves the ladder with it', () => {
  const lines = report({ opensOn: '2026-11-15', dueOn: '2026-11-25' })
  expect(lines.find((line) => line.includes('due-1 head'))).toBe('2026-11-24 8h due-1 head')
})

test('rungs are in order, each once, on working days, in waking hours, never before it is owed', () => {
  fc.assert(
    fc.property(anyDefinition, anyDate, fc.nat(10), (definition, from, extension) => {
      for (const occurrence of occurrencesIn(definition, from, addDays(from, 60), plainCalendar)) {
        const opens = opensOn(definition, occurrence, 'commune', plainCalendar)
        const due = addDays(dueOn(definition, occurrence, 'commune', plainCalendar), extension)
        const rungs = ladderOf(definition, { opensOn: opens, dueOn: due }, plainCalendar)
        expect(rungs.map(({ at }) => at.getTime())).toEqual(
          rungs.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
        )
        expect(new Set(rungs.map(({ step, told }) => `${step} ${told}`)).size).toBe(rungs.length)
        for (const { at } of rungs) {
          const { date, hour } = localTimeOf(at)
          expect(plainCalendar.isWorkingDay(date)).toBe(true)
          expect(hour).toBeGreaterThanOrEqual(7)
          expect(hour).toBeLessThan(20)
          expect(date >= opens).toBe(true)
          if (definition.duty.kind === 'report') expect(date > occurrence.to).toBe(true)
        }
      }
    }),
  )
})
