import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { createConsentRoutes } from '../api/zalo-consent/consent-routes.ts'
import { wordConsentLink, wordTokenTrouble } from '../bot/word-token-trouble.ts'
import type { Config } from '../config.ts'
import type { Database } from '../services/database.ts'
import type { Logger } from '../services/logger.ts'
import { createTellTrouble, followTokens, type TellTrouble } from '../services/tell-token-trouble.ts'
import { createZaloAccount, type ZaloAccount } from '../services/zalo-account.ts'
import { createZaloConsent } from '../services/zalo-consent.ts'

interface Surroundings {
  settings: Config
  database: Database
  secret: string
  clock: () => Date
  log: Logger
  /** How messages travel; by default the global `fetch`. */
  fetch?: typeof fetch
}

export interface Zalo {
  account: ZaloAccount
  tell: TellTrouble
  /** Where an administrator consents, for `/zalo`; undefined where the program has no public address. */
  consentPage: Hono | undefined
}

const createConsentPage = (
  { settings, database, secret, clock, log }: Surroundings,
  { account, appId, publicUrl }: { account: ZaloAccount; appId: string; publicUrl: string },
): Hono => {
  const verifier = settings.ZALO_PKCE_VERIFIER
  const consent = createZaloConsent({
    database,
    account,
    appId,
    publicUrl,
    secret,
    ...(verifier !== undefined && { verifier }),
    word: wordConsentLink,
    clock,
    log,
  })
  return createConsentRoutes({
    consent,
    oauthRoot: settings.ZALO_OAUTH_ROOT,
    budgetVnd: settings.ZALO_MONTHLY_BUDGET,
    secret,
    secureCookies: publicUrl.startsWith('https:'),
    newState: randomUUID,
  })
}

/** Our Official Account, whose administrators hear of what becomes of its tokens; undefined: Zalo is off. */
export const createZalo = (surroundings: Surroundings): Zalo | undefined => {
  const { settings, database, secret, clock, log } = surroundings
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_REFRESH_TOKEN, PUBLIC_URL: publicUrl } = settings
  if (appId === undefined || appSecret === undefined) return undefined
  const tell = createTellTrouble({
    database,
    ...(publicUrl !== undefined && { publicUrl }),
    secret,
    word: wordTokenTrouble,
    clock,
    log,
  })
  const account = createZaloAccount({
    database,
    appId,
    appSecret,
    ...(ZALO_REFRESH_TOKEN !== undefined && { firstRefreshToken: ZALO_REFRESH_TOKEN }),
    endpointMode: settings.ZALO_ENDPOINT_MODE,
    apiRoot: settings.ZALO_API_ROOT,
    oauthRoot: settings.ZALO_OAUTH_ROOT,
    znsRoot: settings.ZALO_ZNS_ROOT,
    secret,
    clock,
    onTokenEvent: followTokens({ tell, clock, log }),
    ...(surroundings.fetch !== undefined && { fetch: surroundings.fetch }),
  })
  const consentPage =
    publicUrl === undefined ? undefined : createConsentPage(surroundings, { account, appId, publicUrl })
  return { account, tell, consentPage }
}
