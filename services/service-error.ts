export type { DefinitionProblem } from '../domain/schedules/review-definition.ts'

import type { ChangeCode } from '../domain/schedules/change.ts'
import type { DefinitionProblem } from '../domain/schedules/review-definition.ts'

/** Stable: callers choose by it what to answer. */
export type ServiceErrorCode =
  | ChangeCode
  | 'definition_invalid'
  | 'schedule_unknown'
  | 'schedule_changed'
  | 'schedule_exists'
  | 'not_allowed'
  | 'unit_unknown'
  | 'unit_ambiguous'
  | 'period_invalid'
  | 'phone_invalid'
  | 'phone_taken'

/** Why a verb did nothing. The message is for whoever wrote the call; it repeats nothing that was passed in. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode
  constructor(code: ServiceErrorCode, message: string) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
  }
}

/** A definition of a schedule with everything that stands against it. */
export class DefinitionInvalid extends ServiceError {
  readonly problems: readonly DefinitionProblem[]
  constructor(problems: readonly DefinitionProblem[]) {
    super('definition_invalid', problems.map(({ path, code }) => `${path}: ${code}`).join('; '))
    this.problems = problems
  }
}
