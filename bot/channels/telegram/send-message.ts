import type { Opts } from 'telegraf/types'
import { type BuildDocument, type Channel, DeliveryError } from '../channel.ts'
import { PartsSent } from '../parts-sent.ts'
import { type RenderedPart, renderMessage } from './render-message.ts'
import { TelegramApiError } from './telegram-api-error.ts'
import type { TelegramClient } from './telegram-client.ts'

/**
 * Sends one message, in as many parts as it takes, and then its document. Buttons come with the last part of the text,
 * whose id is the one returned. A message that broke off goes on with the part that failed when the same reference is
 * tried again.
 */
export function createSender(client: TelegramClient, buildDocument?: BuildDocument): Channel['send'] {
  const partsSent = new PartsSent()
  return async (recipient, message, reference, next) => {
    const parts = renderMessage(message)
    const document = message.document && (await buildDocument?.(message.document))
    const steps = parts.length + (document === undefined ? 0 : 1)
    let messageId = partsSent.lastMessageOf(reference)
    let called = false
    const waitForTurn = async () => {
      if (called) await next?.()
      called = true
    }
    for (const [index, part] of parts.entries()) {
      if (index < Math.min(partsSent.of(reference), steps - 1)) continue
      await waitForTurn()
      messageId = String(await sendOrReplace(client, recipient, part, index === 0 ? message.replaces : undefined))
      if (index < steps - 1) partsSent.remember(reference, index + 1, messageId)
    }
    if (messageId === undefined) throw new DeliveryError('rejected', 'Telegram: the message has no text')
    if (document !== undefined) {
      await waitForTurn()
      await client.upload(recipient, document)
    }
    if (steps > 1) partsSent.forget(reference)
    return { messageId }
  }
}

async function sendOrReplace(
  client: TelegramClient,
  recipient: string,
  part: RenderedPart,
  replaces: string | undefined,
): Promise<number> {
  const earlier = messageNumber(replaces)
  if (earlier === undefined) return await sendNew(client, recipient, part)
  try {
    await orWithoutEntities(part, (payload) =>
      client.callApi('editMessageText', { chat_id: recipient, message_id: earlier, ...payload } satisfies EditPayload),
    )
    return earlier
  } catch (error) {
    if (!(error instanceof TelegramApiError) || error.status !== 400) throw error
    // Sent before and taken: the answer to it was lost, or the person pressed twice.
    if (/message is not modified/i.test(error.description)) return earlier
    if (!CANNOT_BE_EDITED.test(error.description)) throw error
    return await sendNew(client, recipient, part)
  }
}

type EditPayload = Opts<'editMessageText'>

/** Deleted by the person, older than 48 hours in some chats, or not the bot's own: the words go out as a new message. */
const CANNOT_BE_EDITED = /message to edit not found|message can't be edited|message_id_invalid|message identifier/i

async function sendNew(client: TelegramClient, recipient: string, part: RenderedPart): Promise<number> {
  const sent = await orWithoutEntities(part, (payload) =>
    client.callApi('sendMessage', { chat_id: recipient, ...payload }),
  )
  return sent.message_id
}

/** Entities that Telegram cannot read must not cost the person the message: it goes once more as plain text. */
async function orWithoutEntities<T>(part: RenderedPart, send: (part: RenderedPart) => Promise<T>): Promise<T> {
  try {
    return await send(part)
  } catch (error) {
    const unreadable = error instanceof TelegramApiError && error.status === 400 && /entit/i.test(error.description)
    if (!unreadable || part.entities === undefined) throw error
    const { entities: _, ...plain } = part
    return await send(plain)
  }
}

/** Ids of other channels are no message numbers of Telegram's. */
function messageNumber(id: string | undefined): number | undefined {
  return id !== undefined && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : undefined
}
