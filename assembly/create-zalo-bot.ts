import type { BuildDocument, Receive } from '../bot/channels/channel.ts'
import { createZaloBotChannel, type ZaloBotChannel } from '../bot/channels/zalo-bot/zalo-bot-channel.ts'
import { textsOf } from '../bot/texts/texts.ts'
import type { Config } from '../config.ts'
import { accountLanguage } from '../services/account-language.ts'
import type { Database } from '../services/database.ts'
import type { DocumentLinks } from '../services/document-links.ts'
import type { Logger } from '../services/logger.ts'
import { createMenusInSight } from '../services/menus-in-sight.ts'

interface Surroundings {
  settings: Config
  database: Database
  receive: Receive
  buildDocument: BuildDocument
  links?: DocumentLinks
  clock: () => Date
  log: Logger
}

/** The channel to our bot of the Zalo Bot Platform; undefined: it is off. */
export const createZaloBot = ({ settings, database, clock, ...rest }: Surroundings): ZaloBotChannel | undefined => {
  const { ZALO_BOT_TOKEN: token, ZALO_BOT_SECRET: webhookSecret, PUBLIC_URL: publicUrl } = settings
  if (token === undefined) return undefined
  return createZaloBotChannel({
    token,
    apiRoot: settings.ZALO_BOT_API_ROOT,
    ...(webhookSecret !== undefined && { webhookSecret }),
    ...(publicUrl !== undefined && { publicUrl }),
    menusInSight: createMenusInSight(database),
    textsFor: async (sender) => textsOf(await accountLanguage(database, { channel: 'zalo-bot', sender })).zaloBot,
    now: () => clock().getTime(),
    ...rest,
  })
}
