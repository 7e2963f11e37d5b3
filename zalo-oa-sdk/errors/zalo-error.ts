/**
 * What the caller should do about a failure. Only after `unknownMaybeSent` may the message have arrived; after every
 * other action it certainly has not, so another channel cannot make it arrive twice.
 *
 * - `retry`: the same request may be made again later, see `remedy` for when.
 * - `refreshToken`: the access token is refused even though the client has already replaced it once.
 * - `otherChannel`: this person cannot be reached this way now.
 * - `tellAdministrator`: nothing works until a person changes something at Zalo or in the configuration.
 * - `permanent`: this message will never be accepted.
 * - `unknownMaybeSent`: do not repeat it and do not send it by another channel without asking.
 */
export type ZaloAction =
  | 'retry'
  | 'refreshToken'
  | 'otherChannel'
  | 'tellAdministrator'
  | 'permanent'
  | 'unknownMaybeSent'

/** The step that makes the action concrete, where there is one. Hours are Asia/Ho_Chi_Minh. */
export type ZaloRemedy =
  | 'waitForNextMinute'
  | 'waitForNextPeriod'
  | 'waitUntil0600'
  | 'uploadAgain'
  | 'sendTemplate'
  | 'sendByPhone'
  | 'switchEndpoint'
  | 'consentAgain'
  | 'checkPhone'
  | 'fixTemplate'
  | 'fixRequest'
  | 'fundAccount'
  | 'checkAccount'

export type ZaloApi = 'oa' | 'zns' | 'oauth' | 'bot'

export interface ZaloErrorDetails {
  api: ZaloApi
  action: ZaloAction
  /** Zalo's own code; absent when Zalo did not answer or was not asked. */
  code?: number
  remedy?: ZaloRemedy
  cause?: unknown
}

/** Every failure of this library. Its message holds neither tokens nor the content of messages. */
export class ZaloError extends Error {
  override readonly name: string = 'ZaloError'
  readonly api: ZaloApi
  readonly action: ZaloAction
  readonly code: number | null
  readonly remedy: ZaloRemedy | null

  constructor(message: string, { api, action, code, remedy, cause }: ZaloErrorDetails) {
    super(message, cause === undefined ? undefined : { cause })
    this.api = api
    this.action = action
    this.code = code ?? null
    this.remedy = remedy ?? null
  }
}

export type ZaloLimit =
  | 'textLength'
  | 'buttonCount'
  | 'buttonTitleLength'
  | 'buttonPayloadLength'
  | 'imageBytes'
  | 'gifBytes'
  | 'fileBytes'
  | 'fileType'
  | 'templateParameterLength'
  | 'trackingIdLength'
  | 'phone'
  | 'empty'

/** A request that Zalo would refuse, stopped before it was sent. `max` and `actual` are in the unit that `limit` names. */
export class ZaloLimitError extends ZaloError {
  override readonly name = 'ZaloLimitError'
  readonly limit: ZaloLimit
  /** Which part broke the limit: a parameter, a button's title. */
  readonly part: string
  readonly max: number | null
  readonly actual: number | null

  constructor(limit: ZaloLimit, part: string, { api, max, actual }: { api: ZaloApi; max?: number; actual?: number }) {
    const size = max === undefined ? '' : `: ${actual ?? '?'} of at most ${max}`
    super(`${limit} (${part})${size}`, { api, action: 'permanent', remedy: 'fixRequest' })
    this.limit = limit
    this.part = part
    this.max = max ?? null
    this.actual = actual ?? null
  }
}
