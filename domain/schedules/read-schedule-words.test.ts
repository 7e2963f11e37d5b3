import { describe, expect, test } from 'vitest'
import { readDayAhead, readScheduleAnswer, readScheduleWords } from './read-schedule-words.ts'

const today = '2026-11-20'

describe('a sentence says what is to be changed of a schedule', () => {
  test.each([
    ['hạn ngày 20', { due: 'day-20' }],
    ['han nop ngay 5 hang thang', { due: 'day-5' }],
    ['sửa hạn thành ngày 22', { due: 'day-22' }],
    ['hạn sau 3 ngày làm việc', { due: 'after-3' }],
    ['hạn cuối kỳ', { due: 'after-0' }],
    ['hạn 20 từ 1/1/2027', { due: 'day-20', effective_from: '2027-01-01' }],
    ['từ tháng 1/2027', { effective_from: '2027-01-01' }],
    ['hạn ngày 20 từ tháng sau', { due: 'day-20', effective_from: '2026-12-01' }],
    ['hàng quý', { frequency: 'quarter' }],
    ['6 tháng một lần', { frequency: 'half' }],
    ['ngày 1 và 15 hằng tháng', { frequency: 'days', days: ['1', '15'] }],
    ['2 buổi/tháng', { times: 2, frequency: 'month' }],
    ['theo tháng dương lịch', { scheme: 'calendar' }],
    ['áp dụng cho các xã, phường', { debtors: 'commune' }],
    ['tạm dừng từ 31/12/2026', { state: 'paused', effective_from: '2026-12-31' }],
  ])('%s', (sentence, values) => {
    expect(readScheduleWords(sentence, today)?.values).toEqual(values)
  })

  test.each([
    ['hạn ngày 20 từ 1/1/2027 theo công văn số 12', 'theo công văn số 12'],
    ['tạm dừng vì bão số 9', 'bão số 9'],
    ['kết thúc, lý do: đã có chế độ mới', 'đã có chế độ mới'],
  ])('and why: %s', (sentence, reason) => {
    expect(readScheduleWords(sentence, today)?.reason).toBe(reason)
  })

  test.each([
    'tiếp dân 8 lượt',
    'hôm nay Chủ tịch tiếp 2 buổi',
    'hạn ngày 32',
    'hạn ngày 31/12',
    'hằng quý nhưng trừ quý IV',
  ])('what is not understood whole changes nothing: %s', (sentence) => {
    expect(readScheduleWords(sentence, today)).toBeUndefined()
  })
})

describe('an answer is read in its own words', () => {
  test.each([
    ['due', '20', { due: 'day-20' }],
    ['due', '3 ngày làm việc sau mốc chốt', { due: 'after-3' }],
    ['due', '45', undefined],
    ['frequency', 'mỗi tháng một lần', { frequency: 'month' }],
    ['effective_from', '1/1', { effective_from: '2027-01-01' }],
    ['effective_from', 'hôm nay', { effective_from: today }],
    ['effective_from', 'sớm nhất có thể', undefined],
  ])('%s: %s', (field, answer, values) => {
    expect(readScheduleAnswer(field, answer, today)).toEqual(values)
  })
})

test('a day without a year is the coming one, and a month is its first day', () => {
  expect(['1/1', '20/11', 'tháng 11', 'tháng 12', 'năm sau'].map((words) => readDayAhead(words, today))).toEqual([
    '2027-01-01',
    '2026-11-20',
    '2027-11-01',
    '2026-12-01',
    '2027-01-01',
  ])
})
