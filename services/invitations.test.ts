import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCode, hashCode, writeCode } from './invitations.ts'

const bytes = fc.uint8Array({ minLength: 12, maxLength: 16 })
const plain = (code: string) => code.replaceAll('-', '')

describe('a code', () => {
  test('is three groups of four characters that are neither misread nor misheard', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(writeCode(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
      }),
    )
  })

  test('is found again however it was typed', () => {
    const misread = (code: string, as: { zero: string; one: string }) =>
      code.replaceAll('0', as.zero).replaceAll('1', as.one)
    const typed = fc.tuple(
      bytes,
      fc.constantFrom('O', 'o', '0'),
      fc.constantFrom('I', 'l', 'L', 'i', '1'),
      fc.constantFrom('-', '', ' ', ' - '),
      fc.boolean(),
      fc.constantFrom('', '/start ', 'Mã: ', 'mã mời ', '  '),
    )
    fc.assert(
      fc.property(typed, ([random, zero, one, between, small, before]) => {
        const code = writeCode(random)
        const written = misread(code.replaceAll('-', between), { zero, one })
        expect(findCode(before + (small ? written.toLowerCase() : written))).toBe(plain(code))
      }),
    )
  })

  test.each(['MA00-0000-0000', 'mã: MA00-0000-0000', 'ma moi ma0000000000', '/start MA0000000000'])(
    'that begins with the letters of "mã" is found in “%s”',
    (text) => expect(findCode(text)).toBe('MA0000000000'),
  )

  test.each([
    ['a sentence', 'Hôm nay Chủ tịch tiếp dân 8 lượt'],
    ['one character too few', '01AB-CDEF-GHJ'],
    ['one character too many', '01AB-CDEF-GHJKM'],
    ['a letter that is not used', '01AB-CDEF-GHJU'],
    ['nothing', ''],
    ['a hundred thousand characters', 'A'.repeat(100_000)],
  ])('is not seen in %s', (_title, text) => {
    expect(findCode(text)).toBeUndefined()
  })

  test('is kept as a hash that is another one under another secret', () => {
    const code = writeCode(new Uint8Array(12))
    expect(hashCode(code, 'one')).toBe(hashCode(plain(code), 'one'))
    expect(hashCode(code, 'one')).not.toBe(hashCode(code, 'two'))
    expect(hashCode(code, 'one')).not.toContain(plain(code))
  })
})
