import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../periods/calendar-date.ts'
import { monthPeriod, quarterPeriod, yearPeriod } from '../periods/period-span.ts'
import type { UnitLevel } from '../units/unit.ts'
import { isValidOn } from '../units/unit.ts'
import { type ReceivingRole, receptionMinimums } from './reception-minimums.ts'
import { receptionsOwed, reviewReceptions } from './receptions-owed.ts'

const today = '2027-01-20'
const calendar = (year: number, month: number) => monthPeriod(year, month, 'calendar')
const nothing = { secretary: null, chair: null, agency_head: null, delegated: null }

const owed = (role: ReceivingRole, level: UnitLevel, ...when: [number, number]) =>
  receptionsOwed({ role, level }, calendar(...when), today)?.times

test.each([
  ['chair', 'province', 2026, 11, 1],
  ['chair', 'district', 2025, 6, 2],
  ['chair', 'district', 2025, 7, undefined],
  ['chair', 'commune', 2026, 6, 4],
  ['chair', 'commune', 2026, 7, 2],
  ['chair', 'commune', 2026, 11, 2],
  ['secretary', 'province', 2026, 11, 1],
  ['secretary', 'commune', 2026, 11, 2],
  ['secretary', 'commune', 2026, 1, 2],
  ['agency_head', 'office', 2026, 11, 1],
  ['agency_head', 'commune', 2026, 11, undefined],
  ['chair', 'organisation', 2026, 11, undefined],
] as const)('%s of a %s in %i-%i: %s sessions', (role, level, year, month, times) =>
  expect(owed(role, level, year, month)).toBe(times),
)

test('the month in which the law changes, 15/06 to 14/07/2026, owes the lesser of the two', () => {
  const month = monthPeriod(2026, 7, 'admin_15_14')
  expect(receptionsOwed({ role: 'chair', level: 'commune' }, month, today)?.times).toBe(2)
})

test('a longer period owes what its months owe that are over', () => {
  const quarter = quarterPeriod(2026, 4, 'calendar')
  const of = (day: string) => receptionsOwed({ role: 'chair', level: 'commune' }, quarter, day)?.times
  expect([of('2026-10-20'), of('2026-11-20'), of('2026-12-20'), of('2027-01-01')]).toEqual([undefined, 2, 4, 6])
  expect(receptionsOwed({ role: 'chair', level: 'commune' }, yearPeriod(2026, 'calendar'), today)?.times).toBe(36)
})

test('days without a name owe what the whole months in them owe: a week nothing', () => {
  const of = (from: string, to: string) =>
    receptionsOwed({ role: 'chair', level: 'commune' }, { key: `${from}/${to}`, scheme: 'calendar', from, to }, today)
      ?.times
  expect(of('2026-11-16', '2026-11-22')).toBeUndefined()
  expect(of('2026-10-20', '2026-12-31')).toBe(4)
})

test('no role of a level is under two rules on one day', () => {
  const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2014-01-01', days))
  fc.assert(
    fc.property(day, fc.constantFrom(...receptionMinimums), (date, { role, level }) => {
      const rules = receptionMinimums.filter((rule) => rule.role === role && rule.level === level)
      expect(rules.filter((rule) => isValidOn(rule, date)).length).toBeLessThanOrEqual(1)
    }),
  )
})

test('too few sessions are told; enough, and what nobody reported, are not', () => {
  const november = calendar(2026, 11)
  const review = (chair: number | null, delegated: number | null = null) =>
    reviewReceptions({ ...nothing, chair, delegated }, 'commune', november, today)
  expect(review(1)).toMatchObject([{ role: 'chair', held: 1, owed: 2, running: false }])
  expect(review(0)).toMatchObject([{ held: 0, owed: 2 }])
  expect(review(2)).toEqual([])
  expect(review(null)).toEqual([])
})

test('a session that a deputy took counted for the chair of a commune until 30/06/2026, and no longer', () => {
  const review = (month: number) =>
    reviewReceptions({ ...nothing, chair: 1, delegated: 3 }, 'commune', calendar(2026, month), today)
  expect(review(6)).toEqual([])
  expect(review(7)).toMatchObject([{ held: 1, owed: 2 }])
})

test('the head of an agency owes one session a month, and a deputy may take it', () => {
  const review = (agency_head: number, delegated: number) =>
    reviewReceptions({ ...nothing, agency_head, delegated }, 'office', calendar(2026, 11), today)
  expect(review(0, 1)).toEqual([])
  expect(review(0, 0)).toMatchObject([{ role: 'agency_head', held: 0, owed: 1 }])
})

test('while the period runs there is time left', () => {
  const of = (day: string) => reviewReceptions({ ...nothing, chair: 1 }, 'commune', calendar(2026, 11), day)[0]?.running
  expect([of('2026-11-30'), of('2026-12-01')]).toEqual([true, false])
})

test('months that the unit has not told of are not held against it', () => {
  const year = yearPeriod(2026, 'calendar')
  const told = ({ key }: { key: string }) => key === '2026-M10' || key === '2026-M11'
  expect(receptionsOwed({ role: 'chair', level: 'commune' }, year, today, told)?.times).toBe(4)
  expect(receptionsOwed({ role: 'chair', level: 'commune' }, year, today, () => false)).toBeUndefined()
})
