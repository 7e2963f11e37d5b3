import type { CallbackQueries } from './callback-queries.ts'
import type { Chat, Chats, FakeMessage } from './chats.ts'
import { type BotIdentity, chatOf } from './message-methods.ts'
import { SAMPLE_CONTENT, type SampleContent } from './sample-content.ts'
import type { UpdateQueue } from './update-queue.ts'

/** What a user sends: a text, something else with or without a caption, or a message's fields as they are. */
export type UserContent = string | { content: SampleContent; caption?: string } | { fields: Record<string, unknown> }

/** What people do in their Telegram app. Every action returns the update_id that it caused. */
export class UserActions {
  readonly #chats: Chats
  readonly #updates: UpdateQueue
  readonly #queries: CallbackQueries
  readonly #bot: BotIdentity
  readonly #now: () => number

  constructor(
    { chats, updates, queries }: { chats: Chats; updates: UpdateQueue; queries: CallbackQueries },
    bot: BotIdentity,
    now: () => number,
  ) {
    this.#chats = chats
    this.#updates = updates
    this.#queries = queries
    this.#bot = bot
    this.#now = now
  }

  /** Makes the user up if need be; from the first message on the bot can find the chat. */
  userSends(chatId: number, content: UserContent): number {
    const chat = this.#chats.ofUser(chatId)
    if (chat.blocked) this.userUnblocks(chatId)
    chat.started = true
    const message: FakeMessage = {
      message_id: this.#chats.nextMessageId(),
      from: chat.user,
      chat: chatOf(chat),
      date: this.#seconds(),
      ...fieldsOf(content),
    }
    this.#chats.add(chat, message, false)
    return this.#updates.add('message', { ...message }, `chat:${chatId}`)
  }

  userEdits(chatId: number, messageId: number, text: string): number {
    const chat = this.#chats.ofUser(chatId)
    const kept = this.#chats.find(chat, messageId)
    if (kept === undefined || kept.fromBot) throw new Error(`user ${chatId} has no message ${messageId} to edit`)
    kept.formerTexts.push(kept.message.text ?? '')
    Object.assign(kept.message, fieldsOf(text), { edit_date: this.#seconds() })
    this.#chats.changed(chat)
    return this.#updates.add('edited_message', { ...kept.message }, `chat:${chatId}`)
  }

  /**
   * Presses a button that is on the message now. With `evenIfGone` it may have been taken away, or the message deleted: the
   * person's screen was behind. A deleted message is inaccessible (core.telegram.org/bots/api#inaccessiblemessage).
   */
  userPresses(chatId: number, messageId: number, data: string, { evenIfGone = false } = {}): number {
    const chat = this.#chats.ofUser(chatId)
    const kept = this.#chats.find(chat, messageId)
    const buttons = kept?.message.reply_markup?.inline_keyboard.flat() ?? []
    if (!evenIfGone && !buttons.some((button) => button.callback_data === data)) {
      const there = buttons.map((button) => button.callback_data).join(', ') || 'none'
      throw new Error(`message ${messageId} of chat ${chatId} has no button "${data}"; there is: ${there}`)
    }
    const query = {
      id: this.#queries.ask(chatId),
      from: chat.user,
      message: kept === undefined ? { chat: chatOf(chat), message_id: messageId, date: 0 } : { ...kept.message },
      chat_instance: String(chatId),
      data,
    }
    return this.#updates.add('callback_query', query, `press:${chatId}`)
  }

  userBlocks(chatId: number): number {
    return this.#setBlocked(this.#chats.ofUser(chatId), true)
  }

  userUnblocks(chatId: number): number {
    return this.#setBlocked(this.#chats.ofUser(chatId), false)
  }

  #setBlocked(chat: Chat, blocked: boolean): number {
    const change = {
      chat: chatOf(chat),
      from: chat.user,
      date: this.#seconds(),
      old_chat_member: { user: this.#bot, status: chat.blocked ? 'kicked' : 'member' },
      new_chat_member: { user: this.#bot, status: blocked ? 'kicked' : 'member', until_date: 0 },
    }
    chat.blocked = blocked
    return this.#updates.add('my_chat_member', change, `member:${chat.user.id}`)
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000)
  }
}

function fieldsOf(content: UserContent): Record<string, unknown> {
  if (typeof content !== 'string') {
    if ('fields' in content) return content.fields
    return {
      ...SAMPLE_CONTENT[content.content],
      ...(content.caption === undefined ? {} : { caption: content.caption }),
    }
  }
  const command = /^\/[A-Za-z0-9_]{1,64}(?:@\w+)?(?!\S)/.exec(content)?.[0]
  if (command === undefined) return { text: content }
  return { text: content, entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
}
