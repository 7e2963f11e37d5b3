import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forms } from '../forms/registry.ts'
import { isBareAnswer } from './bare-answer.ts'
import { readMessage } from './read-message.ts'

const context = { now: { date: '2026-11-23', hour: 9, minute: 0 }, forms, scheme: 'admin_15_14' } as const
const noughts = ['không', 'khong', 'Không', 'KO', 'ko.', 'k', 'không có', 'ko co!', 'không ']

test('a bare answer tells nothing as a message, so that it need not be read as one', () => {
  const answers = fc.oneof(fc.nat({ max: 9_999 }).map(String), fc.constantFrom('007', '0', ' 12 ', '5.', ...noughts))
  fc.assert(
    fc.property(answers, (answer) => {
      expect(isBareAnswer(answer)).toBe(true)
      const { records, private: refused, intent } = readMessage(answer, context)
      expect({ records, refused }).toEqual({ records: [], refused: undefined })
      expect(['log', 'chitchat']).toContain(intent)
    }),
    { numRuns: 1_000 },
  )
})

test('while a form is open a bare answer is at most a figure without a name', () => {
  const openForms = forms.flatMap(({ key: form }) =>
    (['event', 'batch'] as const).map((granularity) => ({ form, granularity })),
  )
  for (const answer of ['0', '5', '12', '999', '2026', ...noughts])
    for (const current of openForms) {
      const { records, intent } = readMessage(answer, { ...context, current })
      expect(['log', 'chitchat']).toContain(intent)
      for (const { form, fields, date, period, removes } of records)
        expect({ form, fields, date, period, removes }).toEqual({ form: current.form, fields: {} })
    }
})

test.each(['12 đơn', '12/11', '12345', '038090001234', 'không có ai', 'không, 5', '5 6', 'hôm nay', 'ko biết', ''])(
  '“%s” is read as a message',
  (text) => {
    expect(isBareAnswer(text)).toBe(false)
  },
)
