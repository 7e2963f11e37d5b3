import { expect, test } from 'vitest'
import { read } from './testdata/reading-case.ts'

const turnsOf = (text: string) => read(text).records.map(({ date, fields }) => [date, Object(fields).turns])

test.each([
  'CT tiếp dân ngày 5/11 và 12/11 lần lượt 4 và 7 lượt',
  'ct tiep dan 5/11 va 12/11: 4 luot va 7 luot',
  'hai buổi tiếp dân ngày 5/11 và 12/11 của Chủ tịch tương ứng 4 và 7 lượt',
])('days told together and then gone through in turn have their own figures: %s', (text) => {
  expect(turnsOf(text)).toEqual([
    ['2026-11-05', 4],
    ['2026-11-12', 7],
  ])
})

test.each(['tiếp dân 5/11 và 12/11: 4 lượt, 7 người', 'tiếp dân ngày 5/11 và 12/11 được 9 lượt'])(
  'one total of several days has no day: %s',
  (text) => {
    expect(read(text).records.map(({ date }) => date)).toEqual([undefined])
  },
)
