import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { checkReadiness } from '../services/check-readiness.ts'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'

const statusAnswer = (status: 'alive' | 'ready', description: string) => ({
  description,
  content: { 'application/json': { schema: z.object({ status: z.literal(status) }) } },
})

export const addHealthRoutes = (app: OpenAPIHono<ApiEnv>, { database, migrationsFolder }: ApiOptions): void => {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/healthz',
      operationId: 'isAlive',
      summary: 'Whether the process is alive; it looks at nothing else',
      security: [],
      responses: { 200: statusAnswer('alive', 'It is.'), 405: errorAnswers[405] },
    }),
    (c) => c.json({ status: 'alive' as const }, 200),
  )
  app.all('/healthz', methodNotAllowed('GET', 'HEAD'))

  app.openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      operationId: 'isReady',
      summary: 'Whether the database answers and has every migration',
      security: [],
      responses: {
        200: statusAnswer('ready', 'It does.'),
        405: errorAnswers[405],
        503: {
          ...errorAnswers[503],
          description: '`unavailable`; the message names the reasons: `database_unavailable`, `migrations_pending`.',
        },
      },
    }),
    async (c) => {
      const reasons = await checkReadiness(database, migrationsFolder)
      if (reasons.length > 0) throw new ApiError('unavailable', `not ready: ${reasons.join(', ')}`)
      return c.json({ status: 'ready' as const }, 200)
    },
  )
  app.all('/readyz', methodNotAllowed('GET', 'HEAD'))
}
