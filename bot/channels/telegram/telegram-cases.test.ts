import { expect } from 'vitest'
import type { Inbound } from '../channel.ts'
import { describeChannel } from '../testing/channel-cases.ts'
import { serveWebhook } from '../testing/serve-webhook.ts'
import { buildTestDocument, type TestedChannel } from '../testing/tested-channel.ts'
import { startFakeTelegram } from './fake/fake-telegram-server.ts'
import { MalformedUpdate } from './parse-update.ts'
import { openPool } from './pooled-transport.ts'
import { TEXT_LENGTH_MAX } from './render-message.ts'
import { createTelegramChannel } from './telegram-channel.ts'

const AN = 11
const TOKEN = '123456:AAF-secret_part-of-the-token'
const SECRET = 'webhook_Secret-1'
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

const start = async (): Promise<TestedChannel> => {
  const fake = await startFakeTelegram({ token: TOKEN })
  fake.createUser({ id: AN, started: true })
  const received: Inbound[] = []
  const open = () =>
    createTelegramChannel({
      token: TOKEN,
      apiRoot: fake.url,
      webhookSecret: SECRET,
      requestTimeoutMs: 300,
      openTransport: openPool,
      buildDocument: buildTestDocument,
      receive: async (inbound) => void received.push(inbound),
      log: { debug() {}, info() {}, warn() {}, error() {} },
    })
  let telegram = open()
  const webhook = await serveWebhook(async (header, body) => {
    if (!telegram.acceptsSecret(header(SECRET_HEADER))) return 401
    const handled = telegram.handleUpdate(JSON.parse(body))
    return handled.then(
      () => 200,
      (error) => (error instanceof MalformedUpdate ? 400 : 500),
    )
  })
  await telegram.setWebhook(webhook.url)
  const deliver = async (secret: string, update: unknown) => {
    const headers = { [SECRET_HEADER]: secret, 'content-type': 'application/json' }
    return (await fetch(webhook.url, { method: 'POST', headers, body: JSON.stringify(update) })).status
  }
  let lastUpdate = 0
  const happens = async (updateId: number) => {
    lastUpdate = updateId
    await expect.poll(() => fake.pendingUpdates()).toEqual([])
  }
  const fromBot = () => fake.messages(AN).filter((message) => message.fromBot)

  return {
    channel: telegram.channel,
    recipient: String(AN),
    textLengthMax: TEXT_LENGTH_MAX,
    received,
    arrived: async () =>
      fromBot().flatMap(({ text, buttons }) =>
        text === '' ? [] : [{ text, buttons: buttons.flat().map(({ title }) => title) }],
      ),
    opened: () => {
      const files = fake.calls().flatMap(({ parameters: { photo, document } }) => photo ?? document ?? [])
      return Promise.all(files.map(async (file) => new Uint8Array(await (file as File).arrayBuffer())))
    },
    writes: (text) => happens(fake.userSends(AN, text)),
    sendsSticker: () => happens(fake.userSends(AN, { content: 'sticker' })),
    sendsPhoto: () => happens(fake.userSends(AN, { content: 'photo' })),
    async chooses(title) {
      const message = fromBot().at(-1)
      const button = message?.buttons.flat().find((each) => each.title === title)
      await happens(fake.userPresses(AN, message?.messageId ?? 0, button?.data ?? title))
    },
    async redeliver() {
      expect(await fake.redeliver(lastUpdate)).toEqual([200])
    },
    deliverMalformed: () => deliver(SECRET, { update_id: 'one' }),
    deliverForged: () =>
      deliver(`${SECRET}x`, { update_id: 1, message: { chat: { id: AN, type: 'private' }, text: 'x' } }),
    restart() {
      telegram = open()
      return telegram.channel
    },
    faults: {
      block: () => void fake.userBlocks(AN),
      limitRate: () => fake.planFault({ kind: 'refuse', code: 429, retryAfter: 2 }),
      failInside: () => fake.planFault({ kind: 'refuse', code: 500 }),
      loseAnswer: (accepted) => fake.planFault({ kind: accepted === 'before' ? 'hang' : 'drop' }),
      cutOff: () => fake.stop(),
      // It may have arrived all the same: Telegram knows no key by which a message could be sent once at most.
      promises: { answerLost: 'retry', failedInside: 'retry' },
    },
    async close() {
      await telegram.stop()
      await fake.stop()
      await webhook.close()
    },
  }
}

describeChannel('telegram', start)
