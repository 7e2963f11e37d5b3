import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from './testdata/reading-case.ts'

const fieldsOf = (text: string) => read(text).records.map(({ fields }) => fields)

test.each([
  ['tháng 11 nhận 17 đơn, giải quyết 100% (17/17)', { received: 17, resolved_n: 17 }],
  ['tháng 11 đã giải quyết 88,2% (15/17 đơn)', { received: 17, resolved_n: 15 }],
  ['thang 11 da giai quyet 88,2%: 15/17 don', { received: 17, resolved_n: 15 }],
  ['nhiệm vụ hoàn thành 89,7% (61/68 nhiệm vụ)', { total: 68, done: 61 }],
])('a percentage before the ratio that it says leaves the ratio its words: %s', (text, fields) => {
  expect(fieldsOf(text)).toEqual([fields])
})

test.each([
  ['a ratio', 'tháng 11 giải quyết đơn thư 15/17 đơn', { received: 17, resolved_n: 15 }],
  ['a ratio behind its share', 'tháng 11 giải quyết đơn đạt 88,2% (15/17 đơn)', { received: 17, resolved_n: 15 }],
  ['nothing as a heading', 'tháng 11 giải quyết đơn thư: nhận 17 đơn, xong 15', { received: 17, resolved_n: 15 }],
  ['nothing of what came in', 'tháng 11 tiếp nhận, giải quyết đơn thư 17 đơn', { received: 17 }],
])('“giải quyết đơn” names %s: %s', (_, text, fields) => expect(fieldsOf(text)).toEqual([fields]))

test('a share before its ratio changes nothing of what the ratio says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 19 }), (whole, left) => {
      const part = whole - left
      const share = String(Math.round((part / whole) * 1000) / 10).replace('.', ',')
      const [said] = fieldsOf(`tháng 11 đã giải quyết ${share}% (${part}/${whole} đơn)`)
      expect(said).toEqual({ received: whole, resolved_n: part })
    }),
  )
})

test.each(['điểm nóng ở đâu', 'diem nong o dau vay em'])('where something is is a question: %s', (text) => {
  expect(read(text).intent).toBe('query')
})

test('what residents ask is no question to the bot', () => {
  expect(read('bà con hỏi nộp hồ sơ ở đâu').intent).not.toBe('query')
})
