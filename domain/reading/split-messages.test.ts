import { expect, test } from 'vitest'
import { splitMessages } from './split-messages.ts'

test('each line is a message of its own', () => {
  expect(splitMessages('CT tiếp 5 lượt\r\nBT tiếp 2 lượt\n\nnhận 3 đơn')).toEqual([
    'CT tiếp 5 lượt',
    'BT tiếp 2 lượt',
    'nhận 3 đơn',
  ])
})

test('lines under a heading stay with it until a line that is none', () => {
  const text = 'Tiếp công dân tháng 10:\n- Bí thư: 2 buổi\n+ Chủ tịch: 3 buổi\nNhận 3 đơn\n- Khác'
  expect(splitMessages(text)).toEqual([
    'Tiếp công dân tháng 10:\n- Bí thư: 2 buổi\n+ Chủ tịch: 3 buổi',
    'Nhận 3 đơn',
    '- Khác',
  ])
})
