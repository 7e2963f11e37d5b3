import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { read } from './testdata/reading-case.ts'

const fieldsOf = (text: string) => read(text).records.map(({ fields }) => fields)

const allResolved = [
  'đã giải quyết hết',
  'đã giải quyết xong hết',
  'đã giải quyết xong tất cả',
  'giải quyết xong toàn bộ',
  'giải quyết tất cả',
  'tất cả đã giải quyết',
  'tất cả đều đã được giải quyết',
  'toàn bộ đã giải quyết xong',
  'đều đã giải quyết',
]

test('all that were received are resolved, in whatever words, with or without a comma and its marks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...allResolved),
      fc.integer({ min: 1, max: 900 }),
      fc.constantFrom(', ', ' ', ' và '),
      fc.boolean(),
      (words, received, joined, bare) => {
        const text = `Tháng 6 nhận ${received} đơn${joined}${words}`
        expect(fieldsOf(bare ? fold(text) : text)).toEqual([{ received, resolved_n: received }])
      },
    ),
  )
})

describe('all of what was told', () => {
  test.each([
    ['tồn 3 đơn, nhận 17 đơn đều đã giải quyết', { carried_over: 3, received: 17, resolved_n: 20 }],
    [
      'tiếp nhận 17 đơn kiến nghị và đã giải quyết xong toàn bộ',
      { recommendation_n: 17, received: 17, resolved_n: 17 },
    ],
    ['nhận 17 đơn, toàn bộ đang giải quyết', { received: 17, pending_n: 17 }],
    ['quý 3 giao 18 nhiệm vụ đã hoàn thành hết', { total: 18, done: 18 }],
    ['quý 3 rà soát 12 TTHC, cắt giảm tất cả', { procedures_reviewed: 12, procedures_cut: 12 }],
    [
      'đối thoại với 120 người, nhận 15 ý kiến, tất cả được trả lời tại chỗ',
      { attendee_turns: 120, opinions: 15, answered_on_site: 15 },
    ],
  ])('%s', (text, fields) => expect(fieldsOf(text)).toEqual([fields]))

  test.each([
    [
      'of the rest only',
      'Tháng 6 nhận 17 đơn, giải quyết 12, còn lại đang giải quyết hết',
      { received: 17, resolved_n: 12 },
    ],
    ['told of what was settled, and not of what came in', 'tháng 11 nhận 300 hs, tất cả đúng hạn', { received: 300 }],
    ['counted before it', 'Tháng 6 nhận tất cả 17 đơn', { received: 17 }],
    ['with its own figure', 'Tháng 6 nhận 17 đơn, giải quyết hết 12 đơn', { received: 17, resolved_n: 12 }],
  ])('is not what is %s', (_, text, fields) => expect(fieldsOf(text)).toEqual([fields]))

  test('is asked where it was not told, but of one task there is nothing to count', () => {
    expect(read('quý 3 được giao nhiều nhiệm vụ, hoàn thành toàn bộ').records).toMatchObject([
      { open: ['vague:hoàn thành toàn bộ'] },
    ])
    expect(read('việc sửa cầu đã hoàn thành toàn bộ').records.flatMap(({ open = [] }) => open)).toEqual([])
  })
})

test('none resolved is a figure', () => {
  expect(fieldsOf('Tháng 6 nhận 17 đơn, chưa giải quyết đơn nào')).toEqual([{ received: 17, resolved_n: 0 }])
})
