import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createFakeClock } from '../clock.ts'
import { type FakeAnswer, type FakeRequest, startFakeServer } from '../http-server.ts'
import { longId } from '../zalo/world.ts'

export interface FakeZaloBotOptions {
  start?: Date
  port?: number
  token?: string
}

export interface FakeBotSent {
  method: 'sendMessage' | 'sendPhoto' | 'sendSticker' | 'sendChatAction'
  chatId: string
  content: Readonly<Record<string, unknown>>
  messageId: string
}

const ok = (result: unknown): FakeAnswer => ({ status: 200, body: { ok: true, result } })
const refuse = (code: number, description = 'refused'): FakeAnswer => ({
  status: 200,
  body: { ok: false, error_code: code, description },
})

const text = z.string().min(1).max(2_000)
const schemas = {
  sendMessage: z.strictObject({ chat_id: z.string(), text, parse_mode: z.enum(['markdown', 'html']).optional() }),
  sendPhoto: z.strictObject({ chat_id: z.string(), photo: z.url(), caption: text.optional() }),
  sendSticker: z.strictObject({ chat_id: z.string(), sticker: z.string().min(1) }),
  sendChatAction: z.strictObject({ chat_id: z.string(), action: z.literal('typing') }),
}
const webhookSchema = z.strictObject({ url: z.url(), secret_token: z.string().min(8).max(256) })
const pollSchema = z.strictObject({ timeout: z.string().regex(/^\d+$/).optional() })

const isSendMethod = (method: string): method is keyof typeof schemas => method in schemas

/** The Zalo Bot Platform: one update a poll, no offset, no polling beside a webhook, 408 for an empty poll. */
export const startFakeZaloBot = async ({
  start = new Date(),
  port = 0,
  token = '1234:fake-token',
}: FakeZaloBotOptions = {}) => {
  const clock = createFakeClock(start)
  const waiting: unknown[] = []
  const wakeUps = new Set<() => void>()
  const chats = new Map<string, { canBeWritten: boolean }>()
  const sent: FakeBotSent[] = []
  let webhook: { url: string; secret: string } | null = null

  const fake = {
    sent: sent as readonly FakeBotSent[],
    clock,
    token,
    /** Messages left of the month; null for no limit. */
    quotaRemain: 3_000 as number | null,
    /** Whether webhook bodies are wrapped in `result`: both have been seen. */
    wrapsWebhooks: true,
    /** A poll waits this long at most, whatever it asks for: tests do not sleep. */
    pollMsMax: 50,
    deliveries: [] as { status: number | null; body: string }[],
  }

  const poll = async (body: unknown): Promise<FakeAnswer> => {
    const asked = pollSchema.safeParse(body)
    if (!asked.success) return refuse(400, 'timeout is a string of seconds')
    if (webhook !== null) return refuse(400, 'getUpdates is not available while a webhook is set')
    if (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(fake.pollMsMax, Number(asked.data.timeout ?? 30) * 1_000))
        const wake = () => {
          clearTimeout(timer)
          resolve()
        }
        wakeUps.add(wake)
      })
      wakeUps.clear()
    }
    const update = waiting.shift()
    return update === undefined ? refuse(408, 'Request timeout') : ok(update)
  }

  const send = (method: keyof typeof schemas, body: unknown): FakeAnswer => {
    const parsed = schemas[method].safeParse(body)
    if (!parsed.success) return refuse(400, 'a parameter is invalid')
    const { chat_id: chatId, ...content } = parsed.data
    const chat = chats.get(chatId)
    // A chat is known only after the person has written.
    if (chat === undefined) return refuse(400, 'chat not found')
    if (!chat.canBeWritten) return refuse(403, 'the bot was blocked')
    if (method === 'sendChatAction') return { status: 200, body: { ok: true } }
    if (fake.quotaRemain === 0) return refuse(429, 'quota exceeded')
    if (fake.quotaRemain !== null) fake.quotaRemain -= 1
    const messageId = randomBytes(8).toString('hex')
    sent.push({ method, chatId, content, messageId })
    return ok({ message_id: messageId, date: clock.now() })
  }

  const setWebhook = (body: unknown): FakeAnswer => {
    const asked = webhookSchema.safeParse(body)
    if (!asked.success) return refuse(400, 'url or secret_token is invalid')
    webhook = { url: asked.data.url, secret: asked.data.secret_token }
    return ok({ url: webhook.url, updated_at: clock.now() })
  }

  const route = async ({ method: verb, path, body: bytes }: FakeRequest): Promise<FakeAnswer> => {
    const [, botPart, method = ''] = path.split('/')
    if (decodeURIComponent(botPart ?? '') !== `bot${token}`) return refuse(401, 'Unauthorized')
    if (verb !== 'POST') return refuse(404, 'Not found')
    const body: unknown = bytes.length === 0 ? {} : JSON.parse(bytes.toString())
    if (isSendMethod(method)) return send(method, body)
    switch (method) {
      case 'getMe':
        return ok({ id: '1234', account_name: 'bot.Thu', account_type: 'BASIC', can_join_groups: false })
      case 'getUpdates':
        return poll(body)
      case 'setWebhook':
        return setWebhook(body)
      case 'deleteWebhook':
        webhook = null
        return ok({ url: '', updated_at: clock.now() })
      case 'getWebhookInfo':
        return ok({ url: webhook?.url ?? '', updated_at: clock.now() })
      default:
        return refuse(404, 'Not found')
    }
  }

  const server = await startFakeServer(route, refuse, port)

  const deliver = async (update: unknown): Promise<void> => {
    if (webhook === null) {
      waiting.push(update)
      for (const wake of wakeUps) wake()
      return
    }
    const body = JSON.stringify(fake.wrapsWebhooks ? { ok: true, result: update } : update)
    const status = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': webhook.secret },
      body,
    }).then(
      (response) => response.status,
      () => null,
    )
    fake.deliveries.push({ status, body })
  }

  const write = (chatId: string, name: string, content: Readonly<Record<string, unknown>>) => {
    if (!chats.has(chatId)) chats.set(chatId, { canBeWritten: true })
    return deliver({
      event_name: name,
      message: {
        from: { id: chatId, display_name: 'Nguyễn Văn A', is_bot: false },
        chat: { id: chatId, chat_type: 'PRIVATE' },
        ...content,
        message_id: randomBytes(8).toString('hex'),
        date: clock.now(),
      },
    })
  }

  return Object.assign(fake, server, {
    newChatId: longId,
    sendText: (chatId: string, said: string) => write(chatId, 'message.text.received', { text: said }),
    sendPhoto: (chatId: string, photo: string, caption?: string) =>
      write(chatId, 'message.image.received', { photo, ...(caption !== undefined && { caption }) }),
    sendSticker: (chatId: string) =>
      write(chatId, 'message.sticker.received', { sticker: 's', url: 'https://sticker' }),
    sendUnsupported: (chatId: string) => write(chatId, 'message.unsupported.received', {}),
    /** From now on the bot may not write to this chat. */
    block: (chatId: string) => chats.set(chatId, { canBeWritten: false }),
  })
}

export type FakeZaloBot = Awaited<ReturnType<typeof startFakeZaloBot>>
