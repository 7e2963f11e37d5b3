import { type FakeZaloBot, startFakeZaloBot } from 'zalo-oa-sdk/fake'
import { zaloBotVi } from '../../texts/zalo-bot-vi.ts'
import type { Inbound, Message } from '../channel.ts'
import { createZaloBotChannel, type ZaloBotChannel, type ZaloBotChannelOptions } from './zalo-bot-channel.ts'

export const SECRET = 'webhook-secret-of-the-test'

export interface TestChannel {
  fake: FakeZaloBot
  zaloBot: ZaloBotChannel
  /** The same bot after a restart of our process. */
  restart(): ZaloBotChannel
  /** What the engine was given, in order. */
  received: Inbound[]
  /** The message whose menu is in sight. */
  sight: { menu: Message | undefined; typedAt: Date | undefined }
  /** Every line logged, as JSON. */
  logLines: string[]
  /** How long the channel meant to wait, each time; a wait takes no time. */
  waits: number[]
  close(): Promise<void>
}

export type TestOptions = Partial<ZaloBotChannelOptions> & { isSecretSet?: boolean }

/** The channel against the fake over real HTTP. */
export const startTestChannel = async ({ isSecretSet = true, ...options }: TestOptions = {}): Promise<TestChannel> => {
  const fake = await startFakeZaloBot()
  const received: Inbound[] = []
  const waits: number[] = []
  const logLines: string[] = []
  const sight: TestChannel['sight'] = { menu: undefined, typedAt: undefined }
  const record = (level: string) => (fields: object, message: string) =>
    void logLines.push(JSON.stringify({ level, ...fields, message }))
  const restart = () =>
    createZaloBotChannel({
      token: fake.token,
      apiRoot: fake.root,
      ...(isSecretSet && { webhookSecret: SECRET }),
      requestTimeoutMs: 300,
      textsFor: async () => zaloBotVi,
      menusInSight: async (_recipient, typedAt) => {
        sight.typedAt = typedAt
        return sight.menu === undefined ? [] : [sight.menu]
      },
      log: { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') },
      random: () => 0,
      wait: async (milliseconds) => void waits.push(milliseconds),
      ...options,
      receive: async (inbound) => {
        await options.receive?.(inbound)
        received.push(inbound)
      },
    })
  const zaloBot = restart()
  return {
    fake,
    zaloBot,
    restart,
    received,
    sight,
    logLines,
    waits,
    async close() {
      await zaloBot.stop()
      await fake.close()
    },
  }
}
