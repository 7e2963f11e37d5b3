import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../periods/calendar-date.ts'
import { periodOf, quarterPeriod, yearPeriod } from '../periods/period-span.ts'
import { SAMPLE } from './sample-tree.ts'
import type { Unit } from './unit.ts'
import { createUnitTree } from './unit-tree.ts'

const tree = createUnitTree(SAMPLE)
const sorted = (ids: number[]) => ids.toSorted((a, b) => a - b)

const BEFORE = '2025-06-30'
const AFTER = '2025-07-01'
const year2025 = yearPeriod(2025, 'calendar')
const firstQuarter = quarterPeriod(2025, 1, 'calendar')
const lastQuarter = quarterPeriod(2025, 4, 'calendar')

const anyId = fc.constantFrom(...SAMPLE.units.map((unit) => unit.id))
const anyDate = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-01-01', days))
const anyPeriod = fc
  .tuple(anyDate, fc.constantFrom('month' as const, 'quarter' as const, 'year' as const))
  .map(([date, length]) => periodOf(date, length, 'admin_15_14'))

test('the tree of a day is the tree of that day: three levels to 30/06/2025, two from 01/07/2025', () => {
  expect(tree.parentOn(12, BEFORE)).toBe(2)
  expect(tree.parentOn(12, AFTER)).toBe(1)
  expect(sorted(tree.childrenOn(1, BEFORE))).toEqual([2, 3])
  expect(sorted(tree.childrenOn(1, AFTER))).toEqual([12, 13, 20])
  expect(sorted(tree.within(2, BEFORE))).toEqual([2, 10, 12, 30, 31])
  expect(tree.within(2, AFTER)).toEqual([])
  expect(tree.isWithin(30, 2, BEFORE)).toBe(true)
  expect(tree.isWithin(30, 2, AFTER)).toBe(false)
  expect(tree.isWithin(30, 1, AFTER)).toBe(true)
})

test('what is listed within a unit is exactly what is within it', () => {
  fc.assert(
    fc.property(anyId, anyId, anyDate, (id, ancestor, date) => {
      expect(tree.within(ancestor, date).includes(id)).toBe(tree.isWithin(id, ancestor, date))
    }),
  )
})

test('a period over the reform counts the old units and the new ones', () => {
  expect(sorted(tree.scopeOf(1, year2025))).toEqual([1, 2, 3, 10, 11, 12, 13, 20, 30, 31])
  expect(sorted(tree.scopeOf(2, year2025))).toEqual([2, 10, 12, 30, 31])
  expect(sorted(tree.scopeOf(1, lastQuarter))).toEqual(sorted([1, 12, 13, 20, 30, 10, 11, 31]))
})

test('a unit formed by a merger carries its predecessors, and stands for them in periods before it existed', () => {
  expect(sorted(tree.scopeOf(20, year2025))).toEqual([10, 11, 20, 31])
  expect(sorted(tree.scopeOf(20, firstQuarter))).toEqual([10, 11, 20, 31])
})

test('a unit that others joined later does not take over their earlier periods', () => {
  const joined = createUnitTree({ ...SAMPLE, successions: [{ unitId: 11, successorId: 12, on: AFTER }] })
  expect(joined.scopeOf(12, firstQuarter)).not.toContain(11)
  expect(joined.scopeOf(12, year2025)).toContain(11)
})

test('the scope holds whatever was within the unit on any day of the period', () => {
  fc.assert(
    fc.property(anyId, anyPeriod, fc.nat(364), (id, period, offset) => {
      const date = addDays(period.from, offset)
      fc.pre(date <= period.to)
      const scope = tree.scopeOf(id, period)
      for (const below of tree.within(id, date)) expect(scope).toContain(below)
    }),
  )
})

test('a merged or closed unit is never expected to report', () => {
  expect(sorted(tree.expectedReporters(1, 'reception', year2025, '2026-01-10'))).toEqual([12, 13, 20])
  expect(sorted(tree.expectedReporters(1, 'reception', firstQuarter, '2026-01-10'))).toEqual([10, 11, 12, 13])
  expect(tree.expectedReporters(1, 'petition', year2025, '2026-01-10')).toEqual([])
})

test('while the period runs, who exists today is expected; a unit formed later is stood for by its predecessors', () => {
  expect(sorted(tree.expectedReporters(1, 'reception', year2025, '2025-05-02'))).toEqual([10, 11, 12, 13])
  expect(sorted(tree.expectedReporters(20, 'reception', firstQuarter, '2026-01-10'))).toEqual([10, 11])
})

test('an entry of a predecessor or of a unit below counts as the report of the expected unit', () => {
  expect(sorted(tree.carriers(20, 'reception', year2025))).toEqual([10, 11, 20, 31])
  expect(sorted(tree.carriers(12, 'reception', year2025))).toEqual([12, 30])
})

test('an entry of a unit that owes the form itself is no report of the unit above it', () => {
  const units = SAMPLE.units.map((unit): Unit => (unit.id === 1 ? { ...unit, reports: ['reception'] } : unit))
  expect(createUnitTree({ ...SAMPLE, units }).carriers(1, 'reception', lastQuarter)).toEqual([1])
})

test('every expected reporter lies in the scope, and so do its carriers', () => {
  fc.assert(
    fc.property(anyId, anyPeriod, anyDate, (id, period, today) => {
      const scope = tree.scopeOf(id, period)
      for (const reporter of tree.expectedReporters(id, 'reception', period, today)) {
        expect(scope).toContain(reporter)
        expect(tree.carriers(reporter, 'reception', period).every((carrier) => scope.includes(carrier))).toBe(true)
      }
    }),
  )
})

test('for a closed unit its successors answer, or the unit it last hung under; for a future one its parent', () => {
  expect(tree.answerableFor(12, AFTER)).toEqual([12])
  expect(tree.answerableFor(10, AFTER)).toEqual([20])
  expect(tree.answerableFor(2, AFTER)).toEqual([1])
  expect(tree.answerableFor(20, BEFORE)).toEqual([1])
  expect(tree.answerableFor(99, AFTER)).toEqual([])
})

test('placements in a circle are refused rather than followed for ever', () => {
  const placements = [
    { unitId: 12, parentId: 13, validFrom: '2010-01-01', validTo: null },
    { unitId: 13, parentId: 12, validFrom: '2010-01-01', validTo: null },
  ]
  const circle = createUnitTree({ ...SAMPLE, placements })
  expect(() => circle.within(12, AFTER)).toThrow('below itself')
  expect(circle.isWithin(12, 1, AFTER)).toBe(false)
})

test('thousands of units are answered at once', () => {
  const units = Array.from(
    { length: 5000 },
    (_, index): Unit => ({
      id: index + 1,
      code: `u${index + 1}`,
      name: `Đơn vị ${index + 1}`,
      aliases: [],
      level: 'commune',
      validFrom: '2020-01-01',
      validTo: null,
      reports: ['reception'],
    }),
  )
  const placements = units.slice(1).map(({ id }) => ({
    unitId: id,
    parentId: Math.floor(id / 10) + 1,
    validFrom: '2020-01-01',
    validTo: null,
  }))
  const large = createUnitTree({ units, placements, successions: [] })
  const start = performance.now()
  expect(large.scopeOf(1, year2025)).toHaveLength(5000)
  expect(large.expectedReporters(1, 'reception', year2025, AFTER)).toHaveLength(5000)
  for (const unit of units) large.carriers(unit.id, 'reception', year2025)
  expect(performance.now() - start).toBeLessThan(1000)
})
