import { z } from 'zod'
import type { FakeUploads } from './uploads.ts'
import { type FakePerson, FakeRefusal, type FakeSent, type FakeWorld, longId, pay, personOf } from './world.ts'

const title = z.string().min(1).max(100)
const text = z
  .string()
  .min(1)
  .transform((value) => value.normalize('NFC'))
  .pipe(z.string().max(2_000))

const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['oa.query.show', 'oa.query.hide']), title, payload: z.string().min(1).max(1_000) }),
  z.strictObject({ type: z.literal('oa.open.url'), title, payload: z.strictObject({ url: z.url() }) }),
  z.strictObject({
    type: z.literal('oa.open.phone'),
    title,
    payload: z.strictObject({ phone_code: z.string().regex(/^84\d+$/) }),
  }),
])

const picture = z
  .strictObject({ media_type: z.literal('image'), url: z.url().optional(), attachment_id: z.string().optional() })
  .refine(({ url, attachment_id }) => (url === undefined) !== (attachment_id === undefined))

const templatePayload = z.union([
  z.strictObject({ buttons: z.array(button).min(1).max(5) }),
  z.strictObject({ template_type: z.literal('media'), elements: z.array(picture).length(1) }),
  z.strictObject({
    template_type: z.literal('request_user_info'),
    elements: z.array(z.strictObject({ title, subtitle: z.string().min(1), image_url: z.url() })).length(1),
  }),
])

const attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('template'), payload: templatePayload }),
  z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: z.string() }) }),
])

const bodySchema = z.strictObject({
  recipient: z.strictObject({ user_id: z.string() }),
  message: z.strictObject({ text: text.optional(), attachment: attachment.optional() }),
})

/** Zod nests the issues of unions. */
const isTooBig = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'too_big' || (issue.code === 'invalid_union' && issue.errors.flat().some(isTooBig))

/** -210 for anything too long or too many, -201 for everything else. */
export const parseOrRefuse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const over = parsed.error.issues.some(isTooBig)
  throw new FakeRefusal(over ? -210 : -201, over ? 'a parameter is over its limit' : 'a parameter is invalid')
}

const hourMs = 3_600_000

const checkReachable = (person: FakePerson): void => {
  if (person.hasBlocked) throw new FakeRefusal(-217, 'user has blocked the OA')
  if (person.isInactive) throw new FakeRefusal(-227, 'user is inactive for 45 days')
  if (person.hasOptedOut) throw new FakeRefusal(-244, 'user has opted out')
  if (!person.follows && person.lastInteractionAtMs === null) throw new FakeRefusal(-213, 'user does not follow the OA')
  if (person.quotaRemain === 0) throw new FakeRefusal(-218, 'user quota is used up')
}

/** VND. @throws FakeRefusal -230 after seven days. */
const costOf = (person: FakePerson, nowMs: number): number => {
  const elapsedMs = nowMs - (person.lastInteractionAtMs ?? Number.NEGATIVE_INFINITY)
  if (elapsedMs <= 48 * hourMs) return 0
  if (elapsedMs <= 7 * 24 * hourMs) return 55
  throw new FakeRefusal(-230, 'user has not interacted within 7 days')
}

/** Takes one consultation message as version 3 or version 2 would. */
export const takeConsultation = (world: FakeWorld, uploads: FakeUploads, path: string, json: unknown): FakeSent => {
  const { clock, account, endpoints } = world
  const isV2 = path.startsWith('/v2.0')
  if (!isV2 && !endpoints.v3) throw new FakeRefusal(-235, 'OA type is not supported')
  if (isV2 && !endpoints.v2) throw new FakeRefusal(-240, 'version 2 is shut down')
  const { recipient, message } = parseOrRefuse(bodySchema, json)
  if (message.text === undefined && message.attachment === undefined) throw new FakeRefusal(-201, 'message is empty')
  const person = personOf(world, recipient.user_id)
  const { attachment: attached } = message
  if (attached?.type === 'file') uploads.check(attached.payload.token, ['file'])
  if (attached?.type === 'template' && 'elements' in attached.payload) {
    for (const element of attached.payload.elements) {
      if ('attachment_id' in element && element.attachment_id) uploads.check(element.attachment_id, ['image', 'gif'])
    }
  }
  if (attached?.type === 'template' && 'buttons' in attached.payload && message.text === undefined) {
    throw new FakeRefusal(-201, 'buttons need a text')
  }
  checkReachable(person)
  if (account.quotaRemain === 0) throw new FakeRefusal(-211, 'OA quota is used up')
  const costVnd = costOf(person, clock.now())
  pay(world, costVnd, { none: -320, empty: -321 })
  if (account.quotaRemain !== null) account.quotaRemain -= 1
  if (person.quotaRemain !== null) person.quotaRemain -= 1
  return {
    kind: 'consultation',
    messageId: longId(),
    userId: person.id,
    path,
    content: message,
    templateId: null,
    costVnd,
    atMs: clock.now(),
  }
}
