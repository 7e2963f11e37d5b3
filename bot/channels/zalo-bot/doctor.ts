import { ZaloError } from 'zalo-oa-sdk'
import { createZaloBot } from 'zalo-oa-sdk/bot'
import { doubtful, type Finding, good, off, wrong } from '../../doctor/finding.ts'
import { probeWebhook } from '../../doctor/probe.ts'
import { WEBHOOK_PATH } from './zalo-bot-channel.ts'

export interface ZaloBotToExamine {
  token: string | undefined
  apiRoot: string
  mode: 'polling' | 'webhook'
  secret: string | undefined
  publicUrl: string | undefined
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)

const refusal = (error: unknown): Finding => {
  if (!(error instanceof ZaloError)) throw error
  const isRefused = error.code === 401 || error.code === 403 || error.code === 404
  return wrong(({ zaloBot }) => (isRefused ? zaloBot.tokenRefused : zaloBot.notReached))
}

const wayIn = async (
  url: string,
  { mode, secret = '', publicUrl }: Omit<ZaloBotToExamine, 'token'>,
): Promise<Finding[]> => {
  if (mode === 'polling' || publicUrl === undefined) {
    return [
      url === ''
        ? good(({ zaloBot }) => zaloBot.polling)
        : doubtful(({ zaloBot }) => zaloBot.webhookInTheWay(hostOf(url))),
    ]
  }
  const expected = new URL(WEBHOOK_PATH, publicUrl).href
  const set =
    url === expected
      ? good(({ zaloBot }) => zaloBot.webhook(expected))
      : wrong(({ zaloBot }) => zaloBot.otherWebhook(url === '' ? undefined : hostOf(url), expected))
  return [
    set,
    await probeWebhook(expected, { headers: { 'x-bot-api-secret-token': secret }, body: '{}', answers: 400 }),
  ]
}

/** The bot's token, and the way that updates come in. */
export const examineZaloBot = async ({ token, apiRoot, ...settings }: ZaloBotToExamine): Promise<Finding[]> => {
  if (token === undefined) return [off(({ zaloBot }) => zaloBot.off)]
  const bot = createZaloBot({ token, apiRoot })
  try {
    const { name } = await bot.getMe()
    const { url } = await bot.getWebhookInfo()
    return [good(({ zaloBot }) => zaloBot.token(name ?? '?')), ...(await wayIn(url, { apiRoot, ...settings }))]
  } catch (error) {
    return [refusal(error)]
  }
}
