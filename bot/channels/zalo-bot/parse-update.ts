import type { BotUpdate } from 'zalo-oa-sdk/bot'
import type { Inbound, Input } from '../channel.ts'
import { cleanText } from '../clean-text.ts'

export type ParsedUpdate =
  /** `date`: milliseconds since 1970, by Zalo's clock. */
  | { kind: 'inbound'; inbound: Inbound; date: number }
  /** Asks nothing of us: robots, groups that did not speak to the bot, events that are not known. */
  | { kind: 'ignored' }
  | { kind: 'malformed' }

type Known = Exclude<BotUpdate, { kind: 'unknown' }>

const inputOf = (update: Known): Input => {
  switch (update.kind) {
    case 'text':
      return { kind: 'text', text: cleanText(update.text) }
    case 'photo': {
      const caption = cleanText(update.caption ?? '')
      return { kind: 'unsupported', content: 'photo', ...(caption !== '' && { caption }) }
    }
    case 'sticker':
    case 'voice':
      return { kind: 'unsupported', content: update.kind }
    case 'unsupported':
      return { kind: 'unsupported', content: 'other' }
  }
}

/** In a group others are spoken to as well; a mention is known once the bot knows its own name. */
const isSpokenTo = (update: Known, botName: string | undefined): boolean =>
  update.kind === 'text' &&
  (update.text.startsWith('/') ||
    (botName !== undefined && update.text.toLowerCase().includes(`@${botName.toLowerCase()}`)))

/** What an update of the Bot Platform asks of us. A group hears only that we do not work there. */
export const parseUpdate = (update: BotUpdate, botName?: string): ParsedUpdate => {
  if (update.kind === 'unknown') return { kind: update.name === null ? 'malformed' : 'ignored' }
  // Two robots must not answer each other for ever.
  if (update.isBot) return { kind: 'ignored' }
  const isGroup = update.chatType === 'GROUP'
  if (isGroup && !isSpokenTo(update, botName)) return { kind: 'ignored' }
  const input: Input = isGroup ? { kind: 'unsupported', content: 'group' } : inputOf(update)
  return {
    kind: 'inbound',
    inbound: { channel: 'zalo-bot', sender: update.chatId, updateKey: update.messageId, input },
    date: update.date,
  }
}
