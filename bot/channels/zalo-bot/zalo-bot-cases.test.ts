import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createZaloBot } from 'zalo-oa-sdk/bot'
import type { Channel } from '../channel.ts'
import { describeChannel } from '../testing/channel-cases.ts'
import { serveWebhook } from '../testing/serve-webhook.ts'
import { type Arrived, buildTestDocument, type TestedChannel } from '../testing/tested-channel.ts'
import { SECRET, startTestChannel } from './start-test-channel.ts'

const SECRET_HEADER = 'x-bot-api-secret-token'
const STATUS = { taken: 200, refused: 401, malformed: 400 }

/** What a person reads, with the menu taken apart again. */
const readAsPerson = (text: string): Arrived => {
  const [above = '', menu] = text.split(/(?:^|\n\n)Gõ số để chọn:\n/)
  return { text: above, buttons: menu?.split('\n').map((line) => line.replace(/^\d+\. /, '')) ?? [] }
}

/** The route that serves documents: what stands behind the address is what was asked for. */
const serveDocuments = async () => {
  const kinds = ['form-template', 'completeness-picture'] as const
  const server = createServer(async (request, response) => {
    const kind = kinds.find((each) => request.url === `/tep/${each}`)
    const reference =
      kind === 'completeness-picture'
        ? ({ kind, unitId: 1, on: '2026-11-20', language: 'vi' } as const)
        : ({ kind: 'form-template', form: 'petition', language: 'vi' } as const)
    response.end((await buildTestDocument(reference)).bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const start = async (): Promise<TestedChannel> => {
  const documents = await serveDocuments()
  const tested = await startTestChannel({
    buildDocument: buildTestDocument,
    links: { addressOf: ({ kind }) => `${documents.root}/tep/${kind}`, read: () => undefined },
  })
  const { fake, received, sight } = tested
  let { zaloBot } = tested
  let lastBody = ''
  const webhook = await serveWebhook(async (header, body) => {
    lastBody = body
    return STATUS[await zaloBot.handleWebhook({ secret: header(SECRET_HEADER), body })]
  })
  const deliver = async (secret: string, body: string) =>
    (await fetch(webhook.url, { method: 'POST', headers: { [SECRET_HEADER]: secret }, body })).status
  const recipient = fake.newChatId()
  await fake.sendText(recipient, 'xin chào')
  await createZaloBot({ token: fake.token, apiRoot: fake.root }).getUpdates()
  await createZaloBot({ token: fake.token, apiRoot: fake.root }).setWebhook({ url: webhook.url, secret: SECRET })

  /** The outbox knows which message was sent last. */
  const remembering = (): Channel => ({
    ...zaloBot.channel,
    async send(to, message, reference, next) {
      const delivered = await zaloBot.channel.send(to, message, reference, next)
      sight.menu = message
      return delivered
    },
  })
  const texts = () => fake.sent.flatMap(({ content }) => (typeof content.text === 'string' ? [content.text] : []))
  const arrived = async () => texts().map(readAsPerson)

  return {
    channel: remembering(),
    recipient,
    textLengthMax: 2_000,
    received,
    arrived,
    async opened() {
      const addresses = [
        ...texts().flatMap((text) => text.match(/http:\S+/g) ?? []),
        ...fake.sent.flatMap(({ content }) => (typeof content.photo === 'string' ? [content.photo] : [])),
      ]
      return Promise.all(addresses.map(async (address) => (await fetch(address)).bytes()))
    },
    writes: (text) => fake.sendText(recipient, text),
    sendsSticker: () => fake.sendSticker(recipient),
    sendsPhoto: () => fake.sendPhoto(recipient, 'https://photo.example/1.jpg'),
    async chooses(title) {
      const menu = (await arrived()).at(-1)?.buttons ?? []
      await fake.sendText(recipient, String(menu.indexOf(title) + 1))
    },
    redeliver: async () => void (await deliver(SECRET, lastBody)),
    deliverMalformed: () => deliver(SECRET, '{"ok":true,"result":7}'),
    deliverForged: () => deliver(`${SECRET}x`, lastBody),
    restart() {
      zaloBot = tested.restart()
      return remembering()
    },
    faults: {
      block: () => void fake.block(recipient),
      limitRate: () => fake.faults.add({ code: 429 }),
      failInside: () => fake.faults.add({ when: 'before', how: 'http500' }),
      loseAnswer: (when) => fake.faults.add({ when, how: 'hang' }),
      async cutOff() {
        await fake.close()
        // Connections that were kept open are found to be broken.
        await fetch(fake.root).catch(() => undefined)
      },
      // Zalo knows no key by which a message could be sent once at most, and 500 does not say whether it was taken.
      promises: { answerLost: 'unknown', failedInside: 'unknown' },
    },
    async close() {
      await tested.close()
      await webhook.close()
      documents.server.closeAllConnections()
      await new Promise((resolve) => documents.server.close(resolve))
    },
  }
}

describeChannel('zalo-bot', start)
