import { afterEach, expect, test, vi } from 'vitest'
import { consoleLogger } from './console-logger.ts'

afterEach(() => vi.restoreAllMocks())

test('each thing worth telling is one line of JSON on the console, errors with their name', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  consoleLogger('info').warn({ err: new TypeError('away'), channel: 'telegram' }, 'delivery failed')
  const [line] = warn.mock.calls[0] ?? []
  expect(JSON.parse(String(line))).toMatchObject({
    level: 'warn',
    msg: 'delivery failed',
    channel: 'telegram',
    err: { type: 'TypeError', message: 'away' },
  })
})

test('what is below the level is not told', () => {
  const spies = (['debug', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name).mockReturnValue())
  const log = consoleLogger('warn')
  for (const name of ['debug', 'info', 'warn', 'error'] as const) log[name]({}, 'x')
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 1, 1])
})
