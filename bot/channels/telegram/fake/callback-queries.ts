import { badRequest } from './bot-api-error.ts'
import { type Parameters, textParameter } from './parameters.ts'

export interface CallbackQueryRecord {
  id: string
  chatId: number
  askedAtMs: number
  answered: boolean
}

/** After this Telegram takes no answer to a press any more. */
const EXPIRY_MS = 60_000

/** answerCallbackQuery (core.telegram.org/bots/api#answercallbackquery). */
export class CallbackQueries {
  readonly #queries = new Map<string, CallbackQueryRecord>()
  readonly #now: () => number
  #nextId = 1

  constructor(now: () => number) {
    this.#now = now
  }

  ask(chatId: number): string {
    const id = `${4_000_000_000_000 + this.#nextId}`
    this.#nextId += 1
    this.#queries.set(id, { id, chatId, askedAtMs: this.#now(), answered: false })
    return id
  }

  answerCallbackQuery(parameters: Parameters): true {
    const query = this.#queries.get(textParameter(parameters, 'callback_query_id') ?? '')
    if (query === undefined || this.#now() - query.askedAtMs > EXPIRY_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    query.answered = true
    return true
  }

  list(): CallbackQueryRecord[] {
    return [...this.#queries.values()]
  }
}
