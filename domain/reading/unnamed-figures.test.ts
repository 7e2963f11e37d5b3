import { expect, test } from 'vitest'
import { readMessage } from './read-message.ts'
import { context } from './testdata/reading-case.ts'

const recordsOf = (text: string) => readMessage(text, context).records

test.each([
  ['T10 tiếp 45 lượt, trong đó thường xuyên 30, định kỳ 12, đột xuất 3', { turns: 45 }],
  [
    'T10: tiếp 45 lượt/52 người (thường xuyên 30 lượt, định kỳ 12, đột xuất 3), nhận 17 đơn',
    { turns: 45, people: 52, petitions_taken: 17 },
  ],
  ['tháng 10 nhận 15 đơn: 9 đơn đất đai, 4 đơn chính sách, 2 đơn khác', { received: 15 }],
  ['quý 3 có 16 mô hình: kinh tế 5, VHXH 6, QPAN 3, HTCT 2', { total: 16 }],
  ['quý 3 có 46 mô hình (kinh tế 12, văn hóa - xã hội 34)', { total: 46 }],
])('how many there were of each kind that no field tells apart is not asked: %s', (text, fields) => {
  const [record] = recordsOf(text)
  expect(record?.fields).toEqual(fields)
  expect(record?.ambiguities).toEqual([])
})

test('of another one in turn it is asked whether the same was counted', () => {
  const [, chair] = recordsOf('9 tháng tiếp 380 lượt, trong đó Chủ tịch tiếp 120')
  expect(chair).toMatchObject({ fields: { receiver_role: 'chair' }, ambiguities: [{ value: 120, fields: ['turns'] }] })
})

test('a figure beside others that nothing names is still asked about', () => {
  expect(recordsOf('sáng nay tiếp 8 lượt, 12')[0]?.ambiguities).toMatchObject([{ kind: 'field', value: 12 }])
})
