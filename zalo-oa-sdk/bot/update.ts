import { z } from 'zod'
import { parseExactJson } from '../exact-json.ts'
import { idSchema } from '../oa/answers.ts'

interface UpdateBase {
  /** `event_name`. */
  name: string
  messageId: string
  /** Where an answer goes. Known only after the person has written. */
  chatId: string
  chatType: 'PRIVATE' | 'GROUP'
  userId: string
  displayName: string | null
  /** Whether a robot wrote: not to be answered, or two robots talk for ever. */
  isBot: boolean
  /** Milliseconds since 1970. */
  date: number
}

export type BotUpdate =
  | (UpdateBase & { kind: 'text'; text: string })
  | (UpdateBase & { kind: 'photo'; url: string; caption: string | null })
  | (UpdateBase & { kind: 'sticker'; url: string | null })
  | (UpdateBase & { kind: 'voice'; url: string })
  /** Zalo keeps the content back, for instance of a protected sender. */
  | (UpdateBase & { kind: 'unsupported' })
  /** An event that this version does not know. */
  | { kind: 'unknown'; name: string | null; raw: unknown }

const text = z.string().nullish().catch(null)

const messageSchema = z.looseObject({
  message_id: idSchema,
  date: z.coerce.number(),
  from: z.looseObject({ id: idSchema, display_name: text, is_bot: z.boolean().optional().catch(false) }),
  chat: z.looseObject({ id: idSchema, chat_type: z.enum(['PRIVATE', 'GROUP']).catch('PRIVATE') }),
  text,
  photo: text,
  photo_url: text,
  caption: text,
  url: text,
  voice_url: text,
})

const updateSchema = z.looseObject({ event_name: z.string(), message: messageSchema })
const headSchema = z.looseObject({ event_name: text })
const wrappedSchema = z.looseObject({ result: z.looseObject({}) })

/** The typed update of a body, bare or wrapped in `result`. Never throws. */
export const botUpdateOf = (body: unknown): BotUpdate => {
  const wrapped = wrappedSchema.safeParse(body)
  const raw: unknown = wrapped.success ? wrapped.data.result : body
  const parsed = updateSchema.safeParse(raw)
  const head = headSchema.safeParse(raw)
  const unknown: BotUpdate = { kind: 'unknown', name: (head.success ? head.data.event_name : null) ?? null, raw }
  if (!parsed.success) return unknown
  const { event_name: name, message } = parsed.data
  const base: UpdateBase = {
    name,
    messageId: message.message_id,
    chatId: message.chat.id,
    chatType: message.chat.chat_type,
    userId: message.from.id,
    displayName: message.from.display_name ?? null,
    isBot: message.from.is_bot ?? false,
    date: message.date,
  }
  const photo = message.photo ?? message.photo_url
  switch (name) {
    case 'message.text.received':
      return typeof message.text === 'string' ? { kind: 'text', ...base, text: message.text } : unknown
    case 'message.image.received':
      return photo ? { kind: 'photo', ...base, url: photo, caption: message.caption ?? null } : unknown
    case 'message.sticker.received':
      return { kind: 'sticker', ...base, url: message.url ?? null }
    case 'message.voice.received':
      return message.voice_url ? { kind: 'voice', ...base, url: message.voice_url } : unknown
    case 'message.unsupported.received':
      return { kind: 'unsupported', ...base }
    default:
      return unknown
  }
}

export type BotWebhookReading =
  | { kind: 'update'; update: BotUpdate }
  | { kind: 'refused'; reason: 'missingSecret' | 'wrongSecret' | 'notJson' }

const digestOf = async (value: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value)))

/** Compares digests, so neither the time taken nor the length tells anything about the secret. */
const isSameSecret = async (a: string, b: string): Promise<boolean> => {
  const [left, right] = await Promise.all([digestOf(a), digestOf(b)])
  return left.reduce((difference, byte, i) => difference | (byte ^ (right[i] ?? 0)), 0) === 0
}

/**
 * Checks and reads one webhook request of a bot.
 *
 * @param given header `X-Bot-Api-Secret-Token`.
 * @throws TypeError when the configured secret is shorter than the 8 characters that Zalo demands.
 */
export const readBotWebhook = async ({
  body,
  given,
  secret,
}: {
  body: string
  given: string | null
  secret: string
}): Promise<BotWebhookReading> => {
  if (secret.length < 8) throw new TypeError('the secret of a bot webhook has 8 to 256 characters')
  if (!given) return { kind: 'refused', reason: 'missingSecret' }
  if (!(await isSameSecret(given, secret))) return { kind: 'refused', reason: 'wrongSecret' }
  try {
    return { kind: 'update', update: botUpdateOf(parseExactJson(body)) }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'refused', reason: 'notJson' }
    throw error
  }
}
