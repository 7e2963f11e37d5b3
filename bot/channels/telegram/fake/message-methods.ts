import { isDeepStrictEqual } from 'node:util'
import { BotApiError, badRequest } from './bot-api-error.ts'
import type { Chat, Chats, FakeMessage, KeptMessage } from './chats.ts'
import type { Documents } from './documents.ts'
import { readFormattedText } from './formatted-text.ts'
import { integerParameter, type Parameters, textParameter } from './parameters.ts'
import type { FormattedText } from './parse-html.ts'
import { keepPhoto } from './photos.ts'
import type { RateLimiter } from './rate-limits.ts'
import { type InlineKeyboard, readReplyMarkup } from './reply-markup.ts'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

export interface BotIdentity {
  id: number
  is_bot: true
  first_name: string
  username: string
}

/** sendMessage, sendDocument, sendPhoto, editMessageText, editMessageReplyMarkup and deleteMessage (core.telegram.org/bots/api#sendmessage). */
export class MessageMethods {
  readonly #chats: Chats
  readonly #bot: BotIdentity
  readonly #limiter: RateLimiter
  readonly #now: () => number

  constructor(chats: Chats, bot: BotIdentity, limiter: RateLimiter, now: () => number) {
    this.#chats = chats
    this.#bot = bot
    this.#limiter = limiter
    this.#now = now
  }

  sendMessage(parameters: Parameters): FakeMessage {
    const formatted = readFormattedText(parameters)
    const markup = readReplyMarkup(parameters)
    const chat = this.#openChat(parameters)
    this.#limiter.spend(chat.user.id)
    const message: FakeMessage = {
      message_id: this.#chats.nextMessageId(),
      from: this.#bot,
      chat: chatOf(chat),
      date: this.#seconds(),
      text: formatted.text,
    }
    setContent(message, formatted, markup)
    this.#chats.add(chat, message, true)
    return message
  }

  /** Takes an uploaded file (core.telegram.org/bots/api#sending-files), as multipart/form-data only. */
  async sendDocument(parameters: Parameters, documents: Documents): Promise<FakeMessage> {
    const { document } = parameters
    if (!(document instanceof File)) throw badRequest('there is no document in the request')
    const bytes = new Uint8Array(await document.arrayBuffer())
    return this.#addFile(parameters, () => ({
      document: documents.keep({ fileName: document.name, mediaType: document.type, bytes }),
    }))
  }

  /** The same for a picture, which is shown (core.telegram.org/bots/api#sendphoto). */
  async sendPhoto(parameters: Parameters, documents: Documents): Promise<FakeMessage> {
    const photo = await keepPhoto(parameters.photo, documents)
    return this.#addFile(parameters, () => ({ photo }))
  }

  #addFile(parameters: Parameters, content: () => Record<string, unknown>): FakeMessage {
    const chat = this.#openChat(parameters)
    this.#limiter.spend(chat.user.id)
    const message: FakeMessage = {
      message_id: this.#chats.nextMessageId(),
      from: this.#bot,
      chat: chatOf(chat),
      date: this.#seconds(),
      ...content(),
    }
    this.#chats.add(chat, message, true)
    return message
  }

  editMessageText(parameters: Parameters): FakeMessage {
    const formatted = readFormattedText(parameters)
    const markup = readReplyMarkup(parameters)
    const chat = this.#openChat(parameters)
    const kept = this.#ownMessage(chat, parameters)
    this.#limiter.spend(chat.user.id)
    return this.#edit(chat, kept, formatted, markup)
  }

  editMessageReplyMarkup(parameters: Parameters): FakeMessage {
    const markup = readReplyMarkup(parameters)
    const chat = this.#openChat(parameters)
    const kept = this.#ownMessage(chat, parameters)
    const { text = '', entities = [] } = kept.message
    return this.#edit(chat, kept, { text, entities }, markup)
  }

  deleteMessage(parameters: Parameters): true {
    const chat = this.#openChat(parameters)
    const kept = this.#chats.find(chat, integerParameter(parameters, 'message_id'))
    if (kept === undefined) throw badRequest('message to delete not found')
    kept.deleted = true
    this.#chats.changed(chat)
    return true
  }

  #edit(chat: Chat, kept: KeptMessage, formatted: FormattedText, markup: InlineKeyboard | undefined): FakeMessage {
    const { message } = kept
    const isSame =
      message.text === formatted.text &&
      isDeepStrictEqual(message.entities ?? [], formatted.entities) &&
      isDeepStrictEqual(message.reply_markup, markup)
    if (isSame) throw badRequest(NOT_MODIFIED)
    kept.formerTexts.push(message.text ?? '')
    message.text = formatted.text
    message.edit_date = this.#seconds()
    setContent(message, formatted, markup)
    this.#chats.changed(chat)
    return message
  }

  #openChat(parameters: Parameters): Chat {
    if ((textParameter(parameters, 'chat_id') ?? '') === '') throw badRequest('chat_id is empty')
    const chat = this.#chats.forBot(integerParameter(parameters, 'chat_id'))
    if (chat.blocked) throw new BotApiError(403, 'Forbidden: bot was blocked by the user')
    return chat
  }

  #ownMessage(chat: Chat, parameters: Parameters): KeptMessage {
    const messageId = integerParameter(parameters, 'message_id')
    if (messageId === undefined) throw badRequest('message identifier is not specified')
    const kept = this.#chats.find(chat, messageId)
    if (kept === undefined) throw badRequest('message to edit not found')
    if (!kept.fromBot) throw badRequest("message can't be edited")
    return kept
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000)
  }
}

export function chatOf(chat: Chat): FakeMessage['chat'] {
  const { id, first_name, username } = chat.user
  return { id, type: 'private', first_name, ...(username === undefined ? {} : { username }) }
}

function setContent(message: FakeMessage, formatted: FormattedText, markup: InlineKeyboard | undefined): void {
  if (formatted.entities.length > 0) message.entities = formatted.entities
  else delete message.entities
  if (markup !== undefined) message.reply_markup = markup
  else delete message.reply_markup
}
