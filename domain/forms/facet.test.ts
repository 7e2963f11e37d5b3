import { expect, test } from 'vitest'
import { facetOf, partOf } from './facet.ts'

test('what is told last leads further down; what is not told at the end is the whole of it', () => {
  expect(facetOf()).toBe('')
  expect(facetOf(undefined, undefined)).toBe('')
  expect(facetOf('house', undefined)).toBe('house')
  expect(facetOf('house', 'Quỹ An sinh ')).toBe('house|quỹ an sinh')
  expect(facetOf(undefined, 'Luật Cư trú')).toBe('*|luật cư trú')
})

test('a separator inside a text makes no level', () => {
  expect(facetOf('gift', 'a|b')).toBe('gift|a b')
})

test('a facet lies in a part of each whole above it', () => {
  expect(partOf('house|quỹ an sinh', '')).toBe('house')
  expect(partOf('house|quỹ an sinh', 'house')).toBe('house|quỹ an sinh')
  expect(partOf('chair', '')).toBe('chair')
})
