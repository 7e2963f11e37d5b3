import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWebhook, type WebhookReading } from '../../webhook/read-webhook.ts'
import { type FakeZalo, startFakeZalo } from './server.ts'

let zalo: FakeZalo
let readings: WebhookReading[]
let answer: () => Promise<number>
let stop: () => void

beforeEach(async () => {
  zalo = await startFakeZalo({ start: new Date('2026-11-23T02:00:00Z'), webhookAnswerWithinMs: 200 })
  readings = []
  answer = async () => 200
  const candidates = [{ name: 'app id + OA secret', id: zalo.app.id, key: zalo.account.secret }]
  const server = createServer(async (incoming, outgoing) => {
    const rawBody = Buffer.concat(await incoming.toArray())
    const signature = String(incoming.headers['x-zevent-signature'])
    readings.push(await readWebhook({ rawBody, signature, candidates }))
    outgoing.writeHead(await answer()).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  zalo.webhooks.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
})
afterEach(async () => {
  stop()
  await zalo.close()
})

const events = () => readings.map((reading) => (reading.kind === 'event' ? reading.event : reading))

describe('what people do arrives signed and typed', () => {
  test('follow, text, file, image, contact, seen, unfollow, withdraw', async () => {
    const person = zalo.do.add({ phone: '84912345678' })
    await zalo.do.follow(person)
    await zalo.do.sendText(person, 'Báo cáo ngày')
    await zalo.do.sendFile(person, { url: 'https://f', name: 'so-lieu.xlsx', size: 2_048 })
    await zalo.do.sendImage(person, 'https://i')
    await zalo.do.sendLocation(person, 10.5, 106.25)
    await zalo.do.shareContact(person)
    await zalo.do.see(person, ['m1'])
    await zalo.do.unfollow(person)
    await zalo.do.withdraw(person)
    expect(events()).toMatchObject([
      { kind: 'follow', userId: person.id, oaId: zalo.account.id },
      { kind: 'message', text: 'Báo cáo ngày', oaId: zalo.account.id },
      { kind: 'message', attachments: [{ type: 'file', fileName: 'so-lieu.xlsx', bytes: 2_048 }] },
      { kind: 'message', attachments: [{ type: 'image', url: 'https://i' }] },
      { kind: 'message', attachments: [{ type: 'location', latitude: 10.5, longitude: 106.25 }] },
      { kind: 'contact', phone: '84912345678' },
      { kind: 'receipt', stage: 'seen', messageIds: ['m1'], userId: person.id },
      { kind: 'unfollow', userId: person.id },
      { kind: 'withdraw', userId: person.id },
    ])
  })

  test("one's own message comes back as an echo and a receipt", async () => {
    const person = zalo.do.add({ lastInteractionAtMs: zalo.clock.now() })
    const { accessToken } = zalo.oauth.issue()
    await fetch(`${zalo.root}/v3.0/oa/message/cs`, {
      method: 'POST',
      headers: { access_token: accessToken },
      body: JSON.stringify({ recipient: { user_id: person.id }, message: { text: 'Đã lưu' } }),
    })
    await zalo.webhooks.settled()
    expect(events().toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      { kind: 'echo', userId: person.id, text: 'Đã lưu' },
      { kind: 'receipt', userId: person.id, messageIds: [zalo.sent[0]?.messageId] },
    ])
  })

  test('a duplicate on demand has the same key', async () => {
    zalo.webhooks.copies = 3
    await zalo.do.sendText(zalo.do.add(), 'x')
    const keys = readings.map((reading) => (reading.kind === 'event' ? reading.deliveryKey : reading.kind))
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })
})

describe('an answer that is late or not 200', () => {
  test('comes again after 30 s, 5, 15, 30 min and 1 h, with the same key, then the app is unsubscribed', async () => {
    answer = async () => 500
    const person = zalo.do.add()
    expect(await zalo.do.sendText(person, 'x')).toBe(false)
    const counts: number[] = []
    for (const seconds of [29, 1, 300, 900, 1_800, 3_599, 1]) {
      await zalo.clock.advance(seconds * 1_000)
      counts.push(readings.length)
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 5, 6])
    expect(zalo.webhooks.deliveries.map(({ attempt }) => attempt)).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(readings.map((reading) => reading.kind === 'event' && reading.deliveryKey)).size).toBe(1)
    expect(zalo.webhooks.isUnsubscribed).toBe(true)
    await zalo.do.sendText(person, 'y')
    expect(readings).toHaveLength(6)
  })

  test('an answer after the time counts as none, one in time ends the retries', async () => {
    let isSlow = true
    answer = async () => {
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 400))
      return 200
    }
    expect(await zalo.do.sendText(zalo.do.add(), 'x')).toBe(false)
    isSlow = false
    await zalo.clock.advance(3 * 3_600_000)
    expect(zalo.webhooks.deliveries.map(({ status }) => status)).toEqual([null, 200])
  })
})
