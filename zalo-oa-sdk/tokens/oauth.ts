import { z } from 'zod'
import { ZaloError } from '../errors/zalo-error.ts'
import { type HttpOptions, request, unreadableAnswer } from '../http.ts'

export interface OAuthOptions extends HttpOptions {
  appId: string
  appSecret: string
  /** Default `https://oauth.zaloapp.com`. */
  root?: string
}

export interface TokenPair {
  accessToken: string
  /** null when Zalo gave none: whoever stores the pair must keep the one it has. */
  refreshToken: string | null
  /** Seconds; Zalo says 90,000 (25 h) as a string. */
  expiresInSeconds: number
}

export interface ZaloOAuth {
  /** Where an administrator of the Official Account gives consent. Leave the challenge out when the console fixes it. */
  consentUrl: (input: { redirectUri: string; state: string; codeChallenge?: string }) => string
  exchangeCode: (input: { code: string; codeVerifier: string }) => Promise<TokenPair>
  /** Works once per refresh token. */
  refresh: (refreshToken: string) => Promise<TokenPair>
}

/** Zalo's code for a refresh token that was used, revoked or is older than three months. */
export const invalidRefreshToken = -14014

const secondsSchema = z.coerce.number().int().positive().catch(3_600)
const pairSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: secondsSchema,
})
const numberSchema = z.coerce.number().int().negative()
const failureSchema = z.looseObject({
  error: z.union([z.number(), z.string()]).optional(),
  error_name: z.union([z.number(), z.string()]).optional(),
  error_description: z.string().optional(),
})

const failureOf = (status: number, json: unknown): ZaloError => {
  const parsed = failureSchema.safeParse(json)
  if (!parsed.success || (parsed.data.error ?? parsed.data.error_name) === undefined) {
    // The token may have been used up although nobody can read the answer.
    return unreadableAnswer('oauth', status, false)
  }
  const { error, error_name: name, error_description: description } = parsed.data
  const numeric = [error, name].map((value) => numberSchema.safeParse(value)).find((value) => value.success)
  const said = [name, description].filter((value) => value !== undefined).join(': ')
  const isLost = numeric?.data === invalidRefreshToken || /invalid refresh.?token/i.test(said)
  const code = isLost ? invalidRefreshToken : numeric?.data
  return new ZaloError(`Zalo oauth ${code ?? ''}: ${said}`, {
    api: 'oauth',
    action: 'tellAdministrator',
    remedy: isLost ? 'consentAgain' : 'checkAccount',
    ...(code !== undefined && { code }),
  })
}

/**
 * OAuth v4 of an Official Account. Failures come with HTTP 200, so only the presence of `access_token` counts.
 *
 * @throws ZaloError `retry` when Zalo was certainly not reached; `unknownMaybeSent` when a code or a refresh token may
 * have been used up; `tellAdministrator` when Zalo refused, with code -14014 when only a new consent helps.
 */
export const createZaloOAuth = ({ appId, appSecret, root = 'https://oauth.zaloapp.com', ...http }: OAuthOptions) => {
  const ask = async (fields: Record<string, string>): Promise<TokenPair> => {
    const { status, json } = await request({
      ...http,
      api: 'oauth',
      url: `${root}/v4/oa/access_token`,
      init: { method: 'POST', headers: { secret_key: appSecret }, body: new URLSearchParams(fields) },
      repeatable: false,
    })
    const pair = pairSchema.safeParse(json)
    if (!pair.success) throw failureOf(status, json)
    return {
      accessToken: pair.data.access_token,
      refreshToken: pair.data.refresh_token ?? null,
      expiresInSeconds: pair.data.expires_in,
    }
  }

  const oauth: ZaloOAuth = {
    consentUrl: ({ redirectUri, state, codeChallenge }) => {
      const query = new URLSearchParams({ app_id: appId, redirect_uri: redirectUri, state })
      if (codeChallenge !== undefined) query.set('code_challenge', codeChallenge)
      return `${root}/v4/oa/permission?${query}`
    },
    exchangeCode: ({ code, codeVerifier }) =>
      ask({ grant_type: 'authorization_code', code, app_id: appId, code_verifier: codeVerifier }),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken, app_id: appId }),
  }
  return oauth
}
