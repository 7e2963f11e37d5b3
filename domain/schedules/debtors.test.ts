import { expect, test } from 'vitest'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { debtorsOn } from './debtors.ts'
import type { Debtors } from './schedule.ts'

const tree = createUnitTree(SAMPLE)
const owing = (debtors: Debtors, date: string) => debtorsOn({ debtors }, tree, date).toSorted((a, b) => a - b)

test('a level: the units that exist that day; those that merged owe nothing from then on', () => {
  const communes: Debtors = { kind: 'level', level: 'commune', under: null }
  expect(owing(communes, '2025-06-30')).toEqual([10, 11, 12, 13])
  expect(owing(communes, '2025-07-01')).toEqual([12, 13, 20])
})

test('a level below one unit, and not that unit itself', () => {
  expect(owing({ kind: 'level', level: 'commune', under: 2 }, '2025-06-30')).toEqual([10, 12])
  expect(owing({ kind: 'level', level: 'commune', under: 12 }, '2025-06-30')).toEqual([])
  expect(owing({ kind: 'level', level: 'commune', under: 2 }, '2025-07-01')).toEqual([])
})

test('a unit and all below it', () => {
  expect(owing({ kind: 'subtree', unitId: 12 }, '2026-01-01')).toEqual([12, 30])
  expect(owing({ kind: 'subtree', unitId: 10 }, '2026-01-01')).toEqual([])
})

test('a list: each once, only while it exists, and nobody whom the office does not know', () => {
  expect(owing({ kind: 'units', unitIds: [13, 12, 12, 11, 999] }, '2026-01-01')).toEqual([12, 13])
  expect(owing({ kind: 'units', unitIds: [11] }, '2025-06-30')).toEqual([11])
})
