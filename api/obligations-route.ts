import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { todayOf } from '../services/find-period.ts'
import { findObligation, listObligations } from '../services/list-obligations.ts'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { unitRouteErrors } from './error-schema.ts'
import { findSubject } from './find-subject.ts'
import { limitQuery } from './limit-query.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import {
  obligationBody,
  obligationStateSchema,
  obligationsSchema,
  obligationWholeBody,
  obligationWholeSchema,
} from './obligation-schema.ts'
import { unitQuery } from './query-schema.ts'
import { unitBody } from './unit-schema.ts'

const stateQuery = obligationStateSchema.optional().openapi({ example: 'open' })

const idParameter = z.object({
  id: z
    .string()
    .regex(/^[0-9]{1,15}$/, { error: 'must be a whole number' })
    .transform(Number)
    .openapi({ param: { schema: { type: 'integer' } }, description: 'Of the obligation.', example: 42 }),
})

const addList = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/obligations',
      operationId: 'listObligations',
      summary: 'What a unit and all below it owe or owed, and until when',
      request: { query: z.object({ unit: unitQuery, state: stateQuery, limit: limitQuery }) },
      responses: {
        200: { description: 'The obligations.', content: { 'application/json': { schema: obligationsSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const { state, limit, unit: text } = c.req.valid('query')
      const { tree, today, unit } = await findSubject({ unit: text }, options)
      const { obligations, more } = await listObligations({
        database: options.database,
        tree,
        actor: { kind: 'system' },
        unitId: unit.id,
        ...(state !== undefined && { state }),
        today,
        limit,
      })
      const bodies = obligations.map((owed) => obligationBody(owed, { tree, today }))
      return c.json({ unit: unitBody(unit), state: state ?? null, obligations: bodies, more }, 200)
    },
  )
}

const addOne = (v1: OpenAPIHono<ApiEnv>, { database, directory, now }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/obligations/{id}',
      operationId: 'getObligation',
      summary: 'One obligation with its submissions, requests and everything that happened to it',
      request: { params: idParameter },
      responses: {
        200: { description: 'The obligation.', content: { 'application/json': { schema: obligationWholeSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const today = todayOf(now())
      const { tree } = await directory()
      const { id } = c.req.valid('param')
      const found = await findObligation({ database, tree, actor: { kind: 'system' }, id, today })
      if (found === undefined) throw new ApiError('not_found', 'there is no such obligation')
      return c.json(obligationWholeBody(found, { tree, today }), 200)
    },
  )
}

export const addObligationsRoutes = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  addList(v1, options)
  addOne(v1, options)
  v1.all('/obligations', methodNotAllowed('GET', 'HEAD'))
  v1.all('/obligations/:id', methodNotAllowed('GET', 'HEAD'))
}
