import { describe, expect, test } from 'vitest'
import { SAMPLE } from '../domain/units/sample-tree.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import { findUnit } from './find-unit.ts'
import { ServiceError } from './service-error.ts'

const TODAY = '2026-11-20'
const THIS_MONTH = { from: '2026-11-15', to: '2026-12-14' }
const BEFORE_THE_REFORM = { from: '2025-02-15', to: '2025-03-14' }

const find = (text: string, period = THIS_MONTH, units = SAMPLE.units) =>
  findUnit({ tree: createUnitTree({ ...SAMPLE, units }), text, period, today: TODAY }).id

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof ServiceError ? error.code : String(error)
  }
}

test.each([
  ['u12', 12],
  [' U12 ', 12],
  ['12', 12],
  ['Xã Năm', 12],
  ['xa nam', 12],
])('%j is unit %d', (text, id) => {
  expect(find(text)).toBe(id)
})

test('a unit that has ended is still found by code and id', () => {
  expect([find('u10'), find('10')]).toEqual([10, 10])
})

describe('a name', () => {
  test('means the unit that bore it in the period', () => {
    expect(find('Xã Ba', BEFORE_THE_REFORM)).toBe(10)
    expect(codeOf(() => find('Xã Ba'))).toBe('unit_unknown')
  })

  test('of today is found for an earlier period too', () => {
    expect(find('Xã Bảy', BEFORE_THE_REFORM)).toBe(20)
  })

  test('that fits several units is not guessed at', () => {
    const twice = SAMPLE.units.map((unit) => (unit.id === 13 ? { ...unit, name: 'Xã Năm' } : unit))
    expect(codeOf(() => find('Xã Năm', THIS_MONTH, twice))).toBe('unit_ambiguous')
  })
})

test('a code that looks like the id of another unit is a code', () => {
  const numbered = SAMPLE.units.map((unit) => (unit.id === 13 ? { ...unit, code: '12' } : unit))
  expect(find('12', THIS_MONTH, numbered)).toBe(13)
})

test.each(['', ' ', '0', '-12', '1e1', '99999999999', 'xã', '\0', "' or 1=1"])('%j is no unit', (text) => {
  expect(codeOf(() => find(text))).toBe('unit_unknown')
})
