import type { Inbound, Input } from '../channel.ts'
import { cleanText } from '../clean-text.ts'
import { isSheetName } from '../sheet-name.ts'
import { isRecord } from './is-record.ts'
import { contentOf } from './message-content.ts'

/** Something that is not an Update (core.telegram.org/bots/api#update); delivering it again would not help. */
export class MalformedUpdate extends Error {
  constructor(what: string) {
    super(`not a Telegram update: ${what}`)
    this.name = 'MalformedUpdate'
  }
}

export interface SheetFile {
  fileId: string
  name: string
  /** As Telegram tells it; what is fetched is counted. */
  bytes: number
}

export interface ParsedUpdate {
  updateId: number
  /** The chat that it belongs to: updates of one chat are handled in order. Absent where there is none. */
  chat?: string
  /** What goes on to the engine; absent for an update that asks nothing of us. */
  inbound?: Inbound
  /** A spreadsheet to be fetched and read, in place of the input that says only that there is a file. */
  sheet?: SheetFile
  /** The callback query to acknowledge. */
  callbackQueryId?: string
}

/** The kinds of update that we ask Telegram for (core.telegram.org/bots/api#getupdates, allowed_updates). */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/**
 * Reads one update by hand-checked narrowings (a schema library would cost more than the rest of the way in).
 * Private chats only: a group gets the answer that we do not work there, and only when it spoke to the bot.
 * Throws `MalformedUpdate` and nothing else.
 */
export function parseUpdate(update: unknown, botUsername?: string): ParsedUpdate {
  if (!isRecord(update)) throw new MalformedUpdate('not an object')
  const updateId = update.update_id
  if (!isWholeNumber(updateId)) throw new MalformedUpdate('no update_id')
  if (update.message !== undefined) return parseMessage(updateId, update.message, botUsername)
  if (update.callback_query !== undefined) return parsePress(updateId, update.callback_query)
  if (update.edited_message !== undefined) return parseEdit(updateId, update.edited_message)
  if (update.my_chat_member !== undefined) return parseMembership(updateId, update.my_chat_member)
  return { updateId }
}

function parseMessage(updateId: number, message: unknown, botUsername: string | undefined): ParsedUpdate {
  const { fields, chat, isPrivate } = readInChat(message, 'message')
  const text = optionalString(fields.text, 'text')
  // Two robots must not answer each other for ever.
  if (isRecord(fields.from) && fields.from.is_bot === true) return { updateId, chat }
  if (!isPrivate) {
    const spokenTo = isSpokenTo(text ?? optionalString(fields.caption, 'caption') ?? '', botUsername)
    return spokenTo ? inboundOf(updateId, chat, { kind: 'unsupported', content: 'group' }) : { updateId, chat }
  }
  if (text !== undefined) return inboundOf(updateId, chat, { kind: 'text', text: withoutBotName(cleanText(text)) })
  const content = contentOf(fields)
  if (content === undefined) return { updateId, chat }
  const caption = optionalString(fields.caption, 'caption')
  const sheet = content === 'file' ? sheetIn(fields.document) : undefined
  const parsed = inboundOf(updateId, chat, {
    kind: 'unsupported',
    content,
    ...(caption === undefined ? {} : { caption: cleanText(caption) }),
  })
  return sheet === undefined ? parsed : { ...parsed, sheet }
}

const SHEET_MEDIA_TYPE = /spreadsheetml|ms-excel/

function sheetIn(document: unknown): SheetFile | undefined {
  if (!isRecord(document) || typeof document.file_id !== 'string') return undefined
  const name = optionalString(document.file_name, 'file_name') ?? ''
  const mediaType = optionalString(document.mime_type, 'mime_type') ?? ''
  if (!isSheetName(name) && !SHEET_MEDIA_TYPE.test(mediaType)) return undefined
  const bytes = isWholeNumber(document.file_size) ? document.file_size : 0
  return { fileId: document.file_id, name: cleanText(name), bytes }
}

/** Only texts count: a moving live location is an edit every few seconds, and a caption's photo was refused already. */
function parseEdit(updateId: number, message: unknown): ParsedUpdate {
  const { fields, chat, isPrivate } = readInChat(message, 'edited_message')
  const text = optionalString(fields.text, 'text')
  if (!isPrivate || text === undefined) return { updateId, chat }
  return inboundOf(updateId, chat, { kind: 'text', text: withoutBotName(cleanText(text)), edited: true })
}

/**
 * A press on a button (core.telegram.org/bots/api#callbackquery). Its message may be inaccessible, which still tells the
 * chat and the id, or missing, when it was sent in inline mode; then the chat is the one with the person who pressed.
 */
function parsePress(updateId: number, query: unknown): ParsedUpdate {
  if (!isRecord(query)) throw new MalformedUpdate('callback_query is not an object')
  if (typeof query.id !== 'string') throw new MalformedUpdate('callback_query without id')
  if (!isRecord(query.from) || !isWholeNumber(query.from.id)) throw new MalformedUpdate('callback_query without from')
  const action = optionalString(query.data, 'data')
  const carrier = query.message === undefined ? undefined : readInChat(query.message, 'callback_query.message')
  const chat = carrier?.chat ?? String(query.from.id)
  if (action === undefined || carrier?.isPrivate === false) return { updateId, chat, callbackQueryId: query.id }
  const message = carrier?.fields.message_id
  if (message !== undefined && !isWholeNumber(message)) throw new MalformedUpdate('message_id is not a number')
  const press: Input = { kind: 'press', action: cleanText(action) }
  if (message !== undefined) press.message = String(message)
  return { ...inboundOf(updateId, chat, press), callbackQueryId: query.id }
}

/** In a private chat this says that the person blocked the bot ("kicked") or let it in again ("member"). */
function parseMembership(updateId: number, change: unknown): ParsedUpdate {
  const { fields, chat, isPrivate } = readInChat(change, 'my_chat_member')
  if (!isRecord(fields.new_chat_member)) throw new MalformedUpdate('my_chat_member without new_chat_member')
  const status = fields.new_chat_member.status
  if (typeof status !== 'string') throw new MalformedUpdate('my_chat_member without status')
  if (!isPrivate) return { updateId, chat }
  return inboundOf(updateId, chat, { kind: 'reachable', reachable: status !== 'kicked' && status !== 'left' })
}

function inboundOf(updateId: number, chat: string, input: Input): ParsedUpdate {
  return {
    updateId,
    chat,
    inbound: { channel: 'telegram', sender: chat, updateKey: String(updateId), order: updateId, input },
  }
}

function readInChat(value: unknown, name: string) {
  if (!isRecord(value)) throw new MalformedUpdate(`${name} is not an object`)
  const chat = value.chat
  if (!isRecord(chat) || typeof chat.id !== 'number' || !Number.isSafeInteger(chat.id)) {
    throw new MalformedUpdate(`${name} without chat`)
  }
  return { fields: value, chat: String(chat.id), isPrivate: chat.type === 'private' }
}

/** In a group other bots listen too: "/han@OtherBot" is not for us. A mention is known once the bot knows its own name. */
function isSpokenTo(text: string, botUsername: string | undefined): boolean {
  const addressee = /^\/\w+(?:@(\w+))?(?!\S)/.exec(text)
  if (addressee !== null) return addressee[1] === undefined || isSameName(addressee[1], botUsername)
  return [...text.matchAll(/@(\w+)/g)].some(([, name]) => botUsername !== undefined && isSameName(name, botUsername))
}

function isSameName(name: string | undefined, botUsername: string | undefined): boolean {
  return name?.toLowerCase() === botUsername?.toLowerCase()
}

/** "/tiepdan@GiaoBanBot 3" → "/tiepdan 3". A private chat has one bot in it, so any name after the @ means this one. */
function withoutBotName(text: string): string {
  return text.startsWith('/') ? text.replace(/^(\/[^\s@]+)@\w+(?!\S)/, '$1') : text
}

function optionalString(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new MalformedUpdate(`${name} is not a string`)
}

function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
