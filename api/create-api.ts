import { OpenAPIHono } from '@hono/zod-openapi'
import { createErrorAnswers } from './answer-error.ts'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { addCalendarFeed } from './calendar-feed-route.ts'
import { addCalendarRoute } from './calendar-route.ts'
import { addDocumentRoute } from './document-route.ts'
import { addEntriesRoute } from './entries-route.ts'
import { addFiguresRoute } from './figures-route.ts'
import { addFollowUpsRoute } from './follow-ups-route.ts'
import { addHealthRoutes } from './health-routes.ts'
import { addIndicatorsRoute } from './indicators-route.ts'
import { addMetricsRoute } from './metrics-route.ts'
import { addObligationsRoutes } from './obligations-route.ts'
import { addOpenapiRoute } from './openapi-route.ts'
import { requireToken } from './require-token.ts'
import { addSchedulesRoute } from './schedules-route.ts'
import { addTelegramWebhook } from './telegram-webhook.ts'
import { addUnitsRoute } from './units-route.ts'
import { addUnreachableRoute } from './unreachable-route.ts'
import { addZaloBotWebhook } from './zalo-bot-webhook.ts'
import { addZaloWebhook } from './zalo-webhook.ts'

export type { ApiOptions, TelegramWebhook, ZaloBotWebhook, ZaloWebhook } from './api-options.ts'

/** Everything that is reached over HTTP: webhooks, `/api/v1`, the probes and the web chat. */
export const createApi = (options: ApiOptions): OpenAPIHono<ApiEnv> => {
  const app = new OpenAPIHono<ApiEnv>()
  const { onError, notFound } = createErrorAnswers(options)
  app.onError(onError)
  app.notFound(notFound)

  addTelegramWebhook(app, options)
  addZaloWebhook(app, options)
  addZaloBotWebhook(app, options)
  addHealthRoutes(app, options)
  addMetricsRoute(app, options)
  app.route('/api/v1', createV1(options, app))

  if (options.readFeed !== undefined) addCalendarFeed(app, options.readFeed)
  if (options.readDocument !== undefined) addDocumentRoute(app, options.readDocument)
  if (options.consentPage !== undefined) app.route('/zalo', options.consentPage)
  if (options.chat !== undefined) {
    app.route('/chat', options.chat)
    app.get('/', (c) => c.redirect('/chat'))
  }
  return app
}

const createV1 = (options: ApiOptions, app: OpenAPIHono<ApiEnv>): OpenAPIHono<ApiEnv> => {
  const v1 = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new ApiError('invalid_request', describeIssues(result.error.issues))
    },
  })
  v1.use(async (c, next) => {
    const requestId = options.newRequestId()
    c.set('requestId', requestId)
    c.header('x-request-id', requestId)
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    await next()
  })
  addOpenapiRoute(v1, app)
  v1.use(requireToken(options.adminToken))
  addFiguresRoute(v1, options)
  addEntriesRoute(v1, options)
  addFollowUpsRoute(v1, options)
  addObligationsRoutes(v1, options)
  addUnitsRoute(v1, options)
  addUnreachableRoute(v1, options)
  addIndicatorsRoute(v1, options)
  addSchedulesRoute(v1, options)
  addCalendarRoute(v1, options)
  return v1
}

/** zod's messages say what is expected and never what was sent. */
const describeIssues = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ')
