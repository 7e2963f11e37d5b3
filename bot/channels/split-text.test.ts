import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, isBlank } from './clean-text.ts'
import { splitText } from './split-text.ts'

const LIMIT = 20
/** Texts with many paragraphs, lines, long words, emoji, accents of their own and halves of surrogate pairs. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n\n',
        '\n',
        ' ',
        '   ',
        '\t',
        '🇻🇳',
        '👨‍👩‍👧',
        'e\u0302\u0301',
        '\ud83d',
        '\udc4d',
        '\0',
        '\u200b',
        '\u00a0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => cleanText(pieces.join('')))

const withoutSpace = (value: string) => value.replaceAll(/\s/g, '')

test('no part is longer than the limit, empty, or cut inside a surrogate pair', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 50 }), (whole, limit) => {
      for (const part of splitText(whole, limit)) {
        expect(part.text.length).toBeLessThanOrEqual(limit)
        expect(isBlank(part.text)).toBe(false)
        expect(part.text.isWellFormed()).toBe(true)
        expect(part.text).toBe(whole.slice(part.start, part.start + part.text.length))
      }
    }),
    { numRuns: 500 },
  )
})

test('nothing that can be read is lost, repeated or moved', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const joined = splitText(whole, LIMIT)
        .map((part) => part.text)
        .join('')
      const readable = (value: string) => withoutSpace(value).replaceAll(/[\p{Cc}\p{Cf}\u2800\u3164]/gu, '')
      expect(readable(joined)).toBe(readable(whole))
    }),
  )
})

test('a text that fits is one part, as it is but for the white space around it', () => {
  fc.assert(
    fc.property(text, (whole) => {
      fc.pre(!isBlank(whole))
      const parts = splitText(whole, whole.length + 2)
      expect(parts).toHaveLength(1)
      expect(withoutSpace(parts[0]?.text ?? '')).toBe(withoutSpace(whole))
    }),
  )
})

test('it cuts at paragraphs if it can, else at lines, else at words, else anywhere', () => {
  const split = (whole: string) => splitText(whole, LIMIT).map((part) => part.text)
  expect(split('một hai\n\nba bốn năm sáu\nbảy')).toEqual(['một hai', 'ba bốn năm sáu\nbảy'])
  expect(split('một hai ba\nbốn năm sáu bảy')).toEqual(['một hai ba', 'bốn năm sáu bảy'])
  expect(split('một hai ba bốn năm sáu bảy')).toEqual(['một hai ba bốn năm', 'sáu bảy'])
  expect(split('x'.repeat(45))).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)])
  expect(split(`${'x'.repeat(20)}\n\n${'y'.repeat(20)}`)).toEqual(['x'.repeat(20), 'y'.repeat(20)])
})

test('a letter is not torn from its accents', () => {
  const parts = splitText('e\u0302\u0301'.repeat(15), LIMIT)
  for (const part of parts) expect(part.text.startsWith('e')).toBe(true)
  expect(parts[0]?.text).toHaveLength(18)
})
