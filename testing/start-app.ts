import type { FakeZalo, FakeZaloBot } from 'zalo-oa-sdk/fake'
import { type Script, startScript } from './start-script.ts'

export const APP_SECRET = 'a secret for tests that is long enough'
export const TELEGRAM_TOKEN = '123456:AAF-a-token-for-tests-only'
export const WEBHOOK_SECRET = 'webhook-secret-for-tests'

export interface RunningApp extends Script {
  /** Where it answers. */
  url: string
}

/** `main.ts` as an operator starts it, in a process of its own, up and answering. */
export const startApp = async (environment: Record<string, string>): Promise<RunningApp> => {
  const script = startScript('main.ts', { APP_SECRET, LOG_LEVEL: 'error', PORT: '0', ...environment })
  const line = await script.line((each) => each.startsWith('Giao Ban  '))
  return { ...script, url: line.slice('Giao Ban  '.length).trim() }
}

/** What connects the product to a Telegram of ours. */
export const telegramAt = (apiRoot: string): Record<string, string> => ({
  TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
  TELEGRAM_API_ROOT: apiRoot,
})

/** What connects the product to a Zalo of ours. */
export const zaloAt = ({ root, app, account, oauth }: FakeZalo): Record<string, string> => ({
  ZALO_APP_ID: app.id,
  ZALO_APP_SECRET: app.secret,
  ZALO_OA_SECRET: account.secret,
  ZALO_REFRESH_TOKEN: oauth.issue().refreshToken,
  ZALO_API_ROOT: root,
  ZALO_OAUTH_ROOT: root,
  ZALO_ZNS_ROOT: root,
})

/** What connects the product to a Zalo Bot Platform of ours. */
export const zaloBotAt = ({ root, token }: FakeZaloBot): Record<string, string> => ({
  ZALO_BOT_TOKEN: token,
  ZALO_BOT_SECRET: WEBHOOK_SECRET,
  ZALO_BOT_API_ROOT: root,
})
