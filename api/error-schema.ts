import { z } from '@hono/zod-openapi'
import { DEFINITION_CODES } from '../services/manage-schedules.ts'
import { type ErrorCode, STATUS_BY_CODE } from './api-error.ts'

const codes = Object.keys(STATUS_BY_CODE).filter((code): code is ErrorCode => code in STATUS_BY_CODE)

export const errorSchema = z
  .object({
    error: z.object({
      code: z.enum(codes).openapi({ description: 'Stable; choose by it what to do.', example: 'unit_unknown' }),
      message: z.string().openapi({ description: 'For people, in English; may change.' }),
      requestId: z.string().openapi({ description: 'Leads to this request in the log; also in `x-request-id`.' }),
      problems: z
        .array(z.object({ code: z.enum(DEFINITION_CODES), path: z.string().openapi({ example: 'ladder.2.times' }) }))
        .optional()
        .openapi({ description: 'Of `definition_invalid`: everything that stands against the definition.' }),
    }),
  })
  .openapi('Error')

const answer = (description: string) => ({ description, content: { 'application/json': { schema: errorSchema } } })

/** The errors of the routes, by status, for their documentation. */
export const errorAnswers = {
  400: answer(
    '`invalid_request`, `period_invalid` or `unit_ambiguous`: the request cannot be understood. Of schedules also `definition_invalid`, `effective_in_past`, `effective_before_last`, `reason_missing`.',
  ),
  401: answer('`unauthorized`: no token or a wrong one. `api_off`: the server has no ADMIN_API_TOKEN.'),
  403: answer('`not_allowed`: whoever asks may not see this.'),
  404: answer('`not_found`, `unit_unknown` or `schedule_unknown`.'),
  405: answer('`method_not_allowed`; the header `Allow` tells what is.'),
  409: answer(
    '`schedule_changed`: someone was faster. `schedule_exists`, `schedule_active`, `schedule_paused`, `schedule_ended`: it is so already.',
  ),
  413: answer('`too_large`: the body is over the limit.'),
  500: answer('`internal`: our fault; the request id leads to it.'),
  503: answer('`unavailable`: not ready to serve.'),
}

const { 401: unauthorized, 405: wrongMethod, 500: internal } = errorAnswers

/** What every route of `/api/v1` may answer instead. */
export const routeErrors = { 401: unauthorized, 405: wrongMethod, 500: internal }

/** The same for a route that is asked about one unit. */
export const unitRouteErrors = {
  ...routeErrors,
  400: errorAnswers[400],
  403: errorAnswers[403],
  404: errorAnswers[404],
}
