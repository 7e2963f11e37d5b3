import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { limitBody } from './limit-body.ts'
import { methodNotAllowed } from './method-not-allowed.ts'

const PATH = '/webhooks/telegram'
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
const readUpdate = async (c: Context): Promise<unknown> => {
  await limitBody(c)
  try {
    return await c.req.json()
  } catch (error) {
    throw new ApiError('invalid_request', 'the body is not valid JSON', { cause: error })
  }
}

/** By name, since the channel is handed in and not imported. */
const isMalformed = (error: unknown): boolean => error instanceof Error && error.name === 'MalformedUpdate'

const documentation = createRoute({
  method: 'post',
  path: PATH,
  operationId: 'receiveTelegramUpdate',
  summary: 'Takes an update from Telegram; answers when everything that follows from it is committed',
  security: [{ telegramSecret: [] }],
  request: {
    body: {
      required: true,
      description: 'An Update as core.telegram.org/bots/api#update describes it; at most 1 MB.',
      content: { 'application/json': { schema: z.looseObject({ update_id: z.int() }).openapi('TelegramUpdate') } },
    },
  },
  responses: {
    200: { description: 'Committed, or known already.' },
    400: { ...errorAnswers[400], description: '`invalid_request`: not JSON, or not an update.' },
    401: { ...errorAnswers[401], description: '`unauthorized`: no secret or a wrong one.' },
    404: { ...errorAnswers[404], description: '`not_found`: no webhook is set up.' },
    405: errorAnswers[405],
    413: errorAnswers[413],
    500: { ...errorAnswers[500], description: '`internal`: nothing was committed; deliver the update again.' },
  },
})

/**
 * The way in that is walked most: a plain route, because validators and middleware would cost more than everything else
 * here, and nothing is logged of what goes well.
 */
export const addTelegramWebhook = (app: OpenAPIHono<ApiEnv>, { telegram }: ApiOptions): void => {
  app.openAPIRegistry.registerPath(documentation)
  app.post(PATH, async (c) => {
    if (telegram === undefined) throw new ApiError('not_found', 'Telegram is not set up here')
    if (!telegram.acceptsSecret(c.req.header(SECRET_HEADER))) {
      throw new ApiError('unauthorized', `the header ${SECRET_HEADER} is missing or wrong`)
    }
    const update = await readUpdate(c)
    try {
      await telegram.handleUpdate(update)
    } catch (error) {
      throw isMalformed(error) ? new ApiError('invalid_request', 'the body is not an update') : error
    }
    return c.body(null, 200)
  })
  app.all(PATH, methodNotAllowed('POST'))
}
