import { expect, test } from 'vitest'
import { readStepWords, type StepWords } from './read-step-words.ts'

test.each<[string, StepWords]>([
  [
    'trước hạn 5 ngày, 8 giờ: cán bộ, người đứng đầu',
    { day: { from: 'due', workingDays: -5 }, times: ['08:00'], tell: ['official', 'head'] },
  ],
  ['5 ngày làm việc trước ngày hạn', { day: { from: 'due', workingDays: -5 } }],
  ['truoc han nop 1 tuan', { day: { from: 'due', workingDays: -5 } }],
  ['quá hạn 2 ngày thì báo lãnh đạo', { day: { from: 'due', workingDays: 2 }, tell: ['leader'] }],
  ['ngày hạn lúc 7h30 và 3 giờ rưỡi chiều', { day: { from: 'due', workingDays: 0 }, times: ['07:30', '15:30'] }],
  ['sau khi mở kỳ 3 ngày', { day: { from: 'opening', workingDays: 3 } }],
  [
    'khi mở kỳ: mọi người',
    { day: { from: 'opening', workingDays: 0 }, tell: ['official', 'head', 'aggregator', 'leader'] },
  ],
  ['14:00', { times: ['14:00'] }],
  ['thêm 14h', { times: ['14:00'], how: 'add' }],
  ['bỏ nơi tổng hợp', { tell: ['aggregator'], how: 'drop' }],
])('“%s”', (text, said) => expect(readStepWords(text)).toEqual(said))

test.each(['trước hạn', 'cán bộ phường Ia Hlôi', 'sáng nay tiếp 5 lượt', 'hạn ngày 20', 'được', 'bỏ'])(
  '“%s” is no step: half a step is none',
  (text) => expect(readStepWords(text)).toBeUndefined(),
)
