import { expect, test } from 'vitest'
import { readCalendarWords } from './read-calendar-words.ts'

const today = '2026-11-20'

test.each([
  ['nghỉ 16/02/2027 Tết', { kind: 'off', date: '2027-02-16', yearSaid: true, name: 'Tết' }],
  ['làm bù 22/08/2026', { kind: 'workday', date: '2026-08-22', yearSaid: true, name: '' }],
  ['bỏ nghỉ 3/9', { kind: 'clear-off', date: '2027-09-03', yearSaid: false, name: '' }],
  ['bỏ làm bù 22/8/2026', { kind: 'clear-workday', date: '2026-08-22', yearSaid: true, name: '' }],
  ['nghi 31/12 tất niên', { kind: 'off', date: '2026-12-31', yearSaid: false, name: 'tất niên' }],
  [
    'nghỉ từ 14/2 đến 20/2/2027 Tết Nguyên đán',
    { kind: 'off', date: '2027-02-14', to: '2027-02-20', yearSaid: true, name: 'Tết Nguyên đán' },
  ],
  ['nghi 30/4 - 3/5', { kind: 'off', date: '2027-04-30', to: '2027-05-03', yearSaid: true, name: '' }],
  [
    'nghỉ từ ngày 30/12 đến hết ngày 2/1/2027',
    { kind: 'off', date: '2026-12-30', to: '2027-01-02', yearSaid: true, name: '' },
  ],
  ['nghỉ 20/2/2027 đến 14/2/2027', { kind: 'off', date: undefined, yearSaid: true, name: '' }],
  ['24/11 nghỉ từ 2026', { kind: 'culture', from: 2026 }],
  ['24/11 đi làm', { kind: 'culture', from: null }],
])('%s says what a day is', (sentence, words) => {
  expect(readCalendarWords(sentence, today)).toEqual(words)
})

test('a day that does not exist is told apart from words about something else', () => {
  expect(readCalendarWords('nghỉ 30/2/2027', today)).toMatchObject({ kind: 'off', date: undefined })
})

test.each([
  'nghỉ trưa',
  'nghỉ phép 3 người',
  'tiếp dân 8 lượt',
  'làm việc với xã Ia Hlôi ngày 3/9',
  '24/11 tiếp dân 8 lượt',
])('%s speaks of no day off', (sentence) => {
  expect(readCalendarWords(sentence, today)).toBeUndefined()
})
