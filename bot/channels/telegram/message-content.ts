import type { UnsupportedContent } from '../channel.ts'

/** The field of a Message that holds content which is not text (core.telegram.org/bots/api#message), and what it is to us. */
const CONTENT_BY_FIELD: readonly (readonly [string, UnsupportedContent])[] = [
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  // An animation comes with `document` filled in as well, so it must be looked for first.
  ['animation', 'video'],
  ['document', 'file'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['poll', 'poll'],
]

/** Messages that Telegram writes itself into a private chat: nobody said anything, so nobody waits for an answer. */
const SERVICE_FIELDS = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'connected_website',
  'proximity_alert_triggered',
  'chat_background_set',
  'users_shared',
  'chat_shared',
  'boost_added',
  'successful_payment',
  'refunded_payment',
  'gift',
  'unique_gift',
]

/** What a message without text holds; undefined for a service message. What Telegram invents later is 'other'. */
export function contentOf(message: Record<string, unknown>): UnsupportedContent | undefined {
  for (const [field, content] of CONTENT_BY_FIELD) {
    if (message[field] !== undefined) return content
  }
  return SERVICE_FIELDS.some((field) => message[field] !== undefined) ? undefined : 'other'
}
