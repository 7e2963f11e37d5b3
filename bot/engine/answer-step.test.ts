import { expect, test } from 'vitest'
import { playEngine } from '../testing/engine-player.ts'

const UP_TO_NUMBERS = ['/tiepdan', 'Một buổi', 'Chủ tịch UBND', 'Trực tiếp tiếp', 'hôm nay', 'Định kỳ']

const draftAfter = (...texts: string[]) => {
  const player = playEngine()
  for (const text of [...UP_TO_NUMBERS, ...texts]) player.play({ kind: 'text', text })
  return player.state.drafts.at(-1)
}

test.each(['8 lượt, 9 người, 7 vụ', '8 luot 9 nguoi 7 vu viec', '8 9 7'])(
  'the figures that were asked for are taken, in words or bare: %s',
  (answer) => {
    expect(draftAfter(answer)).toMatchObject({ values: { turns: 8, people: 9, cases: 7 }, ambiguities: [] })
  },
)

test('what a figure is compared with is no second figure of the answer', () => {
  const draft = draftAfter('8 lượt 9 người 7 vụ', 'nhận 10 đơn, tăng 2 đơn so với cùng kỳ')
  expect(draft).toMatchObject({ values: { petitions_taken: 10 }, ambiguities: [] })
})

test('more than was asked for is taken with the answer', () => {
  const draft = draftAfter('8 lượt 9 người 7 vụ, nhận 3 đơn')
  expect(draft?.values).toMatchObject({ turns: 8, people: 9, cases: 7, petitions_taken: 3 })
})
