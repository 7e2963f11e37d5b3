import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { ApiEnv } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'

type Document = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>

const describeApp = (app: OpenAPIHono<ApiEnv>): Document =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Giao Ban',
      version: '1',
      description:
        'Figures that units report, how complete they are, and the entries behind them. Every error has the same shape; its `code` is stable. Dates are those of Asia/Ho_Chi_Minh, instants are in UTC.',
    },
    servers: [{ url: '/' }],
    security: [{ adminToken: [] }],
  })

const documentation = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'describeApi',
  summary: 'This description',
  security: [],
  responses: {
    200: {
      description: 'OpenAPI 3.1.',
      content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
    },
    405: errorAnswers[405],
  },
})

/** The description of the whole application, `app`, made when it is first asked for. Open to everybody: it tells no figures. */
export const addOpenapiRoute = (v1: OpenAPIHono<ApiEnv>, app: OpenAPIHono<ApiEnv>): void => {
  let described: Document | undefined
  app.openAPIRegistry.registerComponent('securitySchemes', 'adminToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'The value of ADMIN_API_TOKEN. While that is not set, the API is off.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'telegramSecret', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Telegram-Bot-Api-Secret-Token',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'zaloSignature', {
    type: 'apiKey',
    in: 'header',
    name: 'X-ZEvent-Signature',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'zaloBotSecret', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Bot-Api-Secret-Token',
  })
  v1.openAPIRegistry.registerPath(documentation)
  v1.get('/openapi.json', (c) => {
    described ??= describeApp(app)
    return c.json(described)
  })
  v1.all('/openapi.json', methodNotAllowed('GET', 'HEAD'))
}
