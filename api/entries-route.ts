import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { listEntries } from '../services/list-entries.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { entriesSchema, entryBody } from './entry-schema.ts'
import { unitRouteErrors } from './error-schema.ts'
import { findSubject } from './find-subject.ts'
import { limitQuery } from './limit-query.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { periodBody } from './period-schema.ts'
import { formQuery, periodQuery, unitQuery } from './query-schema.ts'
import { unitBody } from './unit-schema.ts'

export const addEntriesRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/entries',
      operationId: 'listEntries',
      summary: 'The entries behind the figures of a unit and a period: who said what, and when',
      request: {
        query: z.object({ unit: unitQuery, period: periodQuery, form: formQuery, limit: limitQuery }),
      },
      responses: {
        200: { description: 'The entries.', content: { 'application/json': { schema: entriesSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const { limit, ...query } = c.req.valid('query')
      const { form } = query
      const { tree, today, period, unit } = await findSubject(query, options)
      const { entries, more } = await listEntries({
        database: options.database,
        tree,
        actor: { kind: 'system' },
        unitId: unit.id,
        period,
        ...(form !== undefined && { form }),
        today,
        limit,
      })
      return c.json(
        {
          unit: unitBody(unit),
          period: periodBody(period),
          form: form ?? null,
          entries: entries.map((entry) => entryBody(entry, tree)),
          more,
        },
        200,
      )
    },
  )
  v1.all('/entries', methodNotAllowed('GET', 'HEAD'))
}
