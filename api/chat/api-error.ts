import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Stable: the page chooses the words that the user reads by it. */
export type ErrorCode =
  | 'bad_request'
  | 'text_empty'
  | 'text_too_long'
  | 'too_large'
  | 'file_too_large'
  | 'not_json'
  | 'no_session'
  | 'unknown_persona'
  | 'unavailable'
  | 'not_found'
  | 'internal'

/** An answer other than success, thrown from wherever it is found out. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode
  readonly code: ErrorCode
  constructor(status: ContentfulStatusCode, code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ApiError'
    this.status = status
    this.code = code
  }
}

export function errorResponse(c: Context, { status, code, message }: ApiError, requestId: string): Response {
  return c.json({ error: { code, message, requestId } }, status)
}
