import { expect, test } from 'vitest'
import { createPkce, pkceChallengeOf } from './pkce.ts'

test('the challenge is that of RFC 7636, appendix B', async () => {
  expect(await pkceChallengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})

test('a verifier has 43 characters of base64url and is never the same', async () => {
  const pairs = await Promise.all(Array.from({ length: 50 }, createPkce))
  for (const { verifier, challenge } of pairs) {
    expect(verifier).toMatch(/^[\w-]{43}$/)
    expect(challenge).toBe(await pkceChallengeOf(verifier))
  }
  expect(new Set(pairs.map(({ verifier }) => verifier)).size).toBe(50)
})
