import { expect, test } from 'vitest'
import { plainCatalogue } from '../../domain/indicators/catalogue.ts'
import { localTimeOf } from '../../domain/local-time.ts'
import { SAMPLE } from '../../domain/units/sample-tree.ts'
import { createUnitTree } from '../../domain/units/unit-tree.ts'
import { isAwaitedAnswer, putsOff, saysNothing } from './awaited-words.ts'
import { type AwaitedWords, initialState } from './state.ts'
import { readingOf } from './work-out.ts'

const now = localTimeOf(new Date('2026-11-20T02:00:00Z'))
const place = {
  tree: createUnitTree(SAMPLE),
  catalogue: plainCatalogue,
  now,
  today: now.date,
  scheme: 'admin_15_14' as const,
}

const isAnswer = (what: AwaitedWords['what'], text: string): boolean => {
  const input = { kind: 'text' as const, text }
  const state = { ...initialState, awaited: { what, obligationId: 1, revision: 1 } }
  return isAwaitedAnswer(input, readingOf(input, place, state), state, place)
}

test.each([
  'Đơn thư còn chờ đối chiếu',
  'Số liệu đã đối chiếu với công an xã',
  'Đã bổ sung buổi ngày 12/11',
  'không có gì',
  'Đã rà soát, đúng với sổ',
])('a note is a note: %s', (text) => {
  expect(isAnswer('submit', text)).toBe(true)
  expect(isAnswer('note', text)).toBe(true)
})

test.each([
  'Hôm nay Chủ tịch tiếp dân 8 lượt, 9 người',
  'Tháng 11 nhận 12 đơn, đã giải quyết 10, đang giải quyết 2',
  'tháng này xã tiếp bao nhiêu lượt?',
  'số liệu quý 3',
  '/solieu',
  '/han',
])('a record, a question or a command told where a note is asked for is no note: %s', (text) =>
  expect(isAnswer('submit', text)).toBe(false),
)

test.each(['Số đơn thư là 12 chứ không phải 10', 'Tiếp dân 8 lượt hay 9 lượt, đề nghị sửa lại', 'sửa lại số người'])(
  'a reason may quote figures: %s',
  (text) => expect(isAnswer('return', text)).toBe(true),
)

test.each(['đến 25/11, chờ số liệu công an', 'trong 3 ngày, chờ 2 thôn báo', 'chờ số liệu công an'])(
  'a day and a reason are taken as told: %s',
  (text) => expect(isAnswer('ask_extension', text)).toBe(true),
)

test('while a record is open, a text speaks of the record', () => {
  const input = { kind: 'text' as const, text: 'chờ số liệu' }
  const awaited = { what: 'submit' as const, obligationId: 1, revision: 1 }
  const drafts = [{}] as never
  expect(isAwaitedAnswer(input, undefined, { ...initialState, awaited, drafts }, place)).toBe(false)
})

test.each(['thôi', 'Để sau.', '/huy'])('%s puts it off', (text) => expect(putsOff(text)).toBe(true))
test.each(['không', 'Không có ghi chú', 'bỏ qua'])('%s is no note', (text) => expect(saysNothing(text)).toBe(true))
test.each(['không nộp thay xã khác', 'thôn 3 chưa báo'])('%s is said', (text) => {
  expect(putsOff(text)).toBe(false)
  expect(saysNothing(text)).toBe(false)
})
