import { Telegram } from 'telegraf'
import type { Telegram as Methods, Opts } from 'telegraf/types'
import type { BuiltDocument } from '../channel.ts'
import type { CallApi, CallApiOptions } from './call-api.ts'
import { TelegramApiError } from './telegram-api-error.ts'

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

  /** A file of our own: a picture is shown (core.telegram.org/bots/api#sendphoto), any other is a document (#senddocument). */
  async upload(chatId: string, { fileName, mediaType, bytes }: BuiltDocument): Promise<void> {
    const [method, parameter] = mediaType.startsWith('image/') ? ['sendPhoto', 'photo'] : ['sendDocument', 'document']
    await this.#api.upload(method, { chat_id: chatId }, { parameter, fileName, mediaType, bytes })
  }

  /** The bytes of a file that somebody sent. Throws `TelegramApiError`. */
  async downloadFile(fileId: string, bytesMax: number): Promise<Uint8Array> {
    const { file_path: path } = await this.callApi('getFile', { file_id: fileId })
    if (path === undefined) throw new TelegramApiError('getFile', 404, 'the file has no path')
    return await this.#api.download(path, bytesMax)
  }
}
