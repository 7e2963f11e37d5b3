import { z } from 'zod'
import { idSchema } from '../oa/answers.ts'
import { attachmentSchema, type ZaloAttachment } from './attachments.ts'

interface EventBase {
  /** Zalo's `event_name`. */
  name: string
  /** The person, whichever side of the event Zalo puts them on. */
  userId: string
  oaId: string | null
  appId: string | null
  userIdByApp: string | null
  /** Milliseconds since 1970 as Zalo writes them. */
  timestamp: string
}

export type ZaloEvent =
  /** Also a pressed `query` button, whose payload is the text. */
  | (EventBase & { kind: 'message'; messageId: string; text: string; attachments: readonly ZaloAttachment[] })
  | (EventBase & { kind: 'follow'; source: string | null })
  /** Nothing can be sent any more. */
  | (EventBase & { kind: 'unfollow' })
  /** The answer to a contact request. `phone` is `84…`. */
  | (EventBase & { kind: 'contact'; contactName: string | null; phone: string | null; address: string | null })
  /** Go by the message ids: sources disagree on which side the person stands when the event names no account. */
  | (EventBase & {
      kind: 'receipt'
      stage: 'received' | 'seen'
      messageIds: readonly string[]
      trackingId: string | null
    })
  /** What the Official Account itself has sent, by this client or by a person in Zalo's console. */
  | (EventBase & { kind: 'echo'; messageId: string | null; text: string | null })
  /** The person asks for what is stored about them to be deleted. */
  | (EventBase & { kind: 'withdraw' })
  /** An event that this version does not know, or one whose shape has changed. To be acknowledged all the same. */
  | { kind: 'unknown'; name: string | null; timestamp: string | null; raw: unknown }

const text = z.string().nullish().catch(null)
const id = idSchema.nullish().transform((value) => value ?? null)
const party = z.looseObject({ id: idSchema })

const common = { event_name: z.string(), timestamp: idSchema, app_id: id, oa_id: id, user_id_by_app: id }

type Common = {
  event_name: string
  timestamp: string
  app_id: string | null
  oa_id: string | null
  user_id_by_app: string | null
}

const baseOf = (raw: Common, userId: string, oaId: string | null = null): EventBase => ({
  name: raw.event_name,
  userId,
  oaId: oaId ?? raw.oa_id,
  appId: raw.app_id,
  userIdByApp: raw.user_id_by_app,
  timestamp: raw.timestamp,
})

const messageSchema = z
  .looseObject({
    ...common,
    sender: party,
    recipient: party,
    message: z.looseObject({ msg_id: idSchema, text, attachments: z.array(attachmentSchema).nullish() }),
  })
  .transform(
    (raw): ZaloEvent => ({
      kind: 'message',
      ...baseOf(raw, raw.sender.id, raw.recipient.id),
      messageId: raw.message.msg_id,
      text: raw.message.text ?? '',
      attachments: raw.message.attachments ?? [],
    }),
  )

const followSchema = z
  .looseObject({ ...common, follower: party, source: text })
  .transform((raw): ZaloEvent => ({ kind: 'follow', ...baseOf(raw, raw.follower.id), source: raw.source ?? null }))

const unfollowSchema = z
  .looseObject({ ...common, follower: party })
  .transform((raw): ZaloEvent => ({ kind: 'unfollow', ...baseOf(raw, raw.follower.id) }))

const contactSchema = z
  .looseObject({
    ...common,
    sender: party,
    recipient: party,
    info: z.looseObject({ name: text, phone: id, address: text }),
  })
  .transform(
    (raw): ZaloEvent => ({
      kind: 'contact',
      ...baseOf(raw, raw.sender.id, raw.recipient.id),
      contactName: raw.info.name ?? null,
      phone: raw.info.phone,
      address: raw.info.address ?? null,
    }),
  )

/** Sources disagree on which side of a receipt the person stands, so the side that is not the account's counts. */
const receiptSchema = z
  .looseObject({
    ...common,
    sender: party,
    recipient: party,
    message: z.looseObject({ msg_id: id, msg_ids: z.array(idSchema).nullish(), tracking_id: id }),
  })
  .transform((raw): ZaloEvent => {
    const isFromAccount = raw.oa_id === null ? raw.event_name === 'user_received_message' : raw.sender.id === raw.oa_id
    const [oa, user] = isFromAccount ? [raw.sender, raw.recipient] : [raw.recipient, raw.sender]
    const { msg_id, msg_ids, tracking_id } = raw.message
    return {
      kind: 'receipt',
      ...baseOf(raw, user.id, oa.id),
      stage: raw.event_name === 'user_seen_message' ? 'seen' : 'received',
      messageIds: msg_ids ?? (msg_id === null ? [] : [msg_id]),
      trackingId: tracking_id,
    }
  })

const echoSchema = z
  .looseObject({ ...common, sender: party, recipient: party, message: z.looseObject({ msg_id: id, text }).nullish() })
  .transform(
    (raw): ZaloEvent => ({
      kind: 'echo',
      ...baseOf(raw, raw.recipient.id, raw.sender.id),
      messageId: raw.message?.msg_id ?? null,
      text: raw.message?.text ?? null,
    }),
  )

const withdrawSchema = z
  .looseObject({ ...common, sender: party.nullish(), follower: party.nullish(), user: party.nullish(), user_id: id })
  .transform((raw, context): ZaloEvent => {
    const userId = raw.sender?.id ?? raw.follower?.id ?? raw.user?.id ?? raw.user_id
    if (userId !== null) return { kind: 'withdraw', ...baseOf(raw, userId) }
    context.addIssue('no user')
    return z.NEVER
  })

const schemaOf = (name: string): z.ZodType<ZaloEvent> | null => {
  // In a group chat the other side is the group: an answer to the person would go to the wrong place.
  if (name.includes('_send_group_')) return null
  if (name.startsWith('user_send_')) return messageSchema
  if (name.startsWith('oa_send_')) return echoSchema
  switch (name) {
    case 'follow':
      return followSchema
    case 'unfollow':
      return unfollowSchema
    case 'user_submit_info':
      return contactSchema
    case 'user_received_message':
    case 'user_seen_message':
      return receiptSchema
    case 'user_withdraw':
      return withdrawSchema
    default:
      return null
  }
}

const headSchema = z.looseObject({ event_name: text, timestamp: id })

/** The typed event of a body that `parseExactJson` has read. Never throws: what is not understood is `unknown`. */
export const zaloEventOf = (raw: unknown): ZaloEvent => {
  const head = headSchema.safeParse(raw)
  const name = head.success ? (head.data.event_name ?? null) : null
  const parsed = name === null ? null : schemaOf(name)?.safeParse(raw)
  if (parsed?.success) return parsed.data
  return { kind: 'unknown', name, timestamp: head.success ? head.data.timestamp : null, raw }
}

/** Whether the event opens the 48 hours and 7 days in which consultation messages may be sent. */
export const isInteraction = (event: ZaloEvent): boolean =>
  event.kind === 'message' || event.kind === 'follow' || event.kind === 'contact'
