import { expect, test } from 'vitest'
import { withoutMisspellings } from './misspelling.ts'
import { tokenize } from './tokens.ts'

const known = new Set(['nguoi', 'luot', 'quyet', 'giai', 'chuyen', 'khieu'])
const corrected = (text: string) =>
  withoutMisspellings(tokenize(text).tokens, known)
    .map(({ folded }) => folded)
    .join(' ')

test('a slip that makes no Vietnamese syllable is put right', () => {
  expect(corrected('8 ngyoi, giai wuyet, chuyrn, luotw')).toBe('8 nguoi , giai quyet , chuyen , luot')
})

test('a word that Vietnamese could have is left alone', () => {
  expect(corrected('nguon quyen chuyet khieng')).toBe('nguon quyen chuyet khieng')
})
