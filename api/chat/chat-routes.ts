import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import type { WebchatChannel } from '../../bot/channels/webchat/webchat-channel.ts'
import type { Logger } from '../../services/logger.ts'
import { ApiError, errorResponse } from './api-error.ts'
import { createChatAssets } from './chat-assets.ts'
import { conversationPage } from './conversation-page.ts'
import { describeError } from './describe-error.ts'
import { eventStream } from './event-stream.ts'
import { createFileRoutes, type FileRoutesOptions } from './file-routes.ts'
import { createIdentities, type IdentityOptions } from './identity.ts'
import { limitBody, readJson } from './json-body.ts'
import { landingPage } from './landing-page.ts'
import { parseMessageBody } from './message-body.ts'
import type { Transcript } from './transcript.ts'

export interface ChatRoutesOptions extends IdentityOptions, FileRoutesOptions {
  webchat: Pick<WebchatChannel, 'onMessage'>
  transcript: Transcript
  /** Where the page's files are, when not where the source has them. */
  assetsFolder?: string
  log: Pick<Logger, 'warn' | 'error'>
  /** The page shows the server's time, whatever the clock of the visitor's machine says. */
  now: () => Date
  /** Ends the open event streams, so that the server can close. */
  stopping?: AbortSignal
}

const HISTORY_LENGTH = 50
const RETRY_AFTER_SECONDS = '3'

const sessionBody = z.strictObject({ persona: z.string().min(1).max(100).optional() })
const messageId = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** The web chat: its page, and what the page asks the server. To be mounted at `/chat`. */
export function createChatRoutes(options: ChatRoutesOptions): Hono {
  const { receive, transcript, log, personas, newKey, now } = options
  const identities = createIdentities(options)
  const stopping = options.stopping ?? new AbortController().signal
  const streamOptions = { transcript, onMessage: options.webchat.onMessage, log, now, stopping }

  const app = new Hono()
  app.use(securityHeaders(options.secureCookies))
  app.route('/assets', createChatAssets(options.assetsFolder))
  app.route('/', createFileRoutes(options, identities))

  app.get('/', async (c) => {
    const identity = await identities.find(c)
    const page = {
      personas: await personas(),
      language: c.req.query('lang') === 'en' ? 'en' : 'vi',
      now: now(),
    } as const
    c.header('Cache-Control', 'no-store')
    return c.html(identity === undefined ? landingPage(page) : conversationPage({ ...page, identity }))
  })

  app.get('/personas', async (c) => {
    // The account behind a persona is nobody's business.
    const listed = (await personas()).map(({ key, name, title, unit }) => ({ key, name, title, unit }))
    return c.json({ personas: listed })
  })

  app.post('/session', limitBody, async (c) => {
    const body = sessionBody.safeParse(await readJson(c))
    if (!body.success) throw new ApiError(400, 'bad_request', 'expected {persona} or {}')
    const { persona } = body.data
    const identity = await (persona === undefined ? identities.startAsGuest(c) : identities.startAsPersona(c, persona))
    return c.json({ session: identity.key })
  })

  app.post('/messages', limitBody, async (c) => {
    const { externalId } = await identities.require(c)
    const { key, input } = parseMessageBody(await readJson(c))
    try {
      // Two browsers may choose the same key; it is one update only when it comes from the same person.
      await receive({ channel: 'webchat', sender: externalId, updateKey: `${externalId}:${key}`, input })
    } catch (error) {
      c.header('Retry-After', RETRY_AFTER_SECONDS)
      throw new ApiError(503, 'unavailable', 'the message was not taken; send it again', { cause: error })
    }
    return c.json({ accepted: true }, 202)
  })

  app.get('/events', async (c) => {
    const { externalId } = await identities.require(c)
    // A browser that reconnects repeats the address with the `after` of its first visit: what it says it has seen counts.
    const after = messageId.safeParse(c.req.header('last-event-id') || c.req.query('after') || 0)
    if (!after.success) throw new ApiError(400, 'bad_request', '"after" must be the id of a message')
    return eventStream(c, externalId, after.data, streamOptions)
  })

  app.get('/history', async (c) => {
    const { externalId } = await identities.require(c)
    const messages = await transcript.latest(externalId, HISTORY_LENGTH)
    c.header('Cache-Control', 'no-store')
    return c.json({ messages: messages.toSorted((a, b) => a.id - b.id) })
  })

  app.onError((error, c) => {
    const answer = error instanceof ApiError ? error : new ApiError(500, 'internal', 'internal error', { cause: error })
    const requestId = newKey()
    if (answer.status >= 500) {
      log.error({ requestId, path: c.req.path, error: describeError(answer.cause) }, `web chat: ${answer.code}`)
    }
    return errorResponse(c, answer, requestId)
  })

  return app
}

function securityHeaders(https: boolean) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: https,
  })
}
