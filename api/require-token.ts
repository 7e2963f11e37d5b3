import { hash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import type { ApiEnv } from './api-options.ts'

const BEARER = /^Bearer +([^ ]+) *$/i

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/**
 * Lets a request through that carries the token. Digests are compared, so neither the content nor the length of the
 * token shows in the time it takes.
 */
export const requireToken = (token: string | undefined): MiddlewareHandler<ApiEnv> => {
  const expected = token === undefined || token === '' ? undefined : digest(token)
  return async (c, next) => {
    if (expected === undefined) {
      throw new ApiError('api_off', 'the API is switched off: ADMIN_API_TOKEN is not set on the server')
    }
    const given = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined) throw new ApiError('unauthorized', 'send the header "Authorization: Bearer <token>"')
    if (!timingSafeEqual(digest(given), expected)) throw new ApiError('unauthorized', 'the token is wrong')
    await next()
  }
}
