import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ApiError } from './api-error.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers } from './error-schema.ts'
import { limitBody } from './limit-body.ts'
import { methodNotAllowed } from './method-not-allowed.ts'

const PATH = '/webhooks/zalo'
const SIGNATURE_HEADER = 'x-zevent-signature'

/** Zalo waits 2 s. What takes longer is asked for again; it is committed once all the same. */
const ANSWER_WITHIN_MS = 1_800

const documentation = createRoute({
  method: 'post',
  path: PATH,
  operationId: 'receiveZaloEvent',
  summary: 'Takes an event of the Official Account; answers when everything that follows from it is committed',
  security: [{ zaloSignature: [] }],
  request: {
    body: {
      required: true,
      description:
        'An event as Zalo describes it; at most 1 MB. A request without an event, as the console sends to try the address, is answered 200 and changes nothing.',
      content: {
        'application/json': { schema: z.looseObject({ event_name: z.string().optional() }).openapi('ZaloEvent') },
      },
    },
  },
  responses: {
    200: { description: 'Committed, known already, or nothing that concerns us.' },
    400: { ...errorAnswers[400], description: '`invalid_request`: not JSON.' },
    401: { ...errorAnswers[401], description: '`unauthorized`: no signature or a wrong one.' },
    404: { ...errorAnswers[404], description: '`not_found`: Zalo is not set up.' },
    405: errorAnswers[405],
    413: errorAnswers[413],
    500: { ...errorAnswers[500], description: '`internal`: not committed within 1.8 s; deliver the event again.' },
  },
})

const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not committed in time; Zalo delivers again')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A plain route, as for Telegram: nothing is logged of what goes well. */
export const addZaloWebhook = (app: OpenAPIHono<ApiEnv>, { zalo }: ApiOptions): void => {
  app.openAPIRegistry.registerPath(documentation)
  app.post(PATH, async (c) => {
    if (zalo === undefined) throw new ApiError('not_found', 'Zalo is not set up here')
    await limitBody(c)
    const rawBody = new Uint8Array(await c.req.arrayBuffer())
    const signature = c.req.header(SIGNATURE_HEADER) ?? null
    const outcome = await within(zalo.handleWebhook({ rawBody, signature }), ANSWER_WITHIN_MS)
    if (outcome === 'not_json') throw new ApiError('invalid_request', 'the body is not valid JSON')
    if (outcome === 'unsigned') throw new ApiError('unauthorized', `the header ${SIGNATURE_HEADER} is missing or wrong`)
    return c.body(null, 200)
  })
  app.all(PATH, methodNotAllowed('POST'))
}
