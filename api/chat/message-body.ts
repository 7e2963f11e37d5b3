import { z } from 'zod'
import type { Input, UnsupportedContent } from '../../bot/channels/channel.ts'
import { ApiError } from './api-error.ts'

export const TEXT_LENGTH_MAX = 100_000

const UNSUPPORTED = [
  'sticker',
  'photo',
  'file',
  'voice',
  'video',
  'location',
  'contact',
  'other',
] as const satisfies readonly UnsupportedContent[]

/** Postgres refuses NUL, and lone halves of surrogate pairs are not UTF-8. */
const NUL_OR_LONE_SURROGATE = /[\0\uD800-\uDFFF]/gu

const clean = (text: string) => text.replace(NUL_OR_LONE_SURROGATE, '')

/** Made by the sender once for each thing done, repeated when it is sent again. */
const key = z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"')

const messageBody = z.union([
  z.strictObject({ key, text: z.string() }),
  z.strictObject({
    key,
    press: z.strictObject({
      action: z.string().min(1).max(256),
      message: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional(),
    }),
  }),
  z.strictObject({ key, unsupported: z.enum(UNSUPPORTED) }),
])

/** Throws `ApiError` with the first thing that is wrong. */
export function parseMessageBody(body: unknown): { key: string; input: Input } {
  const parsed = messageBody.safeParse(body)
  if (!parsed.success) {
    throw new ApiError(
      400,
      'bad_request',
      'expected {key, text}, {key, press: {action, message}} or {key, unsupported}',
    )
  }
  return { key: parsed.data.key, input: inputOf(parsed.data) }
}

function inputOf(data: z.infer<typeof messageBody>): Input {
  if ('text' in data) return { kind: 'text', text: checkedText(data.text) }
  if ('unsupported' in data) return { kind: 'unsupported', content: data.unsupported }
  const { action, message } = data.press
  return { kind: 'press', action: clean(action), ...(message === undefined ? {} : { message }) }
}

function checkedText(raw: string): string {
  if (raw.length > TEXT_LENGTH_MAX) {
    throw new ApiError(
      400,
      'text_too_long',
      `a message has at most ${TEXT_LENGTH_MAX} characters, this one ${raw.length}`,
    )
  }
  const text = clean(raw)
  if (text.trim() === '') throw new ApiError(400, 'text_empty', 'a message must not be empty')
  return text
}
