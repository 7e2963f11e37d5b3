import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { read } from './testdata/reading-case.ts'

const fieldsOf = (text: string) => read(text).records.map(({ fields }) => fields)

test('what is meant to follow on what was done changes nothing of it, in whatever words, with or without marks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'sẽ',
        'dự kiến',
        'phấn đấu',
        'tháng 12 sẽ',
        'phấn đấu tháng 12',
        'tháng tới',
        'kế hoạch tháng 12',
      ),
      fc.constantFrom(
        'giải quyết 5 đơn',
        'giải quyết nốt 5 đơn còn lại',
        'giải quyết 5 đơn, chuyển 2 đơn',
        'giải quyết hết',
      ),
      fc.constantFrom(', ', '. ', '; '),
      fc.boolean(),
      (intent, what, joined, bare) => {
        const text = `Tháng 11 nhận 17 đơn, giải quyết 12 đơn${joined}${intent} ${what}`
        const said = fieldsOf(bare ? fold(text) : text)
        expect(said).toEqual([{ received: 17, resolved_n: 12 }])
      },
    ),
  )
})

test.each([
  [
    'told again behind the plan',
    'nhận 17 đơn, dự kiến giải quyết 15, đã giải quyết 12 đơn',
    { received: 17, resolved_n: 12 },
  ],
  [
    'said beside a plan without a figure',
    'nhận 17 đơn, sẽ báo cáo thêm, chuyển 3 đơn',
    { received: 17, forwarded_n: 3 },
  ],
  ['before a plan without a comma', 'nhận 17 đơn sẽ giải quyết 15 đơn', { received: 17 }],
  ['as it stands now', 'nhận 17 đơn, dự kiến giải quyết 15, còn tồn 3 đơn', { received: 17, pending_n: 3 }],
  ['in the next sentence', 'nhận 17 đơn, dự kiến giải quyết 15. Chuyển 3 đơn', { received: 17, forwarded_n: 3 }],
])('what was done counts: %s', (_, text, fields) => expect(fieldsOf(`tháng 11 ${text}`)).toEqual([fields]))

test('what is left to be done next month stays with the month in which it is left', () => {
  const { records } = read('tháng 11 nhận 17 đơn, giải quyết 12, còn 5 đơn sẽ giải quyết trong tháng 12')
  expect(records.map(({ period, fields }) => ({ period, fields }))).toEqual([
    { period: '2026-M11', fields: { received: 17, resolved_n: 12 } },
  ])
})

test('the day until which a task shall be done is its deadline', () => {
  const [task] = read('việc sửa cầu mới xong 80%, phấn đấu hoàn thành trước 30/11').records
  expect(task?.fields).toMatchObject({ progress: 80, due_date: '2026-11-30' })
})

test.each(['dự kiến ngày 25/11 đối thoại với 100 người dân', 'ngày 25/11 5 đoàn sẽ kiểm tra 8 chi bộ'])(
  'what is announced for a day to come is still a plan: %s',
  (text) => expect(read(text).intent).toBe('schedule'),
)
