import { createHash, randomBytes } from 'node:crypto'
import type { FakeAnswer, FakeRequest } from '../http-server.ts'
import { FakeRefusal, type FakeWorld } from './world.ts'

const accessTokenLifeMs = 90_000_000
const refreshTokenLifeMs = 90 * 24 * 3_600_000

const fresh = (kind: string) => `${kind}_${randomBytes(24).toString('base64url')}`

/** Tokens of the fake account: an access token for 25 h, a refresh token for 90 days and for one use. */
export const createFakeOAuth = ({ clock, app, account }: FakeWorld) => {
  const accessTokens = new Map<string, { expiresAtMs: number; isRevoked: boolean }>()
  const refreshTokens = new Map<string, { expiresAtMs: number; isUsed: boolean }>()
  const codes = new Map<string, { challenge: string | null }>()
  let current: string | null = null

  const issue = () => {
    // The old access token dies with the first refresh.
    const old = current === null ? undefined : accessTokens.get(current)
    if (old) old.isRevoked = true
    const pair = { accessToken: fresh('at'), refreshToken: fresh('rt') }
    current = pair.accessToken
    accessTokens.set(pair.accessToken, { expiresAtMs: clock.now() + accessTokenLifeMs, isRevoked: false })
    refreshTokens.set(pair.refreshToken, { expiresAtMs: clock.now() + refreshTokenLifeMs, isUsed: false })
    return pair
  }

  // Refusals come with HTTP 200.
  const refuse = (code: number, name: string): FakeAnswer => ({
    status: 200,
    body: { error: code, error_name: name, error_description: `${name}.`, ref_doc: 'https://developers.zalo.me' },
  })

  const grant = (): FakeAnswer => {
    const { accessToken, refreshToken } = issue()
    return { status: 200, body: { access_token: accessToken, refresh_token: refreshToken, expires_in: '90000' } }
  }

  const fake = {
    /** How often a refresh token was exchanged. */
    refreshes: 0,
    issue,
    /** From now on Zalo refuses the current access token, although its time is not up. */
    revokeAccessToken: () => {
      const token = current === null ? undefined : accessTokens.get(current)
      if (token) token.isRevoked = true
    },
    revokeRefreshTokens: () => {
      for (const token of refreshTokens.values()) token.isUsed = true
    },
  }

  const exchange = (form: URLSearchParams): FakeAnswer => {
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '')
      if (code === undefined) return refuse(-14003, 'Invalid authorization code')
      const verifier = form.get('code_verifier') ?? ''
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      if (code.challenge !== null && code.challenge !== challenge) return refuse(-14010, 'Invalid code verifier')
      codes.delete(form.get('code') ?? '')
      return grant()
    }
    if (form.get('grant_type') !== 'refresh_token') return refuse(-14001, 'Invalid grant type')
    const token = refreshTokens.get(form.get('refresh_token') ?? '')
    if (!token || token.isUsed || token.expiresAtMs <= clock.now()) return refuse(-14014, 'Invalid refresh token')
    token.isUsed = true
    fake.refreshes += 1
    return grant()
  }

  return {
    fake,

    /** @throws FakeRefusal with the code that the service uses for a bad token. */
    check: (token: string | undefined, codes: { invalid: number; expired: number }): void => {
      const known = accessTokens.get(token ?? '')
      if (!known || known.isRevoked) throw new FakeRefusal(codes.invalid, 'Access token is invalid')
      if (known.expiresAtMs <= clock.now()) throw new FakeRefusal(codes.expired, 'Access token has expired')
    },

    /** The administrator consents at once and is sent back with a code. */
    consent: ({ query }: FakeRequest): FakeAnswer => {
      const back = query.get('redirect_uri')
      if (query.get('app_id') !== app.id || back === null) return refuse(-14002, 'Invalid app id')
      const code = fresh('code')
      codes.set(code, { challenge: query.get('code_challenge') })
      const location = new URL(back)
      location.searchParams.set('code', code)
      location.searchParams.set('oa_id', account.id)
      const state = query.get('state')
      if (state !== null) location.searchParams.set('state', state)
      return { status: 302, body: '', headers: { location: location.href } }
    },

    token: ({ headers, body }: FakeRequest): FakeAnswer => {
      if (headers.secret_key !== app.secret) return refuse(-14004, 'Invalid secret key')
      const form = new URLSearchParams(body.toString())
      if (form.get('app_id') !== app.id) return refuse(-14002, 'Invalid app id')
      return exchange(form)
    },
  }
}

export type FakeOAuth = ReturnType<typeof createFakeOAuth>
