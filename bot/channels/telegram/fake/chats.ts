import { badRequest } from './bot-api-error.ts'
import type { Entity } from './parse-html.ts'
import type { InlineKeyboard } from './reply-markup.ts'

export interface FakeUser {
  id: number
  is_bot: false
  first_name: string
  username?: string
  language_code: string
}

/** A Message as it is sent over the wire (core.telegram.org/bots/api#message). */
export interface FakeMessage {
  message_id: number
  from: { id: number; is_bot: boolean; first_name: string; username?: string }
  chat: { id: number; type: string; first_name: string; username?: string }
  date: number
  edit_date?: number
  text?: string
  entities?: Entity[]
  reply_markup?: InlineKeyboard
  [content: string]: unknown
}

export interface KeptMessage {
  message: FakeMessage
  fromBot: boolean
  deleted: boolean
  formerTexts: string[]
}

/** A private chat with one user, with all that was said in it, oldest first. */
export interface Chat {
  user: FakeUser
  /** Whether the user has written to the bot; before that the bot cannot find the chat. */
  started: boolean
  blocked: boolean
  messages: KeptMessage[]
  /** The bot's own, to wait for the n-th. */
  fromBot: KeptMessage[]
}

/** The chats that exist, and who waits for something to happen in them. */
export class Chats {
  readonly #chats = new Map<number, Chat>()
  readonly #watchers = new Map<number, Set<() => void>>()
  #nextMessageId = 1
  #nextUserId = 700_000_001

  createUser(given: { id?: number; firstName?: string; username?: string; started?: boolean } = {}): FakeUser {
    const id = given.id ?? this.#nextUserId
    this.#nextUserId = Math.max(this.#nextUserId, id + 1)
    const user: FakeUser = {
      id,
      is_bot: false,
      first_name: given.firstName ?? `User ${id}`,
      ...(given.username === undefined ? {} : { username: given.username }),
      language_code: 'vi',
    }
    this.#chats.set(id, { user, started: given.started ?? false, blocked: false, messages: [], fromBot: [] })
    return user
  }

  /** The chat with a user, who is made up if need be. */
  ofUser(id: number): Chat {
    if (!this.#chats.has(id)) this.createUser({ id })
    return this.#existing(id)
  }

  /** The chat as the bot sees it. */
  forBot(id: number | undefined): Chat {
    const chat = id === undefined ? undefined : this.#chats.get(id)
    if (chat === undefined || !chat.started) throw badRequest('chat not found')
    return chat
  }

  nextMessageId(): number {
    const id = this.#nextMessageId
    this.#nextMessageId += 1
    return id
  }

  add(chat: Chat, message: FakeMessage, fromBot: boolean): void {
    const kept: KeptMessage = { message, fromBot, deleted: false, formerTexts: [] }
    chat.messages.push(kept)
    if (fromBot) chat.fromBot.push(kept)
    this.changed(chat)
  }

  find(chat: Chat, messageId: number | undefined): KeptMessage | undefined {
    return chat.messages.findLast((kept) => kept.message.message_id === messageId && !kept.deleted)
  }

  changed(chat: Chat): void {
    for (const watcher of this.#watchers.get(chat.user.id) ?? []) watcher()
  }

  watch(chatId: number, watcher: () => void): () => void {
    const watchers = this.#watchers.get(chatId) ?? new Set()
    this.#watchers.set(chatId, watchers.add(watcher))
    return () => watchers.delete(watcher)
  }

  #existing(id: number): Chat {
    const chat = this.#chats.get(id)
    if (chat === undefined) throw new Error(`no chat ${id}`)
    return chat
  }
}
