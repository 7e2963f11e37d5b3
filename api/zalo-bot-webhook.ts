import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { limitBody } from './limit-body.ts'
import { methodNotAllowed } from './method-not-allowed.ts'

const PATH = '/webhooks/zalo-bot'
const SECRET_HEADER = 'x-bot-api-secret-token'

const documentation = createRoute({
  method: 'post',
  path: PATH,
  operationId: 'receiveZaloBotUpdate',
  summary: 'Takes an update from the Zalo Bot Platform; answers when everything that follows from it is committed',
  security: [{ zaloBotSecret: [] }],
  request: {
    body: {
      required: true,
      description: 'An update as Zalo describes it, bare or wrapped in `result`; at most 1 MB.',
      content: {
        'application/json': { schema: z.looseObject({ event_name: z.string().optional() }).openapi('ZaloBotUpdate') },
      },
    },
  },
  responses: {
    200: { description: 'Committed, known already, or nothing that concerns us.' },
    400: { ...errorAnswers[400], description: '`invalid_request`: not JSON, or not an update.' },
    401: { ...errorAnswers[401], description: '`unauthorized`: no secret or a wrong one.' },
    404: { ...errorAnswers[404], description: '`not_found`: the Zalo Bot is not set up.' },
    405: errorAnswers[405],
    413: errorAnswers[413],
    500: { ...errorAnswers[500], description: '`internal`: nothing was committed; deliver the update again.' },
  },
})

/** A plain route, as for Telegram: nothing is logged of what goes well. */
export const addZaloBotWebhook = (app: OpenAPIHono<ApiEnv>, { zaloBot }: ApiOptions): void => {
  app.openAPIRegistry.registerPath(documentation)
  app.post(PATH, async (c) => {
    if (zaloBot === undefined) throw new ApiError('not_found', 'the Zalo Bot is not set up here')
    await limitBody(c)
    const outcome = await zaloBot.handleWebhook({ secret: c.req.header(SECRET_HEADER), body: await c.req.text() })
    if (outcome === 'refused') throw new ApiError('unauthorized', `the header ${SECRET_HEADER} is missing or wrong`)
    if (outcome === 'malformed') throw new ApiError('invalid_request', 'the body is not an update')
    return c.body(null, 200)
  })
  app.all(PATH, methodNotAllowed('POST'))
}
