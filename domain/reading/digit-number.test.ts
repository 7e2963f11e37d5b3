import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDigits } from './digit-number.ts'

test.each([
  ['1.014', 1_014],
  ['29.317', 29_317],
  ['25.000.000', 25_000_000],
  ['8463', 8_463],
  ['08', 8],
  ['85,48', 85.48],
  ['97.5', 97.5],
  ['2,4', 2.4],
  ['1.234,5', 1_234.5],
  ['1,234,567', 1_234_567],
])('%s is read as reports write it', (text, value) => {
  expect(readDigits(text)).toEqual({ value })
})

test('a lone comma before three digits has two readings', () => {
  expect(readDigits('1,125')?.readings).toEqual([1_125, 1.125])
})

test('what is no number is not guessed', () => {
  for (const text of ['1.2.3', '1,2,3', '1.00.000', '1'.repeat(13)]) expect(readDigits(text), text).toBeUndefined()
})

test('thousands with dots come back whatever the number', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000_000 }), (value) => {
      expect(readDigits(value.toLocaleString('de-DE'))?.value).toBe(value)
    }),
  )
})
