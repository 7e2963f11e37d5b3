import { textLengthMax } from 'zalo-oa-sdk'
import { z } from 'zod'
import { describeChannel } from '../testing/channel-cases.ts'
import { buildTestDocument, type TestedChannel } from '../testing/tested-channel.ts'
import { startTestZalo } from './start-test-zalo.ts'

const MESSAGES = '/v3.0/oa/message/cs'

const contentSchema = z.object({
  text: z.string().default(''),
  attachment: z
    .object({
      payload: z.object({
        buttons: z.array(z.object({ title: z.string(), type: z.string(), payload: z.unknown() })).default([]),
        elements: z.array(z.object({ attachment_id: z.string() })).default([]),
      }),
    })
    .optional(),
})

const start = async (): Promise<TestedChannel> => {
  const test = await startTestZalo()
  const { fake, links, received } = test
  const person = fake.do.add({ follows: true, lastInteractionAtMs: fake.clock.now() })
  const open = () => {
    const { zalo, channel } = test.open({ buildDocument: buildTestDocument })
    test.deliverTo(zalo)
    return channel
  }
  const sent = () => fake.sent.map((message) => ({ message, ...contentSchema.parse(message.content) }))
  const buttonsOf = ({ attachment }: ReturnType<typeof sent>[number]) => attachment?.payload.buttons ?? []
  const post = async (body: string, signature: string) => {
    const headers = { 'x-zevent-signature': signature }
    return (await fetch(test.webhook.url, { method: 'POST', headers, body })).status
  }
  const textEvent = JSON.stringify({
    app_id: fake.app.id,
    sender: { id: person.id },
    recipient: { id: fake.account.id },
    event_name: 'user_send_text',
    message: { text: 'x', msg_id: 'm1' },
    timestamp: '1787209817225',
  })

  return {
    channel: open(),
    recipient: person.id,
    textLengthMax,
    received,
    arrived: async () =>
      sent()
        .filter(({ text }) => text !== '')
        .map((each) => ({
          text: each.text,
          buttons: buttonsOf(each)
            .filter(({ type }) => type.startsWith('oa.query'))
            .map(({ title }) => title),
        })),
    opened: async () => {
      const addresses = sent()
        .flatMap(buttonsOf)
        .flatMap(({ payload }) => z.object({ url: z.string() }).safeParse(payload).data?.url ?? [])
      const files = addresses.map(async (address) => {
        const document = links.read(address.split('/tep/')[1] ?? '', new Date(fake.clock.now()))
        if (document === undefined) throw new Error('the address names no document')
        return (await buildTestDocument(document)).bytes
      })
      const assets = sent()
        .flatMap(({ attachment }) => attachment?.payload.elements ?? [])
        .map(({ attachment_id }) => new Uint8Array(fake.assets.get(attachment_id)?.bytes ?? []))
      return [...(await Promise.all(files)), ...assets]
    },
    writes: async (text) => void (await fake.do.sendText(person, text)),
    sendsSticker: async () => void (await fake.do.sendSticker(person, 'https://zalo.test/sticker.png')),
    sendsPhoto: async () => void (await fake.do.sendImage(person, 'https://zalo.test/anh.jpg')),
    async chooses(title) {
      const first = sent().findIndex((each) => buttonsOf(each).some((button) => button.title === 'Xem thêm'))
      let place = sent()[first === -1 ? sent().length - 1 : first]
      while (place !== undefined && !buttonsOf(place).some((button) => button.title === title)) {
        await fake.do.press(person, place.message, 'Xem thêm')
        place = sent().at(-1)
      }
      if (place !== undefined) await fake.do.press(person, place.message, title)
    },
    async redeliver() {
      const body = fake.webhooks.deliveries.at(-1)?.body ?? ''
      await post(
        body,
        fake.webhooks.signatureOf(body, z.object({ timestamp: z.string() }).parse(JSON.parse(body)).timestamp),
      )
    },
    deliverMalformed: () => post('{"event_name":', 'mac='),
    deliverForged: () => post(textEvent.replace('"x"', '"y"'), fake.webhooks.signatureOf(textEvent, '1787209817225')),
    restart: open,
    faults: {
      block: () => {
        person.hasBlocked = true
      },
      limitRate: () => fake.faults.add({ path: MESSAGES, code: -32 }),
      failInside: () => fake.faults.add({ path: MESSAGES, when: 'before', how: 'http500' }),
      loseAnswer: (when) => fake.faults.add({ path: MESSAGES, when, how: 'hang' }),
      cutOff: () => fake.close(),
      // Zalo knows no key by which a message could be sent once at most.
      promises: { answerLost: 'unknown', failedInside: 'unknown' },
    },
    close: test.close,
  }
}

describeChannel('zalo', start)
