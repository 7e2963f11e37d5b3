import { isRecord } from '../is-record.ts'
import { badRequest } from './bot-api-error.ts'
import { jsonParameter, type Parameters } from './parameters.ts'

export interface InlineButton {
  text: string
  callback_data?: string
  url?: string
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][]
}

/** core.telegram.org/bots/api#inlinekeyboardbutton: callback_data is 1–64 bytes. */
const CALLBACK_DATA_BYTES_MAX = 64
const BUTTONS_MAX = 100

/** The inline keyboard of a message; other markups are taken and forgotten, an empty keyboard is none. */
export function readReplyMarkup(parameters: Parameters): InlineKeyboard | undefined {
  const markup = jsonParameter(parameters, 'reply_markup')
  if (markup === undefined) return undefined
  if (!isRecord(markup)) throw badRequest('object expected as reply markup')
  if (markup.inline_keyboard === undefined) return undefined
  if (!Array.isArray(markup.inline_keyboard)) throw badRequest('field "inline_keyboard" must be of type Array')
  const rows = markup.inline_keyboard.map(readRow).filter((row) => row.length > 0)
  if (rows.flat().length > BUTTONS_MAX) throw badRequest('reply markup is too long')
  return rows.length === 0 ? undefined : { inline_keyboard: rows }
}

function readRow(row: unknown): InlineButton[] {
  if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays')
  return row.map(readButton)
}

function readButton(button: unknown): InlineButton {
  if (!isRecord(button)) throw refusal('InlineKeyboardButton must be an Object')
  if (typeof button.text !== 'string') throw refusal('Field "text" must be of type String')
  if (button.text.trim() === '') throw refusal('Button text must be non-empty')
  if (typeof button.url === 'string') return { text: button.text, url: button.url }
  if (typeof button.callback_data !== 'string' || button.callback_data === '') {
    throw refusal('Text buttons are unallowed in the inline keyboard')
  }
  if (Buffer.byteLength(button.callback_data) > CALLBACK_DATA_BYTES_MAX) throw badRequest('BUTTON_DATA_INVALID')
  return { text: button.text, callback_data: button.callback_data }
}

function refusal(reason: string) {
  return badRequest(`can't parse inline keyboard button: ${reason}`)
}
