import { createHash, randomBytes } from 'node:crypto'
import type { FakeWorld } from './world.ts'

/** Milliseconds after the first attempt and after each retry. */
const retryAfterMs = [30_000, 300_000, 900_000, 1_800_000, 3_600_000]

export interface FakeDelivery {
  body: string
  /** HTTP status; null when nothing came within the time. */
  status: number | null
  /** 0 for the first attempt. */
  attempt: number
  elapsedMs: number
}

/**
 * Sends events to the address of the app: signed, answered with 200 within the time or sent again 30 s, 5 min, 15 min,
 * 30 min and 1 h later (of the fake clock). After the last one the app is unsubscribed.
 */
export const createFakeWebhooks = ({ clock, app, account }: FakeWorld, answerWithinMs: number) => {
  const underway = new Set<Promise<unknown>>()

  const fake = {
    /** null: nothing is sent. */
    url: null as string | null,
    /** Every event arrives this often, at the same moment. */
    copies: 1,
    /** What signatures are made with. */
    signWith: { id: app.id, key: account.secret },
    /** Whether one's own messages come back as `oa_send_*` and as receipts. */
    sendsEchoes: true,
    isUnsubscribed: false,
    deliveries: [] as FakeDelivery[],
    newMessageId: () => randomBytes(10).toString('hex'),
    signatureOf: (body: string, timestamp: string) => {
      const { id, key } = fake.signWith
      return `mac=${createHash('sha256').update(`${id}${body}${timestamp}${key}`).digest('hex')}`
    },
    /** Waits for everything that has been sent, retries of the future excepted. */
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway)
    },
    /** @returns whether the app took it at the first attempt; app id and timestamp are added. */
    deliver: async (event: Readonly<Record<string, unknown>>): Promise<boolean> => {
      const timestamp = String(clock.now())
      const body = JSON.stringify({ app_id: app.id, ...event, timestamp })
      const copies = Array.from({ length: fake.copies }, () => attempt(body, timestamp, 0))
      return (await Promise.all(copies)).every(Boolean)
    },
    /** The same as `deliver`, for `settled` to wait for. */
    deliverLater: (event: Readonly<Record<string, unknown>>): void => {
      const delivery = fake.deliver(event).finally(() => underway.delete(delivery))
      underway.add(delivery)
    },
  }

  const post = async (url: string, body: string, timestamp: string, count: number): Promise<number | null> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-zevent-signature': fake.signatureOf(body, timestamp),
          num_retry: String(count),
        },
        body,
        signal: AbortSignal.timeout(answerWithinMs),
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      return null
    }
  }

  const attempt = async (body: string, timestamp: string, count: number): Promise<boolean> => {
    if (fake.url === null || fake.isUnsubscribed) return false
    const begun = performance.now()
    const status = await post(fake.url, body, timestamp, count)
    fake.deliveries.push({ body, status, attempt: count, elapsedMs: performance.now() - begun })
    if (status === 200) return true
    const waitMs = retryAfterMs[count]
    if (waitMs === undefined) {
      fake.isUnsubscribed = true
      return false
    }
    clock.at(clock.now() + waitMs, async () => {
      await attempt(body, timestamp, count + 1)
    })
    return false
  }

  return fake
}

export type FakeWebhooks = ReturnType<typeof createFakeWebhooks>
