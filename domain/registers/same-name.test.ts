import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../reading/fold.ts'
import { isSameName } from './same-name.ts'

describe('one model, written twice', () => {
  test.each([
    ['Ánh sáng, Camera và tiếng kẻng an ninh', 'Ánh sáng - camera và tiếng kẻng an ninh'],
    ['Ánh sáng, Camera và tiếng kẻng an ninh', 'anh sang camera & tieng keng an ninh'],
    ['Ánh sáng, Camera và tiếng kẻng an ninh', 'Mô hình “Tiếng kẻng an ninh, ánh sáng và camera”'],
    ['Ánh sáng, Camera và tiếng kẻng an ninh', 'Ánh sáng, Camara và tiếng kẻng an ninh'],
    ['Ngày thứ 7 vì dân', 'Mô hình Dân vận khéo “Ngày thứ 7 vì dân”'],
    ['Tổ tự quản an ninh trật tự thôn', 'Tổ tự quản ANTT thôn'],
    ['3 biết, 2 hỗ trợ', '3 biết - 2 hỗ trợ'],
  ])('%s = %s', (one, other) => expect(isSameName(one, other)).toBe(true))
})

describe('two models', () => {
  test.each([
    ['3 biết, 2 hỗ trợ', '4 biết, 2 hỗ trợ'],
    ['Thôn không rác', 'Thôn không ma túy'],
    ['Ánh sáng an ninh', 'Tiếng kẻng an ninh'],
    ['Vườn rau sạch', 'Vườn rau'],
    ['Mô hình camera', 'Mô hình thắp sáng'],
    ['Nhà sạch vườn đẹp thôn 1', 'Nhà sạch vườn đẹp thôn 2'],
  ])('%s ≠ %s', (one, other) => expect(isSameName(one, other)).toBe(false))
})

const word = fc.constantFrom(
  'ánh',
  'sáng',
  'camera',
  'tiếng',
  'kẻng',
  'an',
  'ninh',
  'vườn',
  'rau',
  'sạch',
  'đường',
  'hoa',
)
const number = fc.constantFrom('1', '2', '3', '5', '10')
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 })

test('a name is the same as itself in any order, case, punctuation, without diacritics and with words that say nothing', () => {
  const dressed = words.chain((told) =>
    fc.tuple(
      fc.constant(told.join(' ')),
      fc
        .tuple(fc.shuffledSubarray(told, { minLength: told.length }), fc.constantFrom(' ', ', ', ' - ', ' & ', ' và '))
        .map(([shuffled, joint]) => shuffled.join(joint)),
      fc.constantFrom('', 'Mô hình ', 'mô hình dân vận khéo '),
      fc.constantFrom(
        (text: string) => text,
        fold,
        (text: string) => text.toUpperCase(),
        (text: string) => `“${text}”`,
      ),
    ),
  )
  fc.assert(
    fc.property(dressed, ([plain, shuffled, before, dress]) => {
      expect(isSameName(plain, before + dress(shuffled))).toBe(true)
    }),
  )
})

test('whichever of two names comes first does not matter', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      expect(isSameName(one.join(' '), other.join(' '))).toBe(isSameName(other.join(' '), one.join(' ')))
    }),
  )
})

test('names with different numbers are never the same, however alike the rest', () => {
  fc.assert(
    fc.property(words, number, number, (told, one, other) => {
      fc.pre(one !== other)
      expect(isSameName(`${told.join(' ')} ${one}`, `${told.join(' ')} ${other}`)).toBe(false)
    }),
  )
})

test('names that share less than all but one of their words are never the same', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const shared = one.filter((each) => other.includes(each)).length
      fc.pre(one.length - shared > 1 || other.length - shared > 1)
      expect(isSameName(one.join(' '), other.join(' '))).toBe(false)
    }),
  )
})
