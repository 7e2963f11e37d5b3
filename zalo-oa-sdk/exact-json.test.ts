import { expect, test } from 'vitest'
import { parseExactJson } from './exact-json.ts'

test('an id beyond 2^53 keeps every digit, also where Zalo writes it as a number', () => {
  const parsed = parseExactJson(
    '{"sender":{"id":2468458835296197922},"list":[-9007199254740993,"2468458835296197922"]}',
  )
  expect(parsed).toEqual({ sender: { id: '2468458835296197922' }, list: ['-9007199254740993', '2468458835296197922'] })
})

test('numbers that a double holds exactly, and fractions, stay numbers', () => {
  expect(parseExactJson('[9007199254740991,-12,0.1,1787209817225]')).toEqual([
    9_007_199_254_740_991, -12, 0.1, 1_787_209_817_225,
  ])
})

test('digits inside a text are left alone', () => {
  expect(parseExactJson('{"text":"số 2468458835296197922 \\" 99999999999999999999"}')).toEqual({
    text: 'số 2468458835296197922 " 99999999999999999999',
  })
})

test('a number is found wherever it stands, and one written with an exponent too', () => {
  expect(parseExactJson('{"a": 12345678901234567890,\n"b":\n1e30}')).toEqual({ a: '12345678901234567890', b: '1e30' })
  expect(parseExactJson(' 12345678901234567890')).toBe('12345678901234567890')
})
