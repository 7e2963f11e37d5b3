import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { ApiError } from './api-error.ts'

/** Somebody of the demonstration whose place a visitor may take. */
export interface Persona {
  key: string
  name: string
  title: string
  unit: string
  externalId: string
}

/** Who is at the other end. `externalId` is the sender for the engine and the recipient of the answers. */
export interface Identity {
  /** What the cookie says: `persona:KEY` or `guest:ID`. The page keeps its own bubbles under it. */
  key: string
  externalId: string
  persona?: Persona
}

export interface IdentityOptions {
  personas: () => Promise<Persona[]>
  secret: string
  newKey: () => string
  secureCookies: boolean
}

const COOKIE = 'giao_ban_chat'
const COOKIE_SECONDS = 30 * 86_400

/** The signed cookie that says who is chatting. */
export function createIdentities({ personas, secret, newKey, secureCookies }: IdentityOptions) {
  // The same secret may sign other cookies: one signed for another purpose must not be an identity here.
  const signingKey = `webchat-session:${secret}`

  /**
   * A persona is looked up at every request and not trusted from the cookie, so that all of them are gone the moment
   * the demonstration is switched off.
   */
  async function identityOf(key: string): Promise<Identity | undefined> {
    const [kind, ...rest] = key.split(':')
    const name = rest.join(':')
    if (kind === 'guest') return { key, externalId: `web-${name}` }
    const persona = (await personas()).find((each) => each.key === name)
    return persona === undefined ? undefined : { key, externalId: persona.externalId, persona }
  }

  async function start(c: Context, key: string): Promise<void> {
    await setSignedCookie(c, COOKIE, key, signingKey, {
      path: '/chat',
      httpOnly: true,
      sameSite: 'Lax',
      secure: secureCookies,
      maxAge: COOKIE_SECONDS,
    })
  }

  async function find(c: Context): Promise<Identity | undefined> {
    const key = await getSignedCookie(c, signingKey, COOKIE)
    return typeof key === 'string' ? identityOf(key) : undefined
  }

  return {
    find,
    async require(c: Context): Promise<Identity> {
      const identity = await find(c)
      if (identity === undefined) throw new ApiError(401, 'no_session', 'start a session with POST /chat/session')
      return identity
    },
    async startAsPersona(c: Context, personaKey: string): Promise<Identity> {
      const key = `persona:${personaKey}`
      const identity = await identityOf(key)
      if (identity === undefined) throw new ApiError(404, 'unknown_persona', 'there is no such persona')
      await start(c, key)
      return identity
    },
    async startAsGuest(c: Context): Promise<Identity> {
      const id = newKey()
      const key = `guest:${id}`
      await start(c, key)
      return { key, externalId: `web-${id}` }
    },
  }
}

export type Identities = ReturnType<typeof createIdentities>
