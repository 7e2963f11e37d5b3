import { expect } from 'vitest'
import { describeChannel } from '../../bot/channels/testing/channel-cases.ts'
import { buildTestDocument, type TestedChannel } from '../../bot/channels/testing/tested-channel.ts'
import { startChat } from './testing/start-chat.ts'
import { Visitor } from './testing/visitor.ts'

const RECIPIENT = 'demo-official'

/** The page, spoken to as a browser does: its platform is our own server. */
const start = async (): Promise<TestedChannel> => {
  const chat = await startChat({ buildDocument: buildTestDocument, answers: false })
  const page = new Visitor(chat.url)
  await page.start('official')
  let updates = 0
  let last: unknown
  const deliver = async (content: object) => {
    updates += 1
    last = { key: `k${updates}`, ...content }
    expect((await page.post('/chat/messages', last)).status).toBe(202)
  }
  const channel: TestedChannel['channel'] = {
    name: 'webchat',
    async send(recipient, message) {
      return { messageId: String(chat.bot.say(recipient, message).id) }
    },
  }
  const fetchBytes = async (path: string) => new Uint8Array(await (await page.fetch(path)).arrayBuffer())

  return {
    channel,
    recipient: RECIPIENT,
    received: chat.bot.received,
    arrived: async () =>
      (await page.history()).map(({ message: { title, text, buttons } }) => ({
        text: title === undefined ? text : `${title}\n${text}`,
        buttons: buttons?.flat().map((button) => button.title) ?? [],
      })),
    opened: async () =>
      Promise.all(
        (await page.history()).flatMap(({ id, message: { document } }) => {
          if (document === undefined) return []
          const isTemplate = document.kind === 'form-template'
          return [fetchBytes(isTemplate ? `/chat/templates?form=${document.form}` : `/chat/pictures/${id}`)]
        }),
      ),
    writes: (text) => deliver({ text }),
    sendsSticker: () => deliver({ unsupported: 'sticker' }),
    sendsPhoto: () => deliver({ unsupported: 'photo' }),
    async chooses(title) {
      const newest = (await page.history()).at(-1)
      const button = newest?.message.buttons?.flat().find((each) => each.title === title)
      await deliver({ press: { action: button?.action, message: String(newest?.id) } })
    },
    async redeliver() {
      expect((await page.post('/chat/messages', last)).status).toBe(202)
    },
    deliverMalformed: async () => (await page.post('/chat/messages', { key: 'k', sticker: {} })).status,
    async deliverForged() {
      const forger = new Visitor(chat.url)
      forger.cookie = page.cookie.replace('official', 'leader')
      return (await forger.say('x')).status
    },
    restart: () => channel,
    close: () => chat.close(),
  }
}

describeChannel('webchat', start, { isOurs: true })
