import { parseArgs } from 'node:util'
import { startFakeTelegram } from './fake-telegram-server.ts'

/** Runs the fake until it is interrupted: `node fake-telegram.ts [--port 9100] [--token 123456:fake]`; prints its address. */
const { values } = parseArgs({
  options: { port: { type: 'string' }, token: { type: 'string', default: '123456:fake-token-for-tests' } },
})

const fake = await startFakeTelegram({
  token: values.token,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
})
process.stdout.write(`${fake.url}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.stop())
