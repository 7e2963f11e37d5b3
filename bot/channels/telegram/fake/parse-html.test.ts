import { expect, test } from 'vitest'
import { parseHtml } from './parse-html.ts'

test('tags become entities that count UTF-16 units, references become characters', () => {
  expect(parseHtml('🇻🇳 <b>đơn &amp; <i>thư</i></b> &lt;x&gt; &#33;&#x1F44D; &copy; a&b')).toEqual({
    text: '🇻🇳 đơn & thư <x> !👍 &copy; a&b',
    entities: [
      { type: 'bold', offset: 5, length: 9 },
      { type: 'italic', offset: 11, length: 3 },
    ],
  })
})

test('a link keeps its address, a tag around nothing is dropped', () => {
  expect(parseHtml('<a href="https://a.vn/?x=1">a</a><b></b><span class="tg-spoiler">s</span>').entities).toEqual([
    { type: 'text_link', offset: 0, length: 1, url: 'https://a.vn/?x=1' },
    { type: 'spoiler', offset: 1, length: 1 },
  ])
})

test.each([
  ['ệ <x>', 'Unsupported start tag "x" at byte offset 4'],
  ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
  ['a <b', 'Unclosed start tag at byte offset 2'],
  ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
  ['a</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['<b>a</b', 'Unclosed end tag at byte offset 4'],
  ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['<a href>a</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
])('%j is refused in the words of Telegram', (html, reason) => {
  expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})
