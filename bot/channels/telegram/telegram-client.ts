import { Telegram } from 'telegraf'
import type { Telegram as Methods, Opts } from 'telegraf/types'
import type { CallApi, CallApiOptions } from './call-api.ts'

/**
 * telegraf's client with its typed methods, over our own transport: telegraf's waits 500 s for an answer and knows
 * nothing of `retry_after`.
 */
export class TelegramClient extends Telegram {
  readonly #api: CallApi

  constructor(token: string, apiRoot: string, api: CallApi) {
    super(token, { apiRoot })
    this.#api = api
  }

  override async callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    options: Parameters<Telegram['callApi']>[2] & CallApiOptions = {},
  ): Promise<ReturnType<Methods[M]>> {
    // The Bot API's documentation vouches for the type of a method's result.
    return (await this.#api.call(method, payload ?? {}, options)) as ReturnType<Methods[M]>
  }
}
