import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'

/** For a path that exists, after its own handlers. */
export const methodNotAllowed =
  (...allowed: string[]): MiddlewareHandler =>
  async (c) => {
    c.header('allow', allowed.join(', '))
    throw new ApiError('method_not_allowed', `this address takes ${allowed.join(', ')}`)
  }
