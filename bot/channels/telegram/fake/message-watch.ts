import type { Chat, Chats, KeptMessage } from './chats.ts'

/** A message as it stands in the chat now. */
export interface SeenMessage {
  messageId: number
  fromBot: boolean
  text: string
  /** The part of the text that is bold. */
  bold: string
  buttons: { title: string; data: string }[][]
  /** What the text was before each edit, oldest first. */
  formerTexts: string[]
  deleted: boolean
}

const WAIT_TIMEOUT_MS = 10_000

/** Looking into the chats, and waiting for what the bot will say. */
export class MessageWatch {
  readonly #chats: Chats

  constructor(chats: Chats) {
    this.#chats = chats
  }

  /** All messages of a chat, oldest first. */
  messages(chatId: number): SeenMessage[] {
    return this.#chats.ofUser(chatId).messages.map(seen)
  }

  /** The n-th message (from 1) that the bot sent into a chat, as soon as it is there. */
  async waitForMessage(chatId: number, n: number, timeoutMs: number = WAIT_TIMEOUT_MS): Promise<SeenMessage> {
    const found = await this.#wait(chatId, (chat) => chat.fromBot[n - 1], `message ${n}`, timeoutMs)
    return seen(found)
  }

  /** The first of the bot's messages, edits included, that meets the condition, as soon as there is one. */
  async waitForMessageThat(
    chatId: number,
    condition: (message: SeenMessage) => boolean,
    timeoutMs: number = WAIT_TIMEOUT_MS,
  ): Promise<SeenMessage> {
    const meets = (chat: Chat) => chat.fromBot.map(seen).find(condition)
    return await this.#wait(chatId, meets, 'a message that meets the condition', timeoutMs)
  }

  #wait<T>(chatId: number, find: (chat: Chat) => T | undefined, what: string, timeoutMs: number): Promise<T> {
    const chat = this.#chats.ofUser(chatId)
    const already = find(chat)
    if (already !== undefined) return Promise.resolve(already)
    return new Promise((resolve, reject) => {
      const stop = this.#chats.watch(chatId, () => {
        const found = find(chat)
        if (found === undefined) return
        finish()
        resolve(found)
      })
      const timer = setTimeout(() => {
        finish()
        const texts = chat.fromBot.map((kept) => JSON.stringify(kept.message.text)).join(', ')
        reject(
          new Error(`chat ${chatId}: ${what} did not come within ${timeoutMs} ms; the bot said: ${texts || 'nothing'}`),
        )
      }, timeoutMs)
      const finish = () => {
        stop()
        clearTimeout(timer)
      }
    })
  }
}

function seen({ message, fromBot, formerTexts, deleted }: KeptMessage): SeenMessage {
  const { text = '', entities = [], reply_markup } = message
  const bold = entities.filter((entity) => entity.type === 'bold')
  return {
    messageId: message.message_id,
    fromBot,
    text,
    bold: bold.map((entity) => text.slice(entity.offset, entity.offset + entity.length)).join(''),
    buttons: (reply_markup?.inline_keyboard ?? []).map((row) =>
      row.map((button) => ({ title: button.text, data: button.callback_data ?? '' })),
    ),
    formerTexts: [...formerTexts],
    deleted,
  }
}
