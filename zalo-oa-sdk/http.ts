import { type ZaloApi, ZaloError } from './errors/zalo-error.ts'
import { parseExactJson } from './exact-json.ts'

export interface HttpOptions {
  /** Default: the global `fetch`. */
  fetch?: typeof fetch
  /** Default 10,000. Everything from connecting to the last byte of the answer. */
  timeoutMilliseconds?: number
}

export interface HttpAnswer {
  status: number
  /** What the body says, or undefined when it is not JSON. */
  json: unknown
}

interface Call extends HttpOptions {
  api: ZaloApi
  url: string
  init: RequestInit
  /** Whether making the request twice does no harm: a time-out is then `retry`, not `unknownMaybeSent`. */
  repeatable: boolean
}

/** Failures that happen before the first byte of a request leaves: the message certainly has not arrived. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [...code, ...inner, ...codesOf(error.cause)]
}

const transportError = ({ api, repeatable }: Call, cause: unknown): ZaloError => {
  const codes = codesOf(cause)
  const code = codes[0] ?? (cause instanceof Error ? cause.name : 'unknown')
  // With several addresses tried, all of them must have failed to connect.
  const certainlyNot = codes.length > 0 && codes.every((one) => neverSent.has(one))
  const action = certainlyNot || repeatable ? 'retry' : 'unknownMaybeSent'
  return new ZaloError(`Zalo ${api} did not answer: ${code}`, { api, action, cause })
}

/** One HTTP request. @throws ZaloError `retry` or `unknownMaybeSent` when no complete answer came. */
export const request = async (call: Call): Promise<HttpAnswer> => {
  const ask = call.fetch ?? fetch
  let status: number
  let text: string
  try {
    const signal = AbortSignal.timeout(call.timeoutMilliseconds ?? 10_000)
    const response = await ask(call.url, { ...call.init, signal })
    status = response.status
    text = await response.text()
  } catch (error) {
    throw transportError(call, error)
  }
  try {
    return { status, json: parseExactJson(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { status, json: undefined }
    throw error
  }
}

/** The error for an answer that is not Zalo's: a proxy's page, a broken gateway. */
export const unreadableAnswer = (api: ZaloApi, status: number, repeatable: boolean): ZaloError => {
  const message = `Zalo ${api} answered HTTP ${status} in a form that is not its own`
  if (status === 429) return new ZaloError(message, { api, action: 'retry', remedy: 'waitForNextMinute' })
  if (repeatable) return new ZaloError(message, { api, action: 'retry' })
  const refused = status >= 400 && status < 500 && status !== 408
  return new ZaloError(message, { api, action: refused ? 'tellAdministrator' : 'unknownMaybeSent' })
}
