import { z } from 'zod'
import { zaloErrorOf } from '../errors/error-table.ts'
import { type ZaloApi, ZaloError, ZaloLimitError } from '../errors/zalo-error.ts'
import { type HttpOptions, request, unreadableAnswer } from '../http.ts'
import { idSchema } from '../oa/answers.ts'
import { type BotUpdate, botUpdateOf } from './update.ts'

export interface BotClientOptions extends HttpOptions {
  /** `<bot id>:<secret>`, static. It stands in every address, so addresses must never be logged. */
  token: string
  /** Default `https://bot-api.zaloplatforms.com`; an older host is `https://bot-api.zapps.me`. */
  apiRoot?: string
}

/** Characters of a text and of a caption. */
export const botTextLengthMax = 2_000

const api: ZaloApi = 'bot'
const text = z.string().nullish().catch(null)

const okSchema = z.looseObject({ ok: z.literal(true), result: z.unknown().optional() })
const failureSchema = z.looseObject({
  ok: z.literal(false),
  error_code: z.coerce.number().int(),
  description: z.string().catch('no description'),
})

const identitySchema = z
  .looseObject({ id: idSchema, account_name: text, account_type: text, can_join_groups: z.boolean().catch(false) })
  .transform((me) => ({
    id: me.id,
    name: me.account_name ?? null,
    accountType: me.account_type ?? null,
    canJoinGroups: me.can_join_groups,
  }))

const sentSchema = z.looseObject({ message_id: idSchema }).transform(({ message_id }) => ({ messageId: message_id }))
const webhookSchema = z.looseObject({ url: z.string().catch('') }).transform(({ url }) => ({ url }))

const checkedBotText = (part: string, value: string): string => {
  const composed = value.normalize('NFC')
  if (composed === '') throw new ZaloLimitError('empty', part, { api })
  if (composed.length <= botTextLengthMax) return composed
  throw new ZaloLimitError('textLength', part, { api, max: botTextLengthMax, actual: composed.length })
}

/**
 * A bot of the Zalo Bot Platform: text, photos and stickers, but no buttons, no files, no edits. Free plan: 50 people
 * and 3,000 messages a month. Every method throws `ZaloError`; messages hold no token.
 */
export const createZaloBot = ({ token, apiRoot = 'https://bot-api.zaloplatforms.com', ...http }: BotClientOptions) => {
  const ask = async (method: string, body: Record<string, unknown>, repeatable: boolean, timeoutMs?: number) => {
    const { status, json } = await request({
      ...http,
      ...(timeoutMs !== undefined && { timeoutMilliseconds: timeoutMs }),
      api,
      url: `${apiRoot}/bot${token}/${method}`,
      init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      repeatable,
    })
    const ok = okSchema.safeParse(json)
    if (ok.success) return ok.data.result ?? {}
    const failure = failureSchema.safeParse(json)
    if (!failure.success) throw unreadableAnswer(api, status, repeatable)
    throw zaloErrorOf(api, failure.data.error_code, failure.data.description, repeatable)
  }

  const call = async <T>(method: string, body: Record<string, unknown>, schema: z.ZodType<T>, repeatable: boolean) => {
    const parsed = schema.safeParse(await ask(method, body, repeatable))
    if (parsed.success) return parsed.data
    const action = repeatable ? 'tellAdministrator' : 'unknownMaybeSent'
    throw new ZaloError(`Zalo bot answered ${method} in an unknown form`, { api, action, cause: parsed.error })
  }

  return {
    getMe: () => call('getMe', {}, identitySchema, true),

    /**
     * Waits for the next update; null when none came in time. Zalo keeps no offset: what is taken is gone, so commit it
     * before asking again, and let one poller run. Not available while a webhook is set.
     */
    getUpdates: async ({ timeoutSeconds = 30 }: { timeoutSeconds?: number } = {}): Promise<BotUpdate | null> => {
      try {
        const result = await ask('getUpdates', { timeout: String(timeoutSeconds) }, true, (timeoutSeconds + 10) * 1_000)
        return botUpdateOf(result)
      } catch (error) {
        if (error instanceof ZaloError && error.code === 408) return null
        throw error
      }
    },

    /** @param secret 8 to 256 characters; comes back in the header of every webhook request. */
    setWebhook: ({ url, secret }: { url: string; secret: string }) =>
      call('setWebhook', { url, secret_token: secret }, webhookSchema, true),

    deleteWebhook: () => call('deleteWebhook', {}, webhookSchema, true),

    /** `url` is '' when none is set. */
    getWebhookInfo: () => call('getWebhookInfo', {}, webhookSchema, true),

    sendMessage: async ({
      chatId,
      text: said,
      parseMode,
    }: {
      chatId: string
      text: string
      parseMode?: 'markdown' | 'html'
    }) =>
      call(
        'sendMessage',
        { chat_id: chatId, text: checkedBotText('text', said), ...(parseMode && { parse_mode: parseMode }) },
        sentSchema,
        false,
      ),

    /** @param photoUrl a public address. */
    sendPhoto: async ({ chatId, photoUrl, caption }: { chatId: string; photoUrl: string; caption?: string }) =>
      call(
        'sendPhoto',
        {
          chat_id: chatId,
          photo: photoUrl,
          ...(caption !== undefined && { caption: checkedBotText('caption', caption) }),
        },
        sentSchema,
        false,
      ),

    sendSticker: ({ chatId, sticker }: { chatId: string; sticker: string }) =>
      call('sendSticker', { chat_id: chatId, sticker }, sentSchema, false),

    /** Shows "is typing". */
    sendChatAction: async ({ chatId }: { chatId: string }): Promise<void> => {
      await ask('sendChatAction', { chat_id: chatId, action: 'typing' }, true)
    },
  }
}

export type ZaloBot = ReturnType<typeof createZaloBot>
