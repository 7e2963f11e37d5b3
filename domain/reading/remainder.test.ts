import { expect, test } from 'vitest'
import { read } from './testdata/reading-case.ts'

const SENTENCES = [
  {
    form: 'voter_contact',
    say: (n: number, k: number) => `${n} kiến nghị cử tri kỳ trước đã trả lời ${k}, còn ${n - k}`,
    fields: (n: number, k: number) => ({ recorded: n, replied: k }),
  },
  {
    form: 'dialogue',
    say: (n: number, k: number) =>
      `${n} ý kiến tiếp thu sau đối thoại đã giải quyết xong ${k}, còn lại ${n - k} ý kiến`,
    fields: (n: number, k: number) => ({ recorded: n, resolved_later: k }),
  },
  {
    form: 'inspection',
    say: (n: number, k: number) => `${n} kien nghi sau giam sat da khac phuc ${k}, con ${n - k} kien nghi`,
    fields: (n: number, k: number) => ({ recommendations: n, remediated: k }),
  },
]

test.each(SENTENCES)('what is left of a whole is no figure of its own ($form)', ({ form, say, fields }) => {
  for (let whole = 2; whole <= 12; whole++)
    for (let part = 1; part < whole; part++)
      expect(read(say(whole, part)), say(whole, part)).toEqual({
        intent: 'update',
        records: [{ form, fields: fields(whole, part) }],
      })
})

test('a remainder that is not the difference is asked about and kept nowhere', () => {
  const { records } = read('7 ý kiến tiếp thu sau đối thoại đã giải quyết 5, còn 3')
  expect(records).toEqual([{ form: 'dialogue', fields: { recorded: 7, resolved_later: 5 }, open: ['field:3'] }])
})
