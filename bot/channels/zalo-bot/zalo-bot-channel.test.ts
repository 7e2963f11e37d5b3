import { describe, expect, onTestFinished, test } from 'vitest'
import { createZaloBot } from 'zalo-oa-sdk/bot'
import type { DocumentReference } from '../channel.ts'
import { buildTestDocument } from '../testing/tested-channel.ts'
import { SECRET, startTestChannel, type TestOptions } from './start-test-channel.ts'

const start = async (options: TestOptions = {}) => {
  const started = await startTestChannel(options)
  onTestFinished(started.close)
  const chat = started.fake.newChatId()
  await started.fake.sendText(chat, 'xin chào')
  return { ...started, chat }
}

/** Takes the greeting that makes the chat known, so that only what a test sends comes in. */
const startQuiet = async (options: TestOptions = {}) => {
  const started = await start(options)
  await createZaloBot({ token: started.fake.token, apiRoot: started.fake.root }).getUpdates()
  return started
}

const update = (message: object, name = 'message.text.received') =>
  JSON.stringify({
    event_name: name,
    message: { message_id: 'm1', date: 1, from: { id: '7' }, chat: { id: 'c', chat_type: 'GROUP' }, ...message },
  })

describe('polling', () => {
  test('the next update is asked for only when what follows from this one is committed', async () => {
    let commit = () => {}
    const committed = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun = 0
    const { fake, zaloBot, chat, received } = await startQuiet({
      receive: async () => {
        begun += 1
        await committed
      },
    })
    zaloBot.startPolling()
    await fake.sendText(chat, 'một')
    await expect.poll(() => begun).toBe(1)
    await fake.sendText(chat, 'hai')
    // It is still with Zalo, where another program would get it.
    const other = createZaloBot({ token: fake.token, apiRoot: fake.root })
    expect(await other.getUpdates()).toMatchObject({ text: 'hai' })
    await fake.sendText(chat, 'ba')
    commit()
    await expect.poll(() => received.map(({ input }) => input)).toMatchObject([{ text: 'một' }, { text: 'ba' }])
  })

  test('an update that could not be committed is tried again, and nothing overtakes it', async () => {
    let failuresLeft = 2
    const { fake, zaloBot, chat, received, waits, logLines } = await startQuiet({
      receive: async () => {
        failuresLeft -= 1
        if (failuresLeft >= 0) throw new Error('the database is away\nparameters: what a person wrote')
      },
    })
    zaloBot.startPolling()
    await fake.sendText(chat, 'một')
    await fake.sendText(chat, 'hai')
    await expect.poll(() => received.map(({ input }) => input)).toMatchObject([{ text: 'một' }, { text: 'hai' }])
    expect(waits).toEqual([1_000, 2_000])
    expect(logLines.join()).not.toContain('what a person wrote')
  })

  test('an update that never can be committed does not keep everybody waiting for ever, and its loss is logged', async () => {
    const { fake, zaloBot, chat, received, logLines } = await startQuiet({
      receive: async ({ input }) => {
        if (input.kind === 'text' && input.text === 'một') throw new Error('never')
      },
    })
    zaloBot.startPolling()
    await fake.sendText(chat, 'một')
    await fake.sendText(chat, 'hai')
    await expect.poll(() => received.map(({ input }) => input)).toMatchObject([{ text: 'hai' }])
    expect(logLines.filter((line) => line.includes('is lost'))).toHaveLength(1)
  })

  test('a webhook that was set before is taken away, and empty polls and faults of Zalo do not end it', async () => {
    const { fake, zaloBot, chat, received } = await startQuiet()
    await createZaloBot({ token: fake.token, apiRoot: fake.root }).setWebhook({ url: fake.root, secret: SECRET })
    fake.faults.add({ when: 'before', how: 'http500', times: 2 })
    fake.faults.add({ when: 'before', how: 'disconnect', path: `/bot${fake.token}/getUpdates` })
    zaloBot.startPolling()
    await expect
      .poll(async () => {
        await fake.sendText(chat, 'hai')
        return received.length
      })
      .toBeGreaterThan(0)
  })

  test('a wrong token ends it with one clear line, in which the token does not stand', async () => {
    const token = '1234:not-the-token'
    const { zaloBot, logLines } = await start({ token })
    zaloBot.startPolling()
    await expect.poll(() => logLines.join()).toContain('refuses the token: polling has stopped')
    expect(logLines.join()).not.toContain('not-the-token')
  })

  test('a stop waits for the update that was handed out', async () => {
    let commit = () => {}
    const committed = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun = false
    const { fake, zaloBot, chat, received } = await startQuiet({
      receive: () => {
        begun = true
        return committed
      },
    })
    zaloBot.startPolling()
    await fake.sendText(chat, 'một')
    await expect.poll(() => begun).toBe(true)
    const stopped = zaloBot.stop().then(() => received.length)
    commit()
    expect(await stopped).toBe(1)
  })
})

describe('the webhook', () => {
  test('is set at the public address', async () => {
    const { fake, zaloBot } = await start({ publicUrl: 'https://giaoban.example.vn/' })
    zaloBot.startWebhook()
    const bot = createZaloBot({ token: fake.token, apiRoot: fake.root })
    await expect.poll(() => bot.getWebhookInfo()).toEqual({ url: 'https://giaoban.example.vn/webhooks/zalo-bot' })
  })

  test('is tried again while Zalo is away', async () => {
    const { fake, zaloBot, waits } = await start({ publicUrl: 'https://giaoban.example.vn/' })
    fake.faults.add({ when: 'before', how: 'http500', times: 2 })
    zaloBot.startWebhook()
    await expect.poll(() => waits).toEqual([1_000, 2_000])
  })

  test('without a secret of ours nothing is taken', async () => {
    const { zaloBot, received } = await start({ isSecretSet: false })
    expect(await zaloBot.handleWebhook({ secret: '', body: update({ text: 'x' }) })).toBe('refused')
    expect(received).toEqual([])
  })

  test('rejects when nothing was committed, so that Zalo is not told that it was taken', async () => {
    const { zaloBot } = await start({ receive: () => Promise.reject(new Error('the database is away')) })
    const body = update({ chat: { id: 'c', chat_type: 'PRIVATE' }, text: 'x' })
    await expect(zaloBot.handleWebhook({ secret: SECRET, body })).rejects.toThrow('away')
  })
})

describe('who is heard', () => {
  const hears = async (message: object, name?: string) => {
    const { zaloBot, received } = await start({ publicUrl: 'https://giaoban.example.vn/' })
    zaloBot.startWebhook()
    // The name is known once the webhook is set.
    await zaloBot.stop()
    expect(await zaloBot.handleWebhook({ secret: SECRET, body: update(message, name) })).toBe('taken')
    return received.map(({ sender, input }) => ({ sender, input }))
  }
  const told = [{ sender: 'c', input: { kind: 'unsupported', content: 'group' } }]

  test('a group is told that we do not work there, when it spoke to the bot', async () => {
    expect(await hears({ text: '/menu' })).toEqual(told)
    expect(await hears({ text: 'Nhờ @Bot.Thu tổng hợp' })).toEqual(told)
  })

  test('a group that speaks of something else is left alone', async () => {
    expect(await hears({ text: 'Chiều nay họp lúc 14 giờ' })).toEqual([])
    expect(await hears({ url: 'https://s' }, 'message.sticker.received')).toEqual([])
  })

  test('robots are not answered, and events that nobody knows pass by', async () => {
    expect(await hears({ from: { id: '7', is_bot: true }, text: '/menu' })).toEqual([])
    expect(await hears({}, 'message.poll.received')).toEqual([])
  })
})

describe('a choice', () => {
  const menu = { text: 'Lưu không?', buttons: [[{ title: 'Lưu', action: 'save' }]] }

  const typedOneAfterAnother = async (seconds: number, options: TestOptions = {}) => {
    const { fake, zaloBot, sight, chat, received } = await startQuiet(options)
    sight.menu = menu
    zaloBot.startPolling()
    await fake.sendText(chat, 'Tiếp dân 8 lượt')
    await fake.clock.advance(seconds * 1000)
    await fake.sendText(chat, '1')
    await expect.poll(() => received.at(-1)?.input).toEqual({ kind: 'press', action: 'save' })
    return { typedAt: sight.typedAt, now: fake.clock.now() }
  }

  test('is looked up in the message in sight, as of when it was typed', async () => {
    const { typedAt, now } = await typedOneAfterAnother(2)
    expect(typedAt).toEqual(new Date(now))
  })

  test('goes by no clock of Zalo’s that stands still or is far from ours', async () => {
    expect((await typedOneAfterAnother(0)).typedAt).toBeUndefined()
    expect((await typedOneAfterAnother(2, { now: () => 0 })).typedAt).toBeUndefined()
  })

  test('outside the menu is a text like any other', async () => {
    const { fake, zaloBot, sight, chat, received } = await startQuiet()
    sight.menu = menu
    zaloBot.startPolling()
    await fake.sendText(chat, '2')
    await expect.poll(() => received.map(({ input }) => input)).toEqual([{ kind: 'text', text: '2' }])
  })
})

describe('the quota', () => {
  test('is waited for longer and longer, then sent elsewhere, and said so once; a message that is taken ends it', async () => {
    let clock = 0
    const { fake, zaloBot, chat, logLines } = await start({ now: () => clock })
    const send = () => zaloBot.channel.send(chat, { text: 'x' }, 'r').catch((error: unknown) => error)
    fake.quotaRemain = 0
    for (const seconds of [5, 10, 20, 40, 80]) {
      expect(await send()).toMatchObject({ fault: 'retry', scope: 'channel', afterSeconds: seconds })
      // Those that were under way meet the same limit.
      expect(await send()).toMatchObject({ fault: 'retry', afterSeconds: seconds })
      clock += seconds * 1000
    }
    for (const _ of [1, 2]) {
      expect(await send()).toMatchObject({ fault: 'elsewhere' })
      clock += 80_000
    }
    expect(logLines.filter((line) => line.includes('3,000 messages a month'))).toHaveLength(1)
    fake.quotaRemain = 1
    expect(await send()).toMatchObject({ messageId: expect.any(String) })
    expect(await send()).toMatchObject({ fault: 'retry', afterSeconds: 5 })
  })

  test.each([
    [401, 'misconfigured'],
    [403, 'unreachable'],
    [404, 'misconfigured'],
    [400, 'rejected'],
  ])('%i is %s', async (code, fault) => {
    const { fake, zaloBot, chat } = await start()
    fake.faults.add({ code })
    await expect(zaloBot.channel.send(chat, { text: 'x' }, 'r')).rejects.toMatchObject({ fault })
  })
})

describe('a document', () => {
  const template: DocumentReference = { kind: 'form-template', form: 'petition', language: 'vi' }

  test('that cannot be linked to is told of in words', async () => {
    const { fake, zaloBot, chat } = await start({ buildDocument: buildTestDocument })
    await zaloBot.channel.send(chat, { text: 'Mẫu đơn thư.', document: template }, 'r')
    expect(fake.sent.map(({ content }) => content.text)).toEqual([
      'Mẫu đơn thư.\n\nTệp kèm theo không gửi được ở đây. Đồng chí xem trên trang web của Giao Ban.',
    ])
  })

  test('that cannot be built leaves the text alone', async () => {
    const { fake, zaloBot, chat } = await start({ buildDocument: async () => undefined })
    await zaloBot.channel.send(chat, { text: 'Mẫu đơn thư.', document: template }, 'r')
    expect(fake.sent.map(({ content }) => content.text)).toEqual(['Mẫu đơn thư.'])
  })

  test('that is a picture Zalo does not take is not told from the beginning again', async () => {
    const { fake, zaloBot, chat } = await start({
      buildDocument: buildTestDocument,
      links: { addressOf: () => 'https://giaoban.example.vn/tep/x', read: () => undefined },
    })
    const picture: DocumentReference = { kind: 'completeness-picture', unitId: 1, on: '2026-11-20', language: 'vi' }
    const next = async () => fake.faults.add({ code: 400 })
    const sending = zaloBot.channel.send(chat, { text: 'Tổng hợp', document: picture }, 'r', next)
    await expect(sending).rejects.toMatchObject({ fault: 'unknown' })
    expect(fake.sent.map(({ method }) => method)).toEqual(['sendMessage'])
  })
})
