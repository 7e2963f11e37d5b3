import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from './api-error.ts'

/** Of an update from a platform. */
export const BODY_BYTES_MAX = 1_000_000

const refuseTooLarge = (): never => {
  throw new ApiError('too_large', `an update has at most ${BODY_BYTES_MAX} bytes`)
}

const countBody = bodyLimit({ maxSize: BODY_BYTES_MAX, onError: refuseTooLarge })

/** Node holds a body to the length it announces, so only one that announces none must be counted as it comes in. */
export const limitBody = async (c: Context): Promise<void> => {
  const length = c.req.header('content-length')
  if (length === undefined) await countBody(c, async () => undefined)
  else if (Number(length) > BODY_BYTES_MAX) refuseTooLarge()
}
