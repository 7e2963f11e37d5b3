import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { BotApiError } from './bot-api-error.ts'
import type { CallFault, CallFaults } from './call-faults.ts'
import type { CallLog } from './call-log.ts'
import { integerParameter, type Parameters, readParameters } from './parameters.ts'
import { tooManyRequests } from './rate-limits.ts'

/** A method's result, with the description that some answers carry besides. */
export interface MethodResult {
  result: unknown
  description?: string
}

/** `onGone` is told when the caller hangs up before the answer, which ends a long poll. */
export type Method = (parameters: Parameters, onGone: OnGone) => MethodResult | Promise<MethodResult>
export type OnGone = (listener: () => void) => void

/** `/bot<token>/<method>`, GET and POST (core.telegram.org/bots/api#making-requests). */
export class BotApi {
  readonly #token: string
  readonly #methods: ReadonlyMap<string, Method>
  readonly #faults: CallFaults
  readonly #log: CallLog
  readonly #stopped: AbortSignal

  /** Methods are looked up by their name in lower case: Telegram's are case-insensitive. */
  constructor(
    token: string,
    methods: ReadonlyMap<string, Method>,
    { faults, log, stopped }: { faults: CallFaults; log: CallLog; stopped: AbortSignal },
  ) {
    this.#token = token
    this.#methods = methods
    this.#faults = faults
    this.#log = log
    this.#stopped = stopped
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]*)\/([^/]*)$/.exec(decodeURIComponent(url.pathname)) ?? []
    let parameters: Parameters = {}
    try {
      parameters = await readParameters(request, url.searchParams)
      this.#authorise(token)
      const fault = this.#faults.take(method, integerParameter(parameters, 'chat_id'))
      if (fault !== undefined && (await this.#interfere(fault, response))) {
        this.#log.add({ method, parameters, status: fault.code ?? 0 })
        return
      }
      const result = await this.#run(method, parameters, (listener) => response.once('close', listener))
      if (fault?.kind === 'drop') {
        this.#log.add({ method, parameters, status: 0 })
        response.destroy()
        return
      }
      reply(response, 200, { ok: true, ...result })
      this.#log.add({ method, parameters, status: 200 })
    } catch (error) {
      if (!(error instanceof BotApiError)) throw error
      replyError(response, error)
      this.#log.add({ method, parameters, status: error.code })
    }
  }

  #authorise(token: string): void {
    if (token === this.#token) return
    throw /^\d+:[\w-]+$/.test(token) ? new BotApiError(401, 'Unauthorized') : new BotApiError(404, 'Not Found')
  }

  async #run(method: string, parameters: Parameters, onGone: OnGone): Promise<MethodResult> {
    const run = this.#methods.get(method.toLowerCase())
    if (run === undefined) throw new BotApiError(404, 'Not Found: method not found')
    return await run(parameters, onGone)
  }

  /** Returns whether the call ends here. */
  async #interfere(fault: CallFault, response: ServerResponse): Promise<boolean> {
    const { kind, code = 500 } = fault
    if (kind === 'hang') {
      await new Promise((resolve) => response.once('close', resolve))
      return true
    }
    if (kind === 'cut') {
      response.destroy()
      return true
    }
    if (kind === 'garbage') {
      response.writeHead(code, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      return true
    }
    if (kind === 'refuse') {
      if (code === 429 && fault.description === undefined) throw tooManyRequests(fault.retryAfter ?? 1)
      throw new BotApiError(code, fault.description ?? 'Internal Server Error', fault.retryAfter)
    }
    if (kind === 'slow') await sleep(fault.delayMs ?? 0, undefined, { signal: this.#stopped }).catch(() => undefined)
    return false
  }
}

function replyError(response: ServerResponse, error: BotApiError): void {
  reply(response, error.code, {
    ok: false,
    error_code: error.code,
    description: error.message,
    ...(error.retryAfterSeconds === undefined ? {} : { parameters: { retry_after: error.retryAfterSeconds } }),
  })
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
