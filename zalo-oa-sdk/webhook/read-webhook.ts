import { z } from 'zod'
import { parseExactJson } from '../exact-json.ts'
import { idSchema } from '../oa/answers.ts'
import { type ZaloEvent, zaloEventOf } from './events.ts'
import { matchSignature, type Sha256, type SignatureCandidate } from './signature.ts'

export type WebhookReading =
  /** Answer 200 within 2 seconds; treat `deliveryKey` seen before as nothing new. */
  | { kind: 'event'; event: ZaloEvent; deliveryKey: string; matched: SignatureCandidate }
  /** The console tries the address without an event or a signature: answer 200, do nothing. */
  | { kind: 'probe' }
  /** Not from Zalo, or changed on the way: answer 401, change nothing. */
  | { kind: 'refused'; reason: 'notJson' | 'missingSignature' | 'wrongSignature' }

const headSchema = z.looseObject({
  event_name: z.string().optional().catch(undefined),
  timestamp: idSchema.optional().catch(undefined),
})

const party = z.looseObject({ id: idSchema }).optional().catch(undefined)
const partiesSchema = z.looseObject({ sender: party, recipient: party, follower: party })

/** What tells two events of one kind in one millisecond apart. */
const subjectOf = (event: ZaloEvent): string => {
  switch (event.kind) {
    case 'unknown': {
      const { data } = partiesSchema.safeParse(event.raw)
      return [data?.sender?.id, data?.recipient?.id, data?.follower?.id].join(':')
    }
    case 'receipt':
      return [event.userId, ...event.messageIds].join(':')
    case 'echo':
      return `${event.userId}:${event.messageId}`
    default:
      return event.userId
  }
}

/**
 * The same for every delivery of one event: Zalo delivers at least once, in no order, for up to two hours. A receipt or
 * an echo bears the id of a message without being that message, so it goes by event, time and person.
 */
export const deliveryKeyOf = (event: ZaloEvent): string =>
  event.kind === 'message' ? `message:${event.messageId}` : `event:${event.name}:${event.timestamp}:${subjectOf(event)}`

const bodyOf = (rawBody: Uint8Array): { json: unknown } | null => {
  if (rawBody.length === 0) return { json: null }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody)
  } catch {
    return null
  }
  try {
    return { json: parseExactJson(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Checks and reads one webhook request of an Official Account.
 *
 * @param signature header `X-ZEvent-Signature`.
 * @param sha256 instead of Web Crypto: a synchronous one, such as Node's, is several times cheaper for so few bytes.
 * @throws TypeError when the candidates are not configured.
 */
export const readWebhook = async ({
  rawBody,
  signature,
  candidates,
  sha256,
}: {
  rawBody: Uint8Array
  signature: string | null
  candidates: readonly SignatureCandidate[]
  sha256?: Sha256
}): Promise<WebhookReading> => {
  const body = bodyOf(rawBody)
  if (body === null) return { kind: 'refused', reason: 'notJson' }
  const head = headSchema.safeParse(body.json)
  if (!head.success || head.data.event_name === undefined) return { kind: 'probe' }
  if (!signature) return { kind: 'refused', reason: 'missingSignature' }
  const matched = await matchSignature({ rawBody, timestamp: head.data.timestamp ?? '' }, signature, candidates, sha256)
  if (matched === null) return { kind: 'refused', reason: 'wrongSignature' }
  const event = zaloEventOf(body.json)
  return { kind: 'event', event, deliveryKey: deliveryKeyOf(event), matched }
}
