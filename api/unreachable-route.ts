import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { termsOf } from '../services/delivery-facts.ts'
import { readDeliveryReport } from '../services/delivery-report.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { unitRouteErrors } from './error-schema.ts'
import { findSubject } from './find-subject.ts'
import { limitQuery } from './limit-query.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { unitQuery } from './query-schema.ts'
import { unitBody } from './unit-schema.ts'
import { unreachableBody, unreachableSchema } from './unreachable-schema.ts'

export const addUnreachableRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/unreachable',
      operationId: 'listUnreachable',
      summary: 'How the channels stand, and whom of a unit and all below it nothing reaches',
      request: { query: z.object({ unit: unitQuery, limit: limitQuery }) },
      responses: {
        200: { description: 'The people, by name.', content: { 'application/json': { schema: unreachableSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const { unit: text, limit } = c.req.valid('query')
      const { tree, today, unit } = await findSubject({ unit: text }, options)
      const report = await readDeliveryReport(options.database, termsOf(options.channels ?? new Map()), options.now())
      const below = new Set(tree.within(unit.id, today))
      const people = report.people.filter(({ unitIds }) => unitIds.some((id) => below.has(id)))
      return c.json({ unit: unitBody(unit), ...unreachableBody(report, people, { tree, limit }) }, 200)
    },
  )
  v1.all('/unreachable', methodNotAllowed('GET', 'HEAD'))
}
