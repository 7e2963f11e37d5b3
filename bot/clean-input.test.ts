import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanInbound } from './clean-input.ts'

const cleaned = (text: string) => {
  const { input } = cleanInbound({ channel: 'webchat', sender: 'a', updateKey: 'b', input: { kind: 'text', text } })
  return input.kind === 'text' ? input.text : undefined
}

test('Vietnamese, emoji and line breaks are left as they are', () => {
  for (const text of ['Sáng nay Chủ tịch\ttiếp dân\n8 lượt', '👨‍👩‍👧‍👦 🇻🇳', 'e\u0302\u0301 ế', '<b>&amp;</b> “…”'])
    expect(cleaned(text)).toBe(text)
})

test.each([
  ['NUL', 'a\u0000b', 'ab'],
  ['controls', 'a\u0007\u001b[31mb', 'a[31mb'],
  ['marks of direction', '\u202ea\u202c\u200fb\u2066', 'ab'],
  ['spaces of no width', '\ufeffa\u200bb', 'ab'],
  ['line ends of another system', 'a\r\nb', 'a\nb'],
  ['half a character', 'a\ud83db', 'a\ufffdb'],
])('%s: gone or made harmless', (_title, text, left) => {
  expect(cleaned(text)).toBe(left)
})

test('whatever arrives can be kept: no NUL, no half character, in any part of an update', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, text, fc.constantFrom('text', 'press', 'caption'), (sender, updateKey, words, kind) => {
      const input =
        kind === 'text'
          ? ({ kind, text: words } as const)
          : kind === 'press'
            ? ({ kind, action: words, message: words } as const)
            : ({ kind: 'unsupported', content: 'photo', caption: words } as const)
      const kept = JSON.stringify(cleanInbound({ channel: 'webchat', sender, updateKey, input }))
      expect(JSON.parse(kept)).toEqual(cleanInbound({ channel: 'webchat', sender, updateKey, input }))
      expect(kept).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i)
    }),
  )
})
