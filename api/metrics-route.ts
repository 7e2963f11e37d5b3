import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { todayOf } from '../services/find-period.ts'
import { readMetrics } from '../services/metrics.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { metricsText } from './metrics-text.ts'
import { requireToken } from './require-token.ts'

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

const route = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'readMetrics',
  summary: 'How the product is doing, for Prometheus: queues, deliveries, reminders, obligations, jobs',
  description: 'Counts only, nothing about people. Asks for the token when the server has one.',
  responses: {
    200: { description: 'The metrics.', content: { 'text/plain': { schema: z.string() } } },
    401: errorAnswers[401],
    405: errorAnswers[405],
    500: errorAnswers[500],
  },
})

/** `jobs`: the names of those to tell of. */
export const addMetricsRoute = (app: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  const { database, now, adminToken, jobs, version } = options
  if (adminToken !== undefined) app.use(route.path, requireToken(adminToken))
  app.openapi(route, async (c) => {
    const at = now()
    const metrics = await readMetrics(database.run, { now: at, today: todayOf(at), jobs })
    return c.text(metricsText(metrics, version), 200, { 'content-type': CONTENT_TYPE, 'cache-control': 'no-store' })
  })
  app.all(route.path, methodNotAllowed('GET', 'HEAD'))
}
