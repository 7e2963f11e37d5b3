import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeZaloBot, startFakeZaloBot } from '../fake/index.ts'
import { createZaloBot } from './bot-client.ts'
import { type BotWebhookReading, botUpdateOf, readBotWebhook } from './update.ts'

let fake: FakeZaloBot
beforeEach(async () => {
  fake = await startFakeZaloBot()
})
afterEach(() => fake.close())

const botOf = (token = fake.token) => createZaloBot({ token, apiRoot: fake.root, timeoutMilliseconds: 1_000 })

describe('the client of the Bot Platform', () => {
  test('polling gives one update at a time and null when none comes', async () => {
    const bot = botOf()
    const chat = fake.newChatId()
    await fake.sendText(chat, 'Báo cáo')
    await fake.sendPhoto(chat, 'https://i', 'Ảnh hiện trường')
    expect(await bot.getUpdates()).toMatchObject({ kind: 'text', chatId: chat, text: 'Báo cáo', isBot: false })
    expect(await bot.getUpdates()).toMatchObject({ kind: 'photo', url: 'https://i', caption: 'Ảnh hiện trường' })
    expect(await bot.getUpdates({ timeoutSeconds: 1 })).toBeNull()
  })

  test('polling and a webhook exclude each other', async () => {
    const bot = botOf()
    await bot.setWebhook({ url: 'https://giaoban.example/webhooks/zalo-bot', secret: 'eight-chars' })
    expect(await bot.getWebhookInfo()).toEqual({ url: 'https://giaoban.example/webhooks/zalo-bot' })
    await expect(bot.getUpdates()).rejects.toMatchObject({ code: 400, action: 'permanent' })
    await bot.deleteWebhook()
    expect(await bot.getUpdates({ timeoutSeconds: 1 })).toBeNull()
  })

  test('text, photo and sticker go to whoever has written before; nobody else', async () => {
    const bot = botOf()
    const chatId = fake.newChatId()
    await expect(bot.sendMessage({ chatId, text: 'x' })).rejects.toMatchObject({ code: 400 })
    await fake.sendText(chatId, 'chào')
    const { messageId } = await bot.sendMessage({ chatId, text: '1. Báo cáo\n2. Hạn của tôi' })
    await bot.sendPhoto({ chatId, photoUrl: 'https://i', caption: 'Biểu đồ' })
    await bot.sendSticker({ chatId, sticker: 's' })
    await bot.sendChatAction({ chatId })
    expect(fake.sent.map(({ method }) => method)).toEqual(['sendMessage', 'sendPhoto', 'sendSticker'])
    expect(fake.sent[0]).toMatchObject({ messageId, content: { text: '1. Báo cáo\n2. Hạn của tôi' } })
  })

  test('refusals say what to do; the month’s quota is not waited for', async () => {
    const bot = botOf()
    const chatId = fake.newChatId()
    await fake.sendText(chatId, 'chào')
    fake.quotaRemain = 0
    await expect(bot.sendMessage({ chatId, text: 'x' })).rejects.toMatchObject({
      code: 429,
      action: 'otherChannel',
      remedy: 'waitForNextPeriod',
    })
    fake.block(chatId)
    await expect(bot.sendMessage({ chatId, text: 'x' })).rejects.toMatchObject({ code: 403, action: 'otherChannel' })
    await expect(botOf('1:wrong').getMe()).rejects.toMatchObject({ code: 401, action: 'tellAdministrator' })
    await expect(bot.sendMessage({ chatId, text: 'x'.repeat(2_001) })).rejects.toMatchObject({ limit: 'textLength' })
  })

  test('a message whose answer is lost may have been sent; no error says the token', async () => {
    const bot = botOf()
    const chatId = fake.newChatId()
    await fake.sendText(chatId, 'chào')
    fake.faults.add({ when: 'after', how: 'disconnect' })
    const error = await bot.sendMessage({ chatId, text: 'x' }).catch((failure: unknown) => failure)
    expect(error).toMatchObject({ action: 'unknownMaybeSent' })
    expect(fake.sent).toHaveLength(1)
    fake.faults.add({ when: 'before', how: 'disconnect' })
    await expect(bot.getMe()).rejects.toMatchObject({ action: 'retry' })
    expect(String(error)).not.toContain(fake.token)
  })
})

describe('webhooks of a bot', () => {
  test('are taken bare or wrapped when the secret is right, and refused otherwise', async () => {
    const readings: BotWebhookReading[] = []
    const server = createServer(async (incoming, outgoing) => {
      const given = String(incoming.headers['x-bot-api-secret-token'])
      const body = Buffer.concat(await incoming.toArray()).toString()
      readings.push(await readBotWebhook({ body, given, secret: 'eight-chars' }))
      outgoing.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const bot = botOf()
    const chat = fake.newChatId()
    await bot.setWebhook({ url, secret: 'eight-chars' })
    await fake.sendText(chat, 'một')
    fake.wrapsWebhooks = false
    await fake.sendText(chat, 'hai')
    await bot.setWebhook({ url, secret: 'eight-charz' })
    await fake.sendText(chat, 'ba')
    server.close()
    expect(readings).toMatchObject([
      { kind: 'update', update: { kind: 'text', text: 'một', chatId: chat } },
      { kind: 'update', update: { kind: 'text', text: 'hai' } },
      { kind: 'refused', reason: 'wrongSecret' },
    ])
  })

  test('a missing secret, a body that is no JSON and a secret that was never set are refused', async () => {
    expect(await readBotWebhook({ body: '{}', given: null, secret: 'eight-chars' })).toMatchObject({
      reason: 'missingSecret',
    })
    expect(await readBotWebhook({ body: '{', given: 'eight-chars', secret: 'eight-chars' })).toMatchObject({
      reason: 'notJson',
    })
    await expect(readBotWebhook({ body: '{}', given: '', secret: '' })).rejects.toThrow(TypeError)
  })

  test('what Zalo keeps back, and what nobody knows, comes through as such', () => {
    const message = { message_id: 'm', date: 1, from: { id: 7, is_bot: true }, chat: { id: 'c', chat_type: 'GROUP' } }
    expect(botUpdateOf({ event_name: 'message.unsupported.received', message })).toMatchObject({
      kind: 'unsupported',
      userId: '7',
      isBot: true,
      chatType: 'GROUP',
    })
    expect(botUpdateOf({ ok: true, result: { event_name: 'message.voice.received', message } })).toMatchObject({
      kind: 'unknown',
      name: 'message.voice.received',
    })
    for (const body of [null, 1, 'x', [], {}]) expect(botUpdateOf(body)).toMatchObject({ kind: 'unknown' })
  })
})
