import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import { CONSENT_MINUTES, type Visit, type ZaloConsent } from '../../services/zalo-consent.ts'
import { connectionPage, type Frame, stopPage } from './consent-page.ts'

export interface ConsentRoutesOptions {
  consent: ZaloConsent
  /** Where Zalo asks for consent; the browser may be sent there. */
  oauthRoot: string
  /** VND that a month may cost. */
  budgetVnd: number
  secret: string
  secureCookies: boolean
  newState: () => string
}

const BODY_BYTES_MAX = 10_000
const COOKIE = 'giao_ban_zalo'
const COOKIE_SECONDS = CONSENT_MINUTES * 60

const languageSchema = z.enum(['vi', 'en']).optional().catch(undefined)
const resultSchema = z
  .enum(['done', 'denied', 'state', 'refused', 'unanswered', 'unstored'])
  .optional()
  .catch(undefined)
const flowSchema = z.object({
  state: z.string().min(1),
  verifier: z.string().min(1),
  link: z.string(),
  lang: z.enum(['vi', 'en']),
})
type Flow = z.infer<typeof flowSchema>

const addressOf = (link: string, query: Record<string, string> = {}) =>
  `/zalo?${new URLSearchParams({ link, ...query })}`

const frameOf = (language: Language, link: string): Frame => ({
  language,
  otherAddress: addressOf(link, { lang: language === 'vi' ? 'en' : 'vi' }),
})

const fieldOf = (body: Record<string, unknown>, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

/** The page that shows how the Official Account is connected and leads through a consent. To be mounted at `/zalo`. */
export const createConsentRoutes = ({
  consent,
  oauthRoot,
  budgetVnd,
  secret,
  secureCookies,
  newState,
}: ConsentRoutesOptions): Hono => {
  // The same secret may sign other cookies: one signed for another purpose must not be taken here.
  const signingKey = `zalo-consent:${secret}`
  const cookieOptions = { path: '/zalo', httpOnly: true, sameSite: 'Lax', secure: secureCookies } as const
  const policy = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      // A form that is answered with a redirection is held to its target as well.
      formAction: ["'self'", new URL(oauthRoot).origin],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: secureCookies && 'max-age=31536000',
  })

  const stop = (c: Context, visit: Visit, link: string) => {
    const language = languageSchema.parse(c.req.query('lang')) ?? (visit.may === 'nothing' ? 'vi' : visit.language)
    const frame = frameOf(language, link)
    if (visit.may !== 'renew') return c.html(stopPage(frame, 'nothing'), 403)
    return c.html(visit.personId === null ? stopPage(frame, 'server') : stopPage(frame, 'renew', link), 410)
  }

  /** What was kept when the administrator left for Zalo; undefined: not this browser, or too long ago. */
  const takeFlow = async (c: Context): Promise<Flow | undefined> => {
    const kept = await getSignedCookie(c, signingKey, COOKIE)
    deleteCookie(c, COOKIE, cookieOptions)
    return typeof kept === 'string' ? flowSchema.safeParse(JSON.parse(kept)).data : undefined
  }

  const app = new Hono()
  app.use(policy, bodyLimit({ maxSize: BODY_BYTES_MAX }))
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  app.get('/', async (c) => {
    const link = c.req.query('link') ?? ''
    const visit = await consent.visit(link)
    if (visit.may !== 'look' && visit.may !== 'consent') return stop(c, visit, link)
    const language = languageSchema.parse(c.req.query('lang')) ?? visit.language
    const result = resultSchema.parse(c.req.query('result'))
    const { connection } = visit
    const mayConsent = visit.may === 'consent'
    const shown = { connection, budgetVnd, link, mayConsent, ...(result !== undefined && { result }) }
    return c.html(connectionPage({ ...frameOf(language, link), ...shown }))
  })

  app.post('/consent', async (c) => {
    const body = await c.req.parseBody()
    const link = fieldOf(body, 'link')
    const visit = await consent.visit(link)
    if (visit.may === 'look') return c.redirect(addressOf(link), 303)
    if (visit.may !== 'consent') return stop(c, visit, link)
    const state = newState()
    const { url, verifier } = await consent.begin(state)
    const flow: Flow = { state, verifier, link, lang: languageSchema.parse(body.lang) ?? visit.language }
    await setSignedCookie(c, COOKIE, JSON.stringify(flow), signingKey, { ...cookieOptions, maxAge: COOKIE_SECONDS })
    return c.redirect(url, 303)
  })

  app.get('/callback', async (c) => {
    const flow = await takeFlow(c)
    if (flow === undefined) return c.html(stopPage({ language: 'vi', otherAddress: '/zalo' }, 'state'), 400)
    const { link, lang, verifier } = flow
    const visit = await consent.visit(link)
    if (visit.may !== 'look' && visit.may !== 'consent') return stop(c, visit, link)
    const leadTo = (result: string) => c.redirect(addressOf(link, { lang, result }), 303)
    if (c.req.query('state') !== flow.state) return leadTo('state')
    const code = c.req.query('code') ?? ''
    if (code === '') return leadTo('denied')
    return leadTo(await consent.finish({ code, verifier, personId: visit.personId }))
  })

  app.post('/link', async (c) => {
    const link = fieldOf(await c.req.parseBody(), 'link')
    const visit = await consent.visit(link)
    if (visit.may !== 'renew' || visit.personId === null) return stop(c, visit, link)
    const { personId, language } = visit
    const isSent = await consent.sendLink(personId, language)
    return c.html(stopPage(frameOf(language, link), isSent ? 'sent' : 'unsent'))
  })

  return app
}
