import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldWithSource } from './fold.ts'

test('Vietnamese loses its diacritics and case, composed or decomposed', () => {
  expect(fold('ĐƠN THƯ khiếu nại, Ủy quyền')).toBe('don thu khieu nai, uy quyen')
  expect(fold('Đơn thư khiếu nại'.normalize('NFD'))).toBe('don thu khieu nai')
})

test('what nobody sees is gone, and every space is a space', () => {
  expect(fold('8\u00a0lượt\u200b \u202e9\u0000 người\ufeff')).toBe('8 luot 9 nguoi')
  expect(fold('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd')
})

test('the folded text has the length of its source, so a span of one is a span of the other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { text: source, folded } = foldWithSource(text)
      expect(folded).toHaveLength(source.length)
    }),
    { numRuns: 1_000 },
  )
})

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
