import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FakePerson } from 'zalo-oa-sdk/fake'
import { startTestZalo, type TestZalo } from './start-test-zalo.ts'
import type { ZaloChannelOptions } from './zalo-channel.ts'

let at: TestZalo
let an: FakePerson
beforeEach(async () => {
  at = await startTestZalo()
  an = at.fake.do.add({ follows: true, lastInteractionAtMs: at.fake.clock.now(), phone: '84912345678' })
})
afterEach(() => at.close())

const open = (options?: Partial<ZaloChannelOptions>) => {
  const opened = at.open(options)
  at.deliverTo(opened.zalo)
  return opened
}

const inputs = () => at.received.map(({ input }) => input)

describe('what comes in', () => {
  test('everything that a person does tells when, and so opens the window; what only ends it does not', async () => {
    open()
    const { fake, received } = at
    await fake.do.follow(an)
    await fake.clock.advance(1_000)
    await fake.do.sendText(an, 'tiếp 3 lượt')
    await fake.clock.advance(1_000)
    await fake.do.unfollow(an)
    const second = (seconds: number) => new Date(fake.clock.now() - 2_000 + seconds * 1_000)
    expect(received).toMatchObject([
      { sender: an.id, interactedAt: second(0), input: { kind: 'reachable', reachable: true, at: second(0) } },
      {
        sender: an.id,
        interactedAt: second(1),
        order: second(1).getTime(),
        input: { kind: 'text', text: 'tiếp 3 lượt' },
      },
      { sender: an.id, input: { kind: 'reachable', reachable: false, at: second(2) } },
    ])
    expect(received[2]).not.toHaveProperty('interactedAt')
  })

  test('what cannot be read comes in as what it is, with its words', async () => {
    open()
    const { do: does } = at.fake
    await does.sendImage(an, 'https://zalo.test/a.jpg', 'ảnh buổi tiếp')
    await does.sendLocation(an, 10.7, 106.6)
    await does.sendFile(an, { url: 'https://zalo.test/a.pdf', name: 'a.pdf', size: 10 })
    await does.shareContact(an)
    expect(inputs()).toEqual([
      { kind: 'unsupported', content: 'photo', caption: 'ảnh buổi tiếp' },
      { kind: 'unsupported', content: 'location' },
      { kind: 'unsupported', content: 'file' },
      { kind: 'unsupported', content: 'contact' },
    ])
    expect(at.received.at(-1)?.contactPhone).toBe('84912345678')
  })

  test('the echo of what we sent, its receipts and its being seen are nobody’s words', async () => {
    const { zalo } = open()
    at.fake.webhooks.sendsEchoes = true
    const { messageId } = await zalo.channel.send(an.id, { text: 'Chào đồng chí' }, '1')
    await at.fake.webhooks.settled()
    await at.fake.do.see(an, [messageId])
    expect(at.fake.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(at.received).toEqual([])
  })

  test('a text that somebody wrote is never a press, whatever it begins with', async () => {
    open()
    for (const text of ['#giaoban', '# 8 lượt', '#+', '#+1', '#+1.x']) await at.fake.do.sendText(an, text)
    expect(inputs().map(({ kind }) => kind)).toEqual(Array(5).fill('text'))
  })

  test('a withdrawal comes in with when it was asked for', async () => {
    open()
    await at.fake.do.withdraw(an)
    expect(inputs()).toEqual([{ kind: 'withdrawn', at: new Date(at.fake.clock.now()) }])
  })
})

describe('a spreadsheet', () => {
  const handed: number[][] = []
  const readSheet: NonNullable<ZaloChannelOptions['readSheet']> = (bytes) => {
    handed.push([...bytes])
    return { kind: 'refused', reason: 'nothing_filled_in' }
  }
  beforeEach(() => {
    handed.length = 0
  })
  const sends = (url: string, size: number) => at.fake.do.sendFile(an, { url, name: 'Tiếp dân.xlsx', size })
  const reasons = () =>
    inputs().map((input) => (input.kind === 'sheet' && input.reading.kind === 'refused' ? input.reading.reason : input))

  test('is fetched, read and handed on with its name', async () => {
    open({ readSheet })
    await sends(at.fake.addFile('a.xlsx', Uint8Array.of(80, 75, 3, 4)), 4)
    expect(inputs()).toMatchObject([{ kind: 'sheet', name: 'Tiếp dân.xlsx' }])
    expect(handed).toEqual([[80, 75, 3, 4]])
  })

  test('that is too large, or larger than was said, is refused', async () => {
    open({ readSheet })
    await sends(at.fake.addFile('a.xlsx', new Uint8Array(3)), 2_000_001)
    await sends(at.fake.addFile('b.xlsx', new Uint8Array(2_000_001)), 3)
    expect(reasons()).toEqual(['too_large', 'too_large'])
    expect(handed).toEqual([])
  })

  test('that cannot be had, or lies at an address that is not encrypted, is told so; the address is not logged', async () => {
    open({ readSheet })
    await sends('http://192.0.2.1/secret.xlsx', 3)
    await sends('ftp://zalo.test/secret.xlsx', 3)
    await sends(`${at.fake.root}/files/9/secret.xlsx`, 3)
    expect(reasons()).toEqual(['download_failed', 'download_failed', 'download_failed'])
    expect(at.logLines.join('\n')).not.toContain('secret')
  })

  test('is not fetched again for an update that was answered', async () => {
    open({ readSheet, wasAnswered: async () => true })
    await sends(at.fake.addFile('a.xlsx', new Uint8Array(3)), 3)
    expect([handed, at.received]).toEqual([[], []])
    expect(at.fake.webhooks.deliveries.at(-1)?.status).toBe(200)
  })
})

describe('who signed', () => {
  const sign = (id: string, key: string) => {
    at.fake.webhooks.signWith = { id, key }
  }

  test.each([
    ['app', 'oa'],
    ['app', 'app'],
    ['oa', 'oa'],
    ['oa', 'app'],
  ] as const)('the id of the %s and the secret of the %s are found out, told once and kept', async (id, key) => {
    const { fake, memory, logLines } = at
    open()
    sign(id === 'app' ? fake.app.id : fake.account.id, key === 'oa' ? fake.account.secret : fake.app.secret)
    await fake.do.sendText(an, 'một')
    await fake.do.sendText(an, 'hai')
    expect(inputs()).toHaveLength(2)
    expect(memory.pin).toEqual({ appId: fake.app.id, oaId: fake.account.id, id, key })
    expect(logLines).toHaveLength(1)
    expect(logLines.join()).not.toContain(fake.account.secret)
  })

  test('the address where people find us is known once Zalo has told us something, after a restart too', async () => {
    const { zalo } = open()
    expect(zalo.address()).toBeUndefined()
    await at.fake.do.sendText(an, 'một')
    expect(zalo.address()).toBe(`https://zalo.me/${at.fake.account.id}`)
    const again = at.open().zalo
    await again.prepare()
    expect(again.address()).toBe(zalo.address())
  })

  test('once one is known no other counts, in no other process either', async () => {
    const { fake } = at
    open()
    await fake.do.sendText(an, 'một')
    for (const process of [undefined, open()]) {
      if (process !== undefined) at.deliverTo(process.zalo)
      sign(fake.account.id, fake.app.secret)
      await fake.do.sendText(an, 'hai')
      expect(fake.webhooks.deliveries.at(-1)?.status).toBe(401)
    }
    expect(inputs()).toHaveLength(1)
  })

  test('whoever does not have the secrets is refused, whatever id the body tells', async () => {
    open()
    for (const id of [at.fake.app.id, at.fake.account.id, an.id, '']) {
      sign(id, 'guessed')
      await at.fake.do.sendText(an, 'x')
    }
    expect(at.fake.webhooks.deliveries.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect([at.received, at.memory.pin]).toEqual([[], undefined])
  })
})
