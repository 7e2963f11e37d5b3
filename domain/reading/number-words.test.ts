import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { readSpelledNumber } from './number-words.ts'
import { spell } from './testdata/spell.ts'
import { tokenize } from './tokens.ts'

const spelled = (text: string) => readSpelledNumber(tokenize(text), 0)?.value

test('every number below a million that is spelled by the book comes back, with and without diacritics', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999 }), (value) => {
      const words = spell(value)
      expect(spelled(words), words).toBe(value)
      expect(spelled(fold(words)), fold(words)).toBe(value)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['hăm lăm', 25],
  ['hai mốt', 21],
  ['ba lăm', 35],
  ['bảy tư', 74],
  ['trăm hai', 120],
  ['hai trăm ba', 230],
  ['trăm linh hai', 102],
  ['một trăm lẻ năm', 105],
  ['nghìn rưỡi', 1_500],
  ['nghìn hai', 1_200],
  ['hai chục', 20],
  ['hai chục rưỡi', 25],
  ['ba triệu hai', 3_200_000],
  ['một tỷ', 1_000_000_000],
])('spoken forms are read: %s', (words, value) => {
  expect(spelled(words)).toBe(value)
  expect(spelled(fold(words))).toBe(value)
})

test('words that only look like numerals without their marks are none in an accented message', () => {
  for (const text of ['bà Hoa đến phản ánh', 'từ hôm đó đến nay', 'sau khi họp xong buổi sáng', 'nam giới chiếm đa số'])
    expect(spelled(text), text).toBeUndefined()
})

test('two digits side by side are loose: two or three, not twenty-three', () => {
  expect(readSpelledNumber(tokenize('hai ba người'), 0)).toMatchObject({ value: 2, loose: 3 })
})
