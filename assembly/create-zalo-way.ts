import type { OaClient } from 'zalo-oa-sdk'
import type { BuildDocument, ReadSheet, Receive } from '../bot/channels/channel.ts'
import { createZaloChannel, type ZaloChannel } from '../bot/channels/zalo/zalo-channel.ts'
import { textsOf } from '../bot/texts/texts.ts'
import type { Config } from '../config.ts'
import { accountLanguage } from '../services/account-language.ts'
import type { Database } from '../services/database.ts'
import type { Deliverer } from '../services/deliver-messages.ts'
import type { DocumentLinks } from '../services/document-links.ts'
import type { Logger } from '../services/logger.ts'
import { createShowMore } from '../services/show-more.ts'
import { wasAnswered } from '../services/was-answered.ts'
import { keepSignaturePin, readSignaturePin } from '../services/zalo-signature.ts'

interface Surroundings {
  settings: Config
  client: OaClient
  database: Database
  deliverer: Deliverer
  receive: Receive
  documents: { buildDocument: BuildDocument; readSheet: ReadSheet }
  links?: DocumentLinks
  now: () => Date
  clock: () => Date
  log: Logger
}

const ICON_PATH = '/chat/assets/icon.png'

/** The channel to our Official Account; undefined where its webhooks could not be checked. */
export const createZaloWay = ({
  settings,
  client,
  database,
  deliverer,
  receive,
  documents,
  links,
  now,
  clock,
  log,
}: Surroundings): ZaloChannel | undefined => {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_SECRET: oaSecret } = settings
  const { PUBLIC_URL: publicUrl, ZALO_TEMPLATE_REMINDER: reminder } = settings
  if (appId === undefined || appSecret === undefined || oaSecret === undefined) return undefined
  const pin = {
    read: () => readSignaturePin(database, appId),
    keep: (found: Parameters<typeof keepSignaturePin>[1]) => keepSignaturePin(database, found),
  }
  const words = { vi: textsOf('vi').zalo.others, en: textsOf('en').zalo.others }
  return createZaloChannel({
    client,
    apiRoot: settings.ZALO_API_ROOT,
    signature: { appId, appSecret, oaSecret, pin },
    receive,
    showMore: createShowMore({ database, deliverer, words, now }),
    wasAnswered: (update) => wasAnswered(database, update),
    textsFor: async (sender) => textsOf(await accountLanguage(database, { channel: 'zalo', sender })).zalo,
    ...documents,
    ...(links !== undefined && { links }),
    ...(publicUrl !== undefined && { contactPicture: new URL(ICON_PATH, publicUrl).href }),
    templates: reminder === undefined ? {} : { reminder },
    monthlyVnd: settings.ZALO_MONTHLY_BUDGET,
    now: clock,
    log,
  })
}
