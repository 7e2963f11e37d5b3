import { expect, test } from 'vitest'
import { readPhone } from './phone.ts'

test.each(['0912345678', '84912345678', '+84912345678', '0912 345 678', '+84 (91) 234-56.78', '912345678'])(
  '%s is the number 84912345678',
  (written) => expect(readPhone(written)).toBe('84912345678'),
)

test.each(['', '113', '09123', '0912345678901', 'số của tôi', '+1 202 555 0143 77'])('%j is no number', (written) =>
  expect(readPhone(written)).toBeUndefined(),
)
