import { onTestFinished } from 'vitest'
import type { Inbound } from '../channel.ts'
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake/fake-telegram-server.ts'
import { openPool } from './pooled-transport.ts'
import { createTelegramChannel, type TelegramChannel, type TelegramChannelOptions } from './telegram-channel.ts'

export const TEST_TOKEN = '123456:AAF-secret_part-of-the-token'

export interface TestChannel {
  fake: FakeTelegram
  telegram: TelegramChannel
  /** What the engine was given, in order. */
  received: Inbound[]
  /** Resolves once so many inbounds were received. */
  receivedCount(n: number): Promise<void>
  /** Every line logged, as JSON. */
  logLines: string[]
  /** How long the channel meant to wait, each time; a wait moves its clock on and takes no time. */
  waits: number[]
}

/** The channel against the fake over real HTTP; both are stopped when the test ends. */
export async function startTestChannel(
  options: Partial<TelegramChannelOptions> & { fake?: Partial<FakeTelegramOptions> } = {},
): Promise<TestChannel> {
  const { fake: fakeOptions, ...channelOptions } = options
  const fake = await startFakeTelegram({ token: TEST_TOKEN, ...fakeOptions })
  const received: Inbound[] = []
  const waits: number[] = []
  const logLines: string[] = []
  let clock = Date.parse('2026-11-14T08:00:00Z')
  const counters = new Set<() => void>()
  const record = (level: string) => (fields: object, message: string) => {
    logLines.push(JSON.stringify({ level, ...fields, message }))
  }
  const telegram = createTelegramChannel({
    token: TEST_TOKEN,
    apiRoot: fake.url,
    openTransport: openPool,
    log: { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') },
    random: () => 0,
    now: () => clock,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      clock += milliseconds
    },
    ...channelOptions,
    receive: async (inbound) => {
      await channelOptions.receive?.(inbound)
      received.push(inbound)
      for (const counter of counters) counter()
    },
  })
  onTestFinished(async () => {
    await telegram.stop()
    await fake.stop()
  })
  function receivedCount(n: number): Promise<void> {
    if (received.length >= n) return Promise.resolve()
    return new Promise((resolve) => {
      const counter = () => {
        if (received.length < n) return
        counters.delete(counter)
        resolve()
      }
      counters.add(counter)
    })
  }
  return { fake, telegram, received, receivedCount, logLines, waits }
}
