import { openPool } from '../bot/channels/telegram/pooled-transport.ts'
import { createTelegramChannel } from '../bot/channels/telegram/telegram-channel.ts'
import type { Config } from '../config.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** The bot's name on Telegram for a link; undefined where Telegram is off or cannot be reached. */
export const botUsername = async (settings: Config): Promise<string | undefined> => {
  if (settings.TELEGRAM_BOT_TOKEN === undefined) return undefined
  const telegram = createTelegramChannel({
    token: settings.TELEGRAM_BOT_TOKEN,
    apiRoot: settings.TELEGRAM_API_ROOT,
    openTransport: openPool,
    receive: async () => undefined,
    log: silent,
  })
  try {
    return await telegram.check()
  } catch {
    return undefined
  } finally {
    await telegram.stop()
  }
}
