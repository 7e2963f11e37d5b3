import type { DefinitionProblem, ServiceErrorCode } from '../services/service-error.ts'

/** Every code that an answer may carry, and its status. Stable: programs choose by the code what to do. */
export const STATUS_BY_CODE = {
  invalid_request: 400,
  period_invalid: 400,
  phone_invalid: 400,
  unit_ambiguous: 400,
  definition_invalid: 400,
  effective_in_past: 400,
  effective_before_last: 400,
  reason_missing: 400,
  unauthorized: 401,
  api_off: 401,
  not_allowed: 403,
  not_found: 404,
  unit_unknown: 404,
  schedule_unknown: 404,
  method_not_allowed: 405,
  schedule_active: 409,
  schedule_changed: 409,
  schedule_ended: 409,
  schedule_exists: 409,
  schedule_paused: 409,
  phone_taken: 409,
  too_large: 413,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number> & Record<ServiceErrorCode, number>

export type ErrorCode = keyof typeof STATUS_BY_CODE

/** An answer other than success, thrown from wherever it is found out. The message must repeat nothing that was sent. */
export class ApiError extends Error {
  readonly code: ErrorCode
  /** Of `definition_invalid`: everything that stands against the definition. */
  readonly problems: readonly DefinitionProblem[] | undefined
  constructor(
    code: ErrorCode,
    message: string,
    { problems, ...options }: ErrorOptions & { problems?: readonly DefinitionProblem[] } = {},
  ) {
    super(message, options)
    this.name = 'ApiError'
    this.code = code
    this.problems = problems
  }
}
