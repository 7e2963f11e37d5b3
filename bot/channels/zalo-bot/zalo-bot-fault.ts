import { ZaloError } from 'zalo-oa-sdk/bot'
import type { Logger } from '../../../services/logger.ts'
import { DeliveryError, type DeliveryFault } from '../channel.ts'

const AWAY_SECONDS = 5
const FIRST_WAIT_SECONDS = 5
/** 5, 10, 20, 40, 80 seconds: longer than any limit by the minute lasts. What is refused then is the month's quota. */
const WAITS_MAX = 5

export interface Faults {
  /** Zalo has taken a message. */
  taken(): void
  /** What may be done about a failure of Zalo's; any other error is passed through. */
  of(error: unknown): unknown
  /** The same where an earlier part has arrived: anything but the rest would begin anew elsewhere, so it counts as sent. */
  ofRest(error: unknown): unknown
}

const faultOf = ({ action, code }: ZaloError): DeliveryFault => {
  switch (action) {
    case 'retry':
      return 'retry'
    case 'otherChannel':
      return code === 403 ? 'unreachable' : 'elsewhere'
    case 'permanent':
      return 'rejected'
    case 'unknownMaybeSent':
      return 'unknown'
    case 'tellAdministrator':
    case 'refreshToken':
      return 'misconfigured'
  }
}

/** Zalo says neither whether a limit is that of the minute or of the month, nor for how long. */
const isLimit = ({ code, remedy }: ZaloError): boolean => code === 429 || remedy === 'waitForNextMinute'

export const createFaults = ({ log, now }: { log: Logger; now: () => number }): Faults => {
  let waits = 0
  let waitsUntil = 0

  /** Messages that were under way together meet one limit, not several. */
  const limited = (reason: string): DeliveryError => {
    const at = now()
    if (at >= waitsUntil) {
      waits += 1
      waitsUntil = at + FIRST_WAIT_SECONDS * 2 ** (Math.min(waits, WAITS_MAX) - 1) * 1000
      if (waits === WAITS_MAX + 1)
        log.error({}, 'Zalo Bot: the quota is used up; a free bot has 3,000 messages a month and 50 people')
    }
    if (waits > WAITS_MAX) return new DeliveryError('elsewhere', reason)
    const afterSeconds = Math.max(1, Math.ceil((waitsUntil - at) / 1000))
    return new DeliveryError('retry', reason, { afterSeconds, scope: 'channel' })
  }

  const of = (error: unknown): unknown => {
    if (!(error instanceof ZaloError)) return error
    if (isLimit(error)) return limited(error.message)
    const fault = faultOf(error)
    const wait = { afterSeconds: AWAY_SECONDS, scope: 'channel' } as const
    return new DeliveryError(fault, error.message, fault === 'retry' ? wait : {})
  }

  return {
    taken() {
      waits = 0
      waitsUntil = 0
    },
    of,
    ofRest(error) {
      const failure = of(error)
      if (!(failure instanceof DeliveryError) || failure.fault === 'retry') return failure
      return new DeliveryError('unknown', failure.message)
    },
  }
}
