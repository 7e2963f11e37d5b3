/** A refusal in Telegram's words (core.telegram.org/bots/api#making-requests: error_code, description, parameters). */
export class BotApiError extends Error {
  readonly code: number
  readonly retryAfterSeconds: number | undefined
  constructor(code: number, description: string, retryAfterSeconds?: number) {
    super(description)
    this.name = 'BotApiError'
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export function badRequest(reason: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${reason}`)
}
