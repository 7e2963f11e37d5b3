/** Stable: callers choose by it what to answer. */
export type ServiceErrorCode = 'not_allowed' | 'unit_unknown' | 'unit_ambiguous' | 'period_invalid'

/** Why a verb did nothing. The message is for whoever wrote the call; it repeats nothing that was passed in. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode
  constructor(code: ServiceErrorCode, message: string) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
  }
}
