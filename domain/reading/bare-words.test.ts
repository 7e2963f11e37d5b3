import { expect, test } from 'vitest'
import { bareWords } from './bare-words.ts'

test.each([
  ['Huỷ đi em nhé.', 'huy'],
  ['dạ lưu giúp em ạ', 'luu'],
  ['OK, lưu nhé!', 'luu'],
  ['thôi huỷ', 'huy'],
  ['Đúng rồi đồng chí', 'dung'],
  ['không có em', 'khong co'],
])('“%s” without its politeness is “%s”', (text, bare) => {
  expect(bareWords(text)).toBe(bare)
})

test.each([
  ['dạ', 'da'],
  ['vâng ạ', 'vang'],
  ['ok em', 'ok'],
  ['', ''],
])('“%s” is nothing but polite: “%s” is left', (text, left) => {
  expect(bareWords(text)).toBe(left)
})
