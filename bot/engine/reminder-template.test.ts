import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortened } from './reminder-template.ts'

test('a parameter is never longer than Zalo takes, and what fits is not touched', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 120 }), fc.integer({ min: 20, max: 200 }), (text, max) => {
      const fitted = shortened(text, max)
      expect(fitted.length).toBeLessThanOrEqual(max)
      expect(fitted).not.toBe('')
      expect(fitted.isWellFormed() || !text.isWellFormed()).toBe(true)
      if (text.normalize('NFC').length <= max) expect(fitted).toBe(text.normalize('NFC'))
    }),
  )
})

test('it ends with a whole word', () => {
  expect(shortened('Ban Dân vận Mặt trận Tổ quốc Việt Nam xã Ia Hlôi', 30)).toBe('Ban Dân vận Mặt trận Tổ quốc…')
})
