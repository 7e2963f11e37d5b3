import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from './api-error.ts'

/** The longest text allowed, each character escaped in JSON (`\uXXXX`), with room for the rest. */
const BODY_BYTES_MAX = 1_000_000

export const limitBody = bodyLimit({
  maxSize: BODY_BYTES_MAX,
  onError: () => {
    throw new ApiError(413, 'too_large', `a request has at most ${BODY_BYTES_MAX} bytes`)
  },
})

/**
 * Only `application/json` is read: a page of another site can send a form here with the user's cookie, but not this
 * type.
 */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new ApiError(400, 'not_json', 'send application/json')
  try {
    return await c.req.json()
  } catch (error) {
    throw new ApiError(400, 'not_json', 'the body is not valid JSON', { cause: error })
  }
}
