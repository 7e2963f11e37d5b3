import type { Method } from './bot-api.ts'
import { BotApiError } from './bot-api-error.ts'
import type { CallbackQueries } from './callback-queries.ts'
import type { Documents } from './documents.ts'
import type { LongPolling } from './long-polling.ts'
import type { BotIdentity, MessageMethods } from './message-methods.ts'
import type { WebhookMethods } from './webhook-methods.ts'

/** Methods that a bot may reasonably call and that this fake leaves out. */
const NOT_IMPLEMENTED = ['sendMediaGroup', 'getChat', 'copyMessage', 'logOut', 'close']
/** Methods without a trace in a private chat. */
const ACCEPTED = ['sendChatAction', 'setMyCommands', 'deleteMyCommands', 'setMyDescription', 'setChatMenuButton']

/** Every method of the fake, by its name in lower case. */
export function botMethods(parts: {
  bot: BotIdentity
  messages: MessageMethods
  queries: CallbackQueries
  documents: Documents
  polling: LongPolling
  webhooks: WebhookMethods
}): ReadonlyMap<string, Method> {
  const { bot, messages, queries, documents, polling, webhooks } = parts
  const methods: Record<string, Method> = {
    getMe: () => ({ result: { ...bot, can_join_groups: true, can_read_all_group_messages: false } }),
    getUpdates: async (parameters, onGone) => {
      if (webhooks.delivery !== undefined) {
        throw new BotApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      return { result: await polling.getUpdates(parameters, onGone) }
    },
    setWebhook: async (parameters) => ({ result: true, description: await webhooks.setWebhook(parameters) }),
    deleteWebhook: async (parameters) => ({ result: true, description: await webhooks.deleteWebhook(parameters) }),
    getWebhookInfo: () => ({ result: webhooks.getWebhookInfo() }),
    sendMessage: (parameters) => ({ result: messages.sendMessage(parameters) }),
    sendDocument: async (parameters) => ({ result: await messages.sendDocument(parameters, documents) }),
    sendPhoto: async (parameters) => ({ result: await messages.sendPhoto(parameters, documents) }),
    getFile: (parameters) => ({ result: documents.getFile(parameters) }),
    editMessageText: (parameters) => ({ result: messages.editMessageText(parameters) }),
    editMessageReplyMarkup: (parameters) => ({ result: messages.editMessageReplyMarkup(parameters) }),
    deleteMessage: (parameters) => ({ result: messages.deleteMessage(parameters) }),
    answerCallbackQuery: (parameters) => ({ result: queries.answerCallbackQuery(parameters) }),
  }
  for (const name of ACCEPTED) methods[name] = () => ({ result: true })
  for (const name of NOT_IMPLEMENTED) {
    methods[name] = () => {
      throw new BotApiError(501, `Not Implemented: the fake Telegram has no ${name}`)
    }
  }
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]))
}
