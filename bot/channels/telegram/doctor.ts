import { doubtful, type Finding, good, off, wrong } from '../../doctor/finding.ts'
import { probeWebhook } from '../../doctor/probe.ts'
import { createCallApi } from './call-api.ts'
import { TelegramApiError } from './telegram-api-error.ts'
import { WEBHOOK_PATH } from './telegram-channel.ts'
import { TelegramClient } from './telegram-client.ts'
import type { OpenTransport } from './transport.ts'

export interface TelegramToExamine {
  token: string | undefined
  apiRoot: string
  mode: 'polling' | 'webhook'
  webhookSecret: string | undefined
  publicUrl: string | undefined
  openTransport: OpenTransport
  now: Date
}

const REQUEST_TIMEOUT_MS = 10_000
const WAITING_MAX = 100
/** An older failure of the webhook is history. */
const RECENT_SECONDS = 3_600

type WebhookInfo = Awaited<ReturnType<TelegramClient['getWebhookInfo']>>

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)

const examinePolling = ({ url, pending_update_count: waiting }: WebhookInfo): Finding => {
  if (url !== undefined && url !== '') return doubtful(({ telegram }) => telegram.webhookInTheWay(hostOf(url)))
  if (waiting > WAITING_MAX) return doubtful(({ telegram }) => telegram.waiting(String(waiting)))
  return good(({ telegram }) => telegram.polling)
}

const examineWebhook = (info: WebhookInfo, expected: string, now: Date): Finding => {
  const { url = '', pending_update_count: waiting, last_error_date: failedAt = 0, last_error_message: failure } = info
  if (url !== expected)
    return wrong(({ telegram }) => telegram.otherWebhook(url === '' ? undefined : hostOf(url), expected))
  const isRecent = now.getTime() / 1_000 - failedAt < RECENT_SECONDS
  if (failure !== undefined && isRecent) return wrong(({ telegram }) => telegram.webhookFails(failure))
  if (waiting > WAITING_MAX) return doubtful(({ telegram }) => telegram.waiting(String(waiting)))
  return good(({ telegram }) => telegram.webhook(expected))
}

const refusal = (error: unknown): Finding => {
  if (!(error instanceof TelegramApiError)) throw error
  const isRefused = error.status === 401 || error.status === 404
  return wrong(({ telegram }) => (isRefused ? telegram.tokenRefused : telegram.notReached))
}

/** The bot's token, and the way that updates come in. */
export const examineTelegram = async (settings: TelegramToExamine): Promise<Finding[]> => {
  const { token, apiRoot, mode, webhookSecret = '', publicUrl, openTransport, now } = settings
  if (token === undefined) return [off(({ telegram }) => telegram.off)]
  const api = createCallApi({ token, apiRoot, timeoutMs: REQUEST_TIMEOUT_MS, openTransport })
  const client = new TelegramClient(token, apiRoot, api)
  try {
    const { username } = await client.callApi('getMe', {})
    const known = good(({ telegram }) => telegram.token(username))
    const info = await client.callApi('getWebhookInfo', {})
    if (mode === 'polling' || publicUrl === undefined) return [known, examinePolling(info)]
    const expected = new URL(WEBHOOK_PATH, publicUrl).href
    const headers = { 'x-telegram-bot-api-secret-token': webhookSecret }
    const probed = await probeWebhook(expected, { headers, body: '{}', answers: 400 })
    return [known, examineWebhook(info, expected, now), probed]
  } catch (error) {
    return [refusal(error)]
  } finally {
    await api.close()
  }
}
