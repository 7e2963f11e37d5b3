import { onTestFinished } from 'vitest'
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake-telegram-server.ts'

export interface ApiAnswer {
  ok: boolean
  result?: unknown
  description?: string
  error_code?: number
  parameters?: { retry_after?: number }
}

export interface TestFake {
  fake: FakeTelegram
  /** Calls a Bot API method as a bot would. */
  call(method: string, parameters?: object): Promise<ApiAnswer>
}

/** The fake with a caller for its methods; it is stopped when the test ends. */
export async function startTestFake(options: Partial<FakeTelegramOptions> = {}): Promise<TestFake> {
  const fake = await startFakeTelegram({ token: '123456:fake', ...options })
  onTestFinished(() => fake.stop())
  return {
    fake,
    async call(method, parameters = {}) {
      const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(parameters),
      })
      return JSON.parse(await response.text())
    },
  }
}
