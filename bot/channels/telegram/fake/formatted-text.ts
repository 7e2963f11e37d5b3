import { isRecord } from '../is-record.ts'
import { BotApiError, badRequest } from './bot-api-error.ts'
import { jsonParameter, type Parameters, textParameter } from './parameters.ts'
import { type Entity, type FormattedText, parseHtml } from './parse-html.ts'

/** core.telegram.org/bots/api#sendmessage: 1–4096 characters after entities parsing, counted in UTF-16 units. */
const TEXT_LENGTH_MAX = 4096

/** The text of a message as Telegram would store it, from `text`, `parse_mode` and `entities`. */
export function readFormattedText(parameters: Parameters): FormattedText {
  const raw = textParameter(parameters, 'text')
  if (raw === undefined || raw === '') throw badRequest('message text is empty')
  if (!raw.isWellFormed()) throw badRequest('strings must be encoded in UTF-8')
  const trimmed = trim(parse(raw, parameters))
  if (!/[^\s\p{Cf}\u2800]/u.test(trimmed.text)) throw badRequest('text must be non-empty')
  if (trimmed.text.length > TEXT_LENGTH_MAX) throw badRequest('message is too long')
  return trimmed
}

function parse(raw: string, parameters: Parameters): FormattedText {
  const mode = (textParameter(parameters, 'parse_mode') ?? '').toLowerCase()
  if (mode === 'html') return parseHtml(raw)
  if (mode === 'markdown' || mode === 'markdownv2') {
    throw new BotApiError(501, 'Not Implemented: the fake Telegram does not parse Markdown')
  }
  if (mode !== '') throw badRequest('unsupported parse_mode')
  return { text: raw, entities: readEntities(jsonParameter(parameters, 'entities'), raw) }
}

function readEntities(value: unknown, text: string): Entity[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array of MessageEntity")
  return value.map((entity: unknown) => readEntity(entity, text))
}

function readEntity(entity: unknown, text: string): Entity {
  if (!isRecord(entity) || typeof entity.type !== 'string') {
    throw badRequest('can\'t parse MessageEntity: Can\'t find field "type"')
  }
  const { type, offset, length } = entity
  if (!isInteger(offset) || !isInteger(length) || offset < 0 || length < 1) {
    throw badRequest("can't parse MessageEntity: invalid offset or length")
  }
  if (splitsPair(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`)
  const end = offset + length
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at byte offset ${Buffer.byteLength(text)}`,
    )
  }
  if (splitsPair(text, end)) {
    throw badRequest(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`)
  }
  return { type, offset, length, ...(typeof entity.url === 'string' ? { url: entity.url } : {}) }
}

/** Telegram takes the white space off both ends, makes control characters blanks and moves the entities along. */
function trim({ text, entities }: FormattedText): FormattedText {
  const clean = text.replaceAll(/[\0-\x09\x0b-\x1f]/g, ' ')
  const result = clean.trim()
  const removed = clean.length - clean.trimStart().length
  const moved = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - removed)
    const end = Math.min(result.length, entity.offset + entity.length - removed)
    return end > start ? [{ ...entity, offset: start, length: end - start }] : []
  })
  return { text: result, entities: moved }
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}
