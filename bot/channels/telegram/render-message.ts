import type { InlineKeyboardMarkup, MessageEntity } from 'telegraf/types'
import type { Button, Message } from '../channel.ts'
import { cleanText } from '../clean-text.ts'
import { splitText } from '../split-text.ts'

/** The longest text of one message, in UTF-16 units after entity parsing (core.telegram.org/bots/api#sendmessage). */
export const TEXT_LENGTH_MAX = 4096

/** What sendMessage and editMessageText have in common (core.telegram.org/bots/api#sendmessage, #editmessagetext). */
export interface RenderedPart {
  text: string
  entities?: MessageEntity[]
  reply_markup?: InlineKeyboardMarkup
  /** Previews are off: Telegram's preview would fetch, and so use up, a one-time link. */
  link_preview_options: { is_disabled: true }
}

/**
 * A message as Telegram takes it: one part, or several for a long text, with the buttons under the last. Empty when there
 * is nothing to read in it.
 *
 * The title is made bold by an entity, not by `parse_mode`: nothing is parsed, so nothing that a user or an administrator
 * has typed can break the message, and a long title may be split without leaving a tag open. Offsets count UTF-16 units,
 * as JavaScript does (core.telegram.org/api/entities#entity-length).
 */
export function renderMessage(message: Message): RenderedPart[] {
  const title = cleanText(message.title ?? '').trim()
  const text = cleanText(message.text)
  const whole = title === '' ? text : `${title}\n${text}`
  const parts = splitText(whole, TEXT_LENGTH_MAX)
  const keyboard = renderKeyboard(message.buttons)
  return parts.map((part, index) => {
    const rendered: RenderedPart = { text: part.text, link_preview_options: { is_disabled: true } }
    const boldLength = Math.min(title.length - part.start, part.text.length)
    if (boldLength > 0) rendered.entities = [{ type: 'bold', offset: 0, length: boldLength }]
    if (keyboard !== undefined && index === parts.length - 1) rendered.reply_markup = keyboard
    return rendered
  })
}

function renderKeyboard(rows: Button[][] | undefined): InlineKeyboardMarkup | undefined {
  const filled = rows?.filter((row) => row.length > 0) ?? []
  if (filled.length === 0) return undefined
  return {
    inline_keyboard: filled.map((row) =>
      row.map((button) => ({ text: cleanText(button.title), callback_data: button.action })),
    ),
  }
}
