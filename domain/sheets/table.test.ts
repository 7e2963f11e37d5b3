import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellName, columnName, placeOf } from './table.ts'

test('columns are called as a spreadsheet calls them', () => {
  expect([1, 2, 26, 27, 52, 53, 702, 703, 16_384].map(columnName)).toEqual('A B Z AA AZ BA ZZ AAA XFD'.split(' '))
})

test('the name of a cell leads back to its place', () => {
  const place = fc.record({ row: fc.integer({ min: 1, max: 1_048_576 }), column: fc.integer({ min: 1, max: 16_384 }) })
  fc.assert(
    fc.property(place, (each) => {
      expect(placeOf(cellName(each))).toEqual(each)
    }),
  )
})

test('what names no cell has no place', () => {
  expect(['', '7', 'B', 'b7', 'B0', 'ABCD1', 'B7:C8', '#REF!'].map(placeOf)).toEqual(Array(8).fill(undefined))
})
