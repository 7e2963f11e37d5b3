import { ZaloError } from '../errors/zalo-error.ts'

/**
 * Which endpoint takes consultation messages. Accounts of state bodies are refused by version 3 (-235) and served by
 * version 2; for others version 2 is shut down (-240). Seen in production by two integrators, not documented.
 */
export type Endpoint = 'v3' | 'v2'
export type EndpointMode = 'auto' | Endpoint

export const endpointPaths: Readonly<Record<Endpoint, string>> = {
  v3: '/v3.0/oa/message/cs',
  v2: '/v2.0/oa/message',
}

const otherThan = { v3: 'v2', v2: 'v3' } as const
const wrongEndpoint: Readonly<Record<Endpoint, number>> = { v3: -235, v2: -240 }

export interface EndpointOptions {
  /** Default `auto`. */
  mode?: EndpointMode
  /** What `onLearned` has said before, or how to look it up before the first message; ignored unless the mode is `auto`. */
  learned?: Endpoint | (() => Promise<Endpoint | undefined>)
  /** Keep it: the next client then begins with the right endpoint. */
  onLearned?: (endpoint: Endpoint) => void | Promise<void>
}

const isWrongEndpoint = (error: unknown, endpoint: Endpoint): error is ZaloError =>
  error instanceof ZaloError && error.code === wrongEndpoint[endpoint]

/**
 * Sends through the endpoint that serves this account. Only the two codes that mean "wrong endpoint" lead to the other
 * one, once a message: after any other error the message may already have gone out.
 */
export const createEndpointChoice = ({ mode = 'auto', learned, onLearned = () => {} }: EndpointOptions = {}) => {
  const lookUp = async (): Promise<Endpoint> => {
    if (mode !== 'auto') return mode
    // What cannot be looked up is learned again by the first refusal.
    const known = typeof learned === 'function' ? await learned().catch(() => undefined) : learned
    return known ?? 'v3'
  }
  let lookedUp: Promise<Endpoint> | undefined
  let endpoint: Endpoint | undefined

  return async <T>(send: (path: string) => Promise<T>): Promise<T> => {
    lookedUp ??= lookUp()
    const first = endpoint ?? (await lookedUp)
    try {
      return await send(endpointPaths[first])
    } catch (error) {
      if (mode !== 'auto' || !isWrongEndpoint(error, first)) throw error
    }
    const second = otherThan[first]
    const remember = async () => {
      if (endpoint === second) return
      endpoint = second
      // What was sent is sent, whether or not the choice can be kept: it would be learned again.
      await (async () => onLearned(second))().catch(() => {})
    }
    let sent: T
    try {
      sent = await send(endpointPaths[second])
    } catch (error) {
      // Any other answer comes from an endpoint that serves this account.
      if (error instanceof ZaloError && error.code !== null && !isWrongEndpoint(error, second)) await remember()
      throw error
    }
    await remember()
    return sent
  }
}
