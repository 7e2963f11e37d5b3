import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFormattedText } from './fake/formatted-text.ts'
import { readReplyMarkup } from './fake/reply-markup.ts'
import { renderMessage, TEXT_LENGTH_MAX } from './render-message.ts'

const words = fc.string({
  unit: fc.constantFrom('a', 'ệ', '🇻🇳', ' ', '\n', '\n\n', '<b>', '&', '\0', '\ud83d'),
  maxLength: 6000,
})
const buttons = fc.array(
  fc.array(
    fc.record({ title: fc.constantFrom('Lưu', '<', '\0Huỷ'), action: fc.constantFrom('save', 'x'.repeat(64)) }),
    {
      maxLength: 3,
    },
  ),
  { maxLength: 4 },
)

test('whatever the message, Telegram takes every part, and the bold part is the title', () => {
  fc.assert(
    fc.property(words, words, buttons, (title, text, rows) => {
      const parts = renderMessage({ title, text, buttons: rows })
      const bold: string[] = []
      for (const part of parts) {
        const taken = readFormattedText({ ...part })
        expect(taken.text).toBe(part.text)
        expect(taken.entities).toEqual(part.entities ?? [])
        for (const { offset, length } of taken.entities) bold.push(taken.text.slice(offset, offset + length))
        readReplyMarkup({ ...part })
      }
      const asWritten = (value: string) => value.replaceAll(/[\0\uD800-\uDFFF]/gu, '').replaceAll(/\s/g, '')
      expect(asWritten(bold.join(''))).toBe(asWritten(title))
    }),
    { numRuns: 60 },
  )
})

test('buttons stand under the last part only, and rows without buttons are left out', () => {
  const parts = renderMessage({
    text: `${'a'.repeat(TEXT_LENGTH_MAX)}\n${'b'.repeat(10)}`,
    buttons: [[], [{ title: 'Lưu', action: 'save' }]],
  })
  expect(parts.map((part) => part.reply_markup)).toEqual([
    undefined,
    { inline_keyboard: [[{ text: 'Lưu', callback_data: 'save' }]] },
  ])
})

test('a text of exactly 4096 UTF-16 units is one part', () => {
  expect(renderMessage({ text: '👍'.repeat(TEXT_LENGTH_MAX / 2) })).toHaveLength(1)
  expect(renderMessage({ text: `${'👍'.repeat(TEXT_LENGTH_MAX / 2)}x` })).toHaveLength(2)
})

test('a message with nothing to read has no parts', () => {
  for (const text of ['', ' \n ', '\0', '\ud83d', '\u200b']) expect(renderMessage({ text, title: ' ' })).toEqual([])
})
