import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRange } from '../forms/figure-field.ts'
import { fieldOf } from '../forms/form.ts'
import { formByKey } from '../forms/registry.ts'
import { fold } from './fold.ts'
import { readMessage } from './read-message.ts'
import { context } from './testdata/reading-case.ts'
import { spell } from './testdata/spell.ts'

const figure = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 9_999 }))
const styles = [
  (value: number) => String(value),
  (value: number) => String(value).padStart(2, '0'),
  (value: number) => value.toLocaleString('de-DE'),
  (value: number) => (value === 0 ? '0' : spell(value)),
]
const style = fc.constantFrom(...styles)
const maybeFolded = fc.boolean()

const fieldsOf = (text: string) => {
  const { records } = readMessage(text, context)
  expect(records, text).toHaveLength(1)
  return records[0]?.fields
}

test('a reception comes back as it was told, in whatever style', () => {
  const opening = fc.constantFrom(
    'hôm qua CT tiếp dân',
    'Sáng nay Chủ tịch tiếp công dân:',
    'CT tiếp dân ngày 16/11 được',
  )
  const joint = fc.constantFrom(', ', ' ', '; ', ' / ', ' - ', ' và ')
  const nouns = fc.constantFrom(
    ['lượt', 'người', 'vụ'],
    ['lượt', 'công dân', 'vụ việc'],
    ['lượt tiếp', 'người dân', 'vụ'],
  )
  fc.assert(
    fc.property(
      opening,
      joint,
      nouns,
      style,
      maybeFolded,
      fc.tuple(figure, figure, figure),
      (head, between, names, write, bare, values) => {
        const parts = values.map((value, index) => `${write(value)} ${names[index]}`)
        const text = `${head} ${parts.join(between)}`
        const [turns, people, cases] = values
        const expected = { receiver_role: 'chair', kind: 'periodic', mode: 'direct', turns, people, cases }
        expect(fieldsOf(bare ? fold(text) : text), text).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('labels may stand before their figures', () => {
  fc.assert(
    fc.property(
      fc.tuple(figure, figure, figure),
      fc.constantFrom(': ', ' ', ' là '),
      fc.constantFrom(', ', '; ', '\n- '),
      maybeFolded,
      (values, colon, joint, bare) => {
        const [turns, people, cases] = values
        const text = `Tiếp dân hôm qua${joint}${['số lượt', 'số người', 'số vụ'].map((label, index) => `${label}${colon}${values[index]}`).join(joint)}`
        expect(fieldsOf(bare ? fold(text) : text), text).toEqual({ turns, people, cases })
      },
    ),
  )
})

const states: readonly (readonly [field: string, ...leads: string[]])[] = [
  ['resolved_n', 'đã giải quyết', 'gq xong', 'đã gq'],
  ['pending_n', 'đang giải quyết', 'đang gq', 'đang xem xét'],
  ['forwarded_n', 'chuyển', 'đã chuyển'],
  ['guided_n', 'hướng dẫn'],
  ['answered_n', 'trả lời'],
  ['filed_n', 'trùng lưu', 'xếp lưu'],
  ['eligible_n', 'đủ điều kiện', 'đủ đk xử lý'],
  ['ineligible_n', 'không đủ điều kiện', 'ko đủ'],
]

test('petitions come back as they were told, whichever states are told and in whichever order', () => {
  const told = fc
    .shuffledSubarray([...states], { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(([field, ...leads]) =>
          fc.record({ field: fc.constant(field), lead: fc.constantFrom(...leads), value: figure }),
        ),
      ),
    )
  const shape = fc.constantFrom<(lead: string, value: string) => string>(
    (lead, value) => `${lead} ${value}`,
    (lead, value) => `${lead} ${value} đơn`,
    (lead, value) => `${lead}: ${value} đơn`,
    (lead, value) => `${value} đơn ${lead}`,
  )
  fc.assert(
    fc.property(
      figure,
      told,
      shape,
      style,
      maybeFolded,
      fc.constantFrom(', ', '; '),
      (received, parts, say, write, bare, joint) => {
        const text = `Tháng 10 nhận ${write(received)} đơn${joint}${parts.map(({ lead, value }) => say(lead, write(value))).join(joint)}`
        const expected = Object.fromEntries([
          ['received', received],
          ...parts.map(({ field, value }) => [field, value]),
        ])
        expect(fieldsOf(bare ? fold(text) : text), text).toEqual(expected)
      },
    ),
    { numRuns: 400 },
  )
})

const scraps = fc.constantFrom(
  'CT',
  'tiếp dân',
  '8 lượt',
  '9 người',
  'nhận',
  'đơn',
  '3',
  'không',
  'hôm qua',
  'tháng 10',
  'trong đó',
  '(',
  ')',
  ',',
  ';',
  '.',
  ':',
  '\n- ',
  '106/124',
  '85,48%',
  'đang giải quyết',
  'ủy quyền',
  'PBT',
  'UBND xã A',
  'sửa',
  'thành',
  'khoảng',
  'mấy chục',
  'ngày 15',
  '15/11',
  'hai mươi mốt',
  'do',
  '“',
  'bỏ',
  '?',
) // prettier-ignore

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.array(scraps, { maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 40 }))
    .map(([parts, noise]) => parts.join(noise)),
)

test('whatever is typed, the reading never throws and holds only what the form can hold', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(undefined, ...formByKey.keys()), (text, form) => {
      const reading = readMessage(text, {
        ...context,
        ...(form && { current: { form, granularity: 'event' as const } }),
      })
      for (const record of reading.records) {
        const declared = formByKey.get(record.form)
        expect(declared).toBeDefined()
        for (const [key, value] of Object.entries(record.fields)) {
          const field = declared && fieldOf(declared, key)
          expect(field, key).toBeDefined()
          if (field?.type.name === 'count')
            expect(isRange(value) || (Number.isSafeInteger(value) && Number(value) >= 0)).toBe(true)
        }
      }
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
    }),
    { numRuns: 1_500 },
  )
})

test('a flood of any pattern is read in time linear in what a message may hold', () => {
  const patterns = [
    '1 ',
    '1/',
    '1-',
    'thứ 2 ',
    '8 lượt ',
    'nhận 3 đơn, ',
    '“',
    '(',
    '\n',
    'hai mươi mốt ',
    'đơn ',
    'không có ',
    'do ',
    'bỏ ',
    'a',
    '0905 ',
    'ông Nguyễn ',
    '1.',
    '((1)',
    '),',
    'e\u0301',
    '“a” ',
    '5% ',
    'từ 3 đến ',
    'mỗi hộ ',
    '141/KH-UBND ',
    'tiếp dân, đối thoại, tuyên truyền 5 buổi, ',
    'hồ sơ đúng hạn ',
    '5 ý kiến.\n',
  ] // prettier-ignore
  readMessage('CT tiếp dân 5 lượt', context)
  for (const pattern of patterns) {
    const text = pattern.repeat(100_000 / pattern.length)
    const start = performance.now()
    readMessage(text, context)
    // A fifth of it on an idle machine; quadratic behaviour would take minutes.
    expect(performance.now() - start, pattern).toBeLessThan(1_500)
  }
})
