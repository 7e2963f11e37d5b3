import { createMemoryTokenStore, createOaClient, createTokenKeeper, createZaloOAuth, tokenRecordOf } from 'zalo-oa-sdk'
import { type FakeZalo, startFakeZalo } from 'zalo-oa-sdk/fake'
import { createDocumentLinks } from '../../../services/document-links.ts'
import type { MorePress } from '../../../services/show-more.ts'
import type { SignaturePin } from '../../../services/zalo-signature.ts'
import { textsOf } from '../../texts/texts.ts'
import type { Channel, Inbound, Message } from '../channel.ts'
import { serveWebhook, type WebhookServer } from '../testing/serve-webhook.ts'
import { createZaloChannel, type WebhookOutcome, type ZaloChannel, type ZaloChannelOptions } from './zalo-channel.ts'

export const ZALO_NOW = new Date('2026-11-20T02:00:00Z')
export const PUBLIC_URL = 'https://giaoban.test'

export interface TestZalo {
  fake: FakeZalo
  /** What the engine was given, in order. */
  received: Inbound[]
  /** Every line logged, as JSON. */
  logLines: string[]
  links: ReturnType<typeof createDocumentLinks>
  /** What the processes share of how Zalo signs. */
  memory: { pin: SignaturePin | undefined }
  /** The channel as one process has it, over an outbox of its own. */
  open(options?: Partial<ZaloChannelOptions>, without?: { links?: 'none' }): { zalo: ZaloChannel; channel: Channel }
  /** Has the fake deliver its webhooks to this channel. */
  deliverTo(zalo: ZaloChannel): void
  webhook: WebhookServer
  close(): Promise<void>
}

const STATUS: Readonly<Record<WebhookOutcome, number>> = { taken: 200, not_json: 400, unsigned: 401 }

/** Channels against one fake over real HTTP; `send` keeps what it is given as the outbox does, so that it can be paged. */
export const startTestZalo = async (): Promise<TestZalo> => {
  const fake = await startFakeZalo({ start: ZALO_NOW })
  fake.webhooks.sendsEchoes = false
  const received: Inbound[] = []
  const logLines: string[] = []
  const record = (fields: object, line: string) => void logLines.push(JSON.stringify({ ...fields, line }))
  const log = { debug: record, info: record, warn: record, error: record }
  const oauth = createZaloOAuth({ appId: fake.app.id, appSecret: fake.app.secret, root: fake.root })
  const links = createDocumentLinks({ publicUrl: PUBLIC_URL, secret: 'a secret of the test' })
  const memory: TestZalo['memory'] = { pin: undefined }
  let target: ZaloChannel | undefined
  const webhook = await serveWebhook(async (header, body) => {
    const request = { rawBody: new TextEncoder().encode(body), signature: header('x-zevent-signature') ?? null }
    const outcome = await target?.handleWebhook(request).catch(() => undefined)
    return outcome === undefined ? 500 : STATUS[outcome]
  })
  fake.webhooks.url = webhook.url

  const open: TestZalo['open'] = (options = {}, without = {}) => {
    const store = createMemoryTokenStore(tokenRecordOf(fake.oauth.issue().refreshToken))
    const tokens = createTokenKeeper({ store, oauth, now: fake.clock.now })
    const client = createOaClient({ tokens, apiRoot: fake.root, znsRoot: fake.root, timeoutMilliseconds: 1_500 })
    const said: { recipient: string; message: Message }[] = []
    const showMore = async ({ sender, outboxId, from }: MorePress) => {
      const before = said[outboxId - 1]
      const buttons = before?.message.buttons?.flat().slice(from) ?? []
      if (before?.recipient !== sender || buttons.length === 0) return false
      await keepAndSend(
        sender,
        { text: 'Các lựa chọn khác:', buttons: buttons.map((button) => [button]) },
        `more-${said.length}`,
      )
      return true
    }
    const zalo = createZaloChannel({
      client,
      apiRoot: fake.root,
      signature: {
        appId: fake.app.id,
        appSecret: fake.app.secret,
        oaSecret: fake.account.secret,
        pin: {
          read: async () => memory.pin,
          async keep(pin) {
            memory.pin = pin
          },
        },
      },
      receive: async (inbound) => void received.push(inbound),
      showMore,
      wasAnswered: async () => false,
      textsFor: async () => textsOf('vi').zalo,
      ...(without.links === undefined && { links }),
      contactPicture: `${PUBLIC_URL}/chat/assets/icon.png`,
      templates: {},
      monthlyVnd: 500_000,
      now: () => new Date(fake.clock.now()),
      log,
      ...options,
    })
    const places = new Map<string, number>()
    const keepAndSend: Channel['send'] = (recipient, message, reference, next) => {
      const place = places.get(reference) ?? said.push({ recipient, message })
      places.set(reference, place)
      return zalo.channel.send(recipient, message, String(place), next)
    }
    return { zalo, channel: { ...zalo.channel, send: keepAndSend } }
  }

  return {
    fake,
    received,
    logLines,
    links,
    memory,
    open,
    deliverTo(zalo) {
      target = zalo
    },
    webhook,
    async close() {
      await fake.close()
      await webhook.close()
    },
  }
}
