import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { listFollowUps } from '../services/list-follow-ups.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { unitRouteErrors } from './error-schema.ts'
import { findSubject } from './find-subject.ts'
import { followUpBody, followUpStateSchema, followUpsSchema } from './follow-up-schema.ts'
import { limitQuery } from './limit-query.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { unitQuery } from './query-schema.ts'
import { unitBody } from './unit-schema.ts'

const stateQuery = followUpStateSchema
  .optional()
  .openapi({ description: 'Only those in this state. Default: in any state.', example: 'open' })

export const addFollowUpsRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/follow-ups',
      operationId: 'listFollowUps',
      summary: 'What entries of a unit and of all below it left open, with owner and deadline',
      request: { query: z.object({ unit: unitQuery, state: stateQuery, limit: limitQuery }) },
      responses: {
        200: { description: 'The follow-ups.', content: { 'application/json': { schema: followUpsSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const { state, limit, unit: text } = c.req.valid('query')
      const { tree, today, unit } = await findSubject({ unit: text }, options)
      const { followUps, more } = await listFollowUps({
        database: options.database,
        tree,
        actor: { kind: 'system' },
        unitId: unit.id,
        ...(state !== undefined && { state }),
        today,
        limit,
      })
      const bodies = followUps.map((followUp) => followUpBody(followUp, { tree, today }))
      return c.json({ unit: unitBody(unit), state: state ?? null, followUps: bodies, more }, 200)
    },
  )
  v1.all('/follow-ups', methodNotAllowed('GET', 'HEAD'))
}
