import { expect, test } from 'vitest'
import { redactToken } from './redact-token.ts'

const TOKEN = '123456:AAF-secret'

test('the token is taken out as it is, as it stands in an address, and its secret part alone', () => {
  const text = `GET /bot${TOKEN}/getMe, /bot${encodeURIComponent(TOKEN)}/getMe, AAF-secret`
  expect(redactToken(text, TOKEN)).toBe('GET /bot[token]/getMe, /bot[token]/getMe, [token]')
})

test('a text without the token stays as it is', () => {
  expect(redactToken('connect ECONNREFUSED', TOKEN)).toBe('connect ECONNREFUSED')
  expect(redactToken('connect ECONNREFUSED', '')).toBe('connect ECONNREFUSED')
})
