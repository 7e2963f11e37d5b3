import { DeliveryError, type DeliveryFault } from '../channel.ts'

/** A Bot API method that did not succeed, with what Telegram (or the network) said about it. Never holds the token. */
export class TelegramApiError extends DeliveryError {
  /** Telegram's `error_code`; 0 when no answer of Telegram's was received. */
  readonly status: number
  readonly description: string
  constructor(method: string, status: number, description: string, retryAfterSeconds?: number) {
    const fault = faultOf(status, description)
    super(fault, `Telegram ${method}: ${status === 0 ? '' : `${status} `}${description}`, {
      ...(retryAfterSeconds === undefined ? {} : { afterSeconds: retryAfterSeconds }),
      scope: scopeOf(status, description),
    })
    this.status = status
    this.description = description
  }
}

/** 400s that are about the person, not about the message. */
const PERSON_IS_GONE = /chat not found|user not found|user is deactivated|peer_id_invalid|chat_id is empty/i

function faultOf(status: number, description: string): DeliveryFault {
  if (status === 401 || status === 404) return 'misconfigured'
  if (status === 403 || (status === 400 && PERSON_IS_GONE.test(description))) return 'unreachable'
  if (status === 0 || status === 409 || status === 429 || status >= 500) return 'retry'
  return 'rejected'
}

/**
 * Telegram's 429 does not say which limit was met: 1 message a second to one person or 30 a second in all
 * (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). Unless the words tell, the whole channel
 * waits: sending on into a flood limit lengthens it. Network faults and 5xx hit everybody as well.
 */
function scopeOf(status: number, description: string): 'recipient' | 'channel' {
  if (status === 429) return /\b(chat|user)\b/i.test(description) ? 'recipient' : 'channel'
  return status === 0 || status >= 500 ? 'channel' : 'recipient'
}
