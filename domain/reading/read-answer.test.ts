import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citizenReception } from '../forms/citizen-reception.ts'
import type { Granularity } from '../forms/form.ts'
import { petition } from '../forms/petition.ts'
import { readAnswer } from './read-answer.ts'
import { now } from './testdata/reading-case.ts'
import { spell } from './testdata/spell.ts'

const scheme = 'admin_15_14' as const

const reception = (text: string, fields: string, granularity: Granularity = 'event') =>
  readAnswer(text, { form: citizenReception, granularity, fields: fields.split(' '), now, scheme })

const petitions = (text: string, fields: string, granularity: Granularity = 'event') =>
  readAnswer(text, { form: petition, granularity, fields: fields.split(' '), now, scheme })

const NUMBERS = 'turns people cases'

test.each([
  '8 9 7',
  '8/9/7',
  '8-9-7',
  '8, 9, 7',
  '8,9,7',
  'tám chín bảy',
  '8 lượt 9 người 7 vụ',
  '7 vụ, 8 lượt, 9 người',
  'lượt 8 người 9 vụ 7',
])('“%s” answers three counts in the order asked or by their nouns', (text) => {
  expect(reception(text, NUMBERS)?.fields).toEqual({ turns: 8, people: 9, cases: 7 })
})

test('bare numbers come back in order, in digits and in words', () => {
  const count = fc.nat({ max: 999 })
  fc.assert(
    fc.property(
      count,
      count,
      count,
      fc.constantFrom(String, spell),
      fc.constantFrom(', ', ' / ', '; '),
      (turns, people, cases, write, joint) => {
        const text = [turns, people, cases].map(write).join(joint)
        expect(reception(text, NUMBERS)?.fields, text).toEqual({ turns, people, cases })
      },
    ),
  )
})

test.each(['không', 'ko', 'không có ai', 'k có ai', '0', 'ko phát sinh'])(
  '“%s” is zero for all that is asked',
  (text) => {
    expect(reception(text, NUMBERS)?.fields).toEqual({ turns: 0, people: 0, cases: 0 })
  },
)

test.each(['không biết', 'chưa rõ', 'ko nhớ', 'abc xyz', '', '1 2 3 4'])('“%s” is no answer', (text) => {
  expect(reception(text, NUMBERS)).toBeUndefined()
})

test('one number for several counts is asked about, never guessed', () => {
  expect(reception('8', NUMBERS)).toMatchObject({
    fields: {},
    ambiguities: [{ kind: 'field', value: 8, fields: ['turns', 'people', 'cases'] }],
  })
  expect(reception('hai ba', 'people')?.ambiguities).toMatchObject([{ kind: 'number', readings: [2, 3] }])
})

test('an estimate keeps its word', () => {
  expect(reception('khoảng 30', 'people')).toMatchObject({ fields: { people: 30 }, qualifiers: { people: 'about' } })
  expect(reception('hơn 30 người', 'people')).toMatchObject({
    fields: { people: 30 },
    qualifiers: { people: 'more_than' },
  })
})

test('the question narrows what a figure can be', () => {
  const fields = 'large_groups large_group_people'
  expect(reception('2 đoàn, 26 người', fields)?.fields).toEqual({ large_groups: 2, large_group_people: 26 })
})

test.each([
  ['2', 'receiver_role', { receiver_role: 'chair' }],
  ['Chủ tịch', 'receiver_role', { receiver_role: 'chair' }],
  ['bi thu dang uy', 'receiver_role', { receiver_role: 'secretary' }],
  ['PCT', 'receiver_role', { receiver_role: 'chair', mode: 'delegated', delegate_role: 'Phó Chủ tịch' }],
  ['ủy quyền', 'mode', { mode: 'delegated' }],
  ['truc tiep', 'mode', { mode: 'direct' }],
  ['không tổ chức', 'mode', { mode: 'cancelled' }],
  ['định kỳ', 'kind', { kind: 'periodic' }],
  ['PCT', 'delegate_role', { delegate_role: 'Phó Chủ tịch' }],
  ['do mưa bão', 'cancel_reason', { cancel_reason: 'mưa bão' }],
  ['1,3', 'topics', { topics: ['land', 'civil'] }],
  ['đất đai và môi trường', 'topics', { topics: ['land', 'environment'] }],
  ['có 3 đơn', 'petitions_taken', { petitions_taken: 3 }],
])('“%s” answers %s', (text, field, fields) => {
  expect(reception(text, field)?.fields).toEqual(fields)
})

test.each([
  ['có', 'eligible', { eligible: true }],
  ['ừ', 'eligible', { eligible: true }],
  ['đúng rồi', 'eligible', { eligible: true }],
  ['ko', 'eligible', { eligible: false }],
  ['không thuộc thẩm quyền', 'in_competence', { in_competence: false }],
  ['khiếu nại', 'pkind', { pkind: 'complaint' }],
  ['hôm qua', 'accepted_date', { accepted_date: '2026-11-19' }],
])('a petition: “%s” answers %s', (text, field, fields) => {
  expect(petitions(text, field)?.fields).toEqual(fields)
})

test.each([
  ['nhận 12, kỳ trước chuyển sang 3', 'received carried_over', { received: 12, carried_over: 3 }],
  ['đã giải quyết 10, đang giải quyết 5', 'resolved_n pending_n', { resolved_n: 10, pending_n: 5 }],
  ['10 và 5', 'resolved_n pending_n', { resolved_n: 10, pending_n: 5 }],
])('a period total: “%s”', (text, fields, expected) => {
  expect(petitions(text, fields, 'batch')?.fields).toEqual(expected)
})

test('the record’s own day and period are answered by themselves', () => {
  expect(reception('hôm qua', 'date')?.date).toBe('2026-11-19')
  expect(reception('15', 'date')?.date).toBe('2026-11-15')
  expect(reception('t10', 'period', 'batch')?.period?.key).toBe('2026-M10')
  expect(reception('11', 'period', 'batch')?.period?.key).toBe('2026-M11')
  expect(reception('tám', 'date')).toBeUndefined()
})

test('no answer makes it throw', () => {
  const questions = [NUMBERS, 'people', 'receiver_role', 'topics', 'cancel_reason', 'date', 'period']
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...questions), (text, fields) => {
      reception(text, fields)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['giải quyết hết', { resolved_n: 17 }],
  ['da giai quyet xong tat ca', { resolved_n: 17 }],
  ['đang giải quyết hết', { pending_n: 17 }],
])('“%s” is as many as the record tells already', (text, fields) => {
  const question = { form: petition, granularity: 'batch' as const, fields: ['resolved_n', 'pending_n'], now, scheme }
  expect(readAnswer(text, { ...question, told: { received: 17 } })?.fields).toEqual(fields)
  expect(readAnswer(text, question)?.fields ?? {}).toEqual({})
})

test.each(['cả 17', 'tổng cộng 17', 'tat ca 17'])('“%s” is that number, and no total', (text) => {
  expect(petitions(text, 'resolved_n', 'batch')?.fields).toEqual({ resolved_n: 17 })
  const several = petitions(text, 'resolved_n pending_n', 'batch')?.ambiguities
  expect(several).toMatchObject([{ kind: 'field', value: 17, fields: ['resolved_n', 'pending_n'] }])
})
