import type { Context } from 'hono'
import type { Logger } from '../services/logger.ts'
import { DefinitionInvalid, ServiceError } from '../services/service-error.ts'
import { ApiError, STATUS_BY_CODE } from './api-error.ts'
import type { ApiEnv } from './api-options.ts'
import { describeError } from './chat/describe-error.ts'

/** What the caller may know of an error; what is not meant for callers becomes `internal`. */
const publicError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  if (error instanceof DefinitionInvalid) return new ApiError(error.code, error.message, { problems: error.problems })
  if (error instanceof ServiceError) return new ApiError(error.code, error.message)
  return new ApiError('internal', 'something went wrong on our side; the request id leads to it', { cause: error })
}

/** Answers every error in the one shape, and logs those that are our own fault. */
export const createErrorAnswers = ({
  log,
  newRequestId,
}: {
  log: Pick<Logger, 'error'>
  newRequestId: () => string
}) => {
  const answer = (error: unknown, c: Context<ApiEnv>): Response => {
    const { code, message, cause, problems } = publicError(error)
    const requestId = c.get('requestId') ?? newRequestId()
    const status = STATUS_BY_CODE[code]
    if (status >= 500) {
      log.error({ requestId, method: c.req.method, path: c.req.path, error: describeError(cause) }, `api: ${code}`)
    }
    c.header('x-request-id', requestId)
    if (status === 401) c.header('www-authenticate', 'Bearer')
    return c.json({ error: { code, message, requestId, ...(problems !== undefined && { problems }) } }, status)
  }
  return {
    onError: answer,
    notFound: (c: Context<ApiEnv>) => answer(new ApiError('not_found', 'there is nothing at this address'), c),
  }
}
