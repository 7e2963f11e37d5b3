import { ZaloError } from 'zalo-oa-sdk'
import { DeliveryError, type DeliveryFault } from '../channel.ts'

/** Not following, blocked, 45 days without Zalo, opted out: nothing reaches this account until the person writes again. */
const GONE = new Set([-213, -217, -227, -244])
const AWAY_SECONDS = 5
const MINUTE_SECONDS = 60

const toWait = ({ remedy }: ZaloError, now: Date) => ({
  afterSeconds: remedy === 'waitForNextMinute' ? MINUTE_SECONDS - now.getUTCSeconds() : AWAY_SECONDS,
  scope: 'channel' as const,
})

/**
 * An empty account refuses what costs, a wrong template refuses that template; what people ask is answered all the same, so
 * neither closes the channel.
 */
const isAboutThisMessage = ({ remedy }: ZaloError): boolean => remedy === 'fundAccount' || remedy === 'fixTemplate'

const faultOf = (error: ZaloError): DeliveryFault => {
  // The tokens could not be renewed: nothing was sent, whatever became of the renewal.
  if (error.api === 'oauth' && error.action === 'unknownMaybeSent') return 'retry'
  switch (error.action) {
    case 'retry':
      // Not at night: whoever waits for the morning may be reached another way now.
      return error.remedy === 'waitUntil0600' ? 'elsewhere' : 'retry'
    case 'otherChannel':
      return error.api === 'oa' && error.code !== null && GONE.has(error.code) ? 'unreachable' : 'elsewhere'
    case 'permanent':
      return 'rejected'
    case 'unknownMaybeSent':
      return 'unknown'
    case 'tellAdministrator':
      return isAboutThisMessage(error) ? 'elsewhere' : 'misconfigured'
    case 'refreshToken':
      return 'misconfigured'
  }
}

/** What may be done about a failure of Zalo's; any other error is passed through. */
export const deliveryErrorOf = (error: unknown, now: Date): unknown => {
  if (!(error instanceof ZaloError)) return error
  const fault = faultOf(error)
  return new DeliveryError(fault, error.message, fault === 'retry' ? toWait(error, now) : {})
}

/**
 * The same where an earlier part has arrived: anything but trying the rest again would begin anew elsewhere, so the rest
 * counts as sent.
 */
export const deliveryErrorOfRest = (error: unknown, now: Date): unknown => {
  const failure = deliveryErrorOf(error, now)
  if (!(failure instanceof DeliveryError) || failure.fault === 'retry') return failure
  return new DeliveryError('unknown', failure.message)
}
