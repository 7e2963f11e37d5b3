import { config } from '../config.ts'
import { startApp } from '../main.ts'
import { ChatClient } from './chat-client.ts'
import { runTerminalChat } from './terminal-chat.ts'

// npm run chat [persona]: the bot in the terminal. Talks to the server that is running, or starts one for itself.

const isRunning = (baseUrl: string) =>
  new ChatClient(baseUrl).personas().then(
    () => true,
    () => false,
  )

/** A server of our own: on a free port, silent, and without the channels that would speak to other people. */
const startOwn = () => {
  const { PUBLIC_URL: _url, TELEGRAM_BOT_TOKEN: _token, ...settings } = config()
  return startApp({ ...settings, PORT: 0, LOG_LEVEL: 'silent' })
}

const settings = config()
const configured = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`
const persona = process.argv[2]

try {
  const app = (await isRunning(configured)) ? undefined : await startOwn()
  await runTerminalChat({
    baseUrl: app?.url ?? configured,
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    ...(persona !== undefined && { persona }),
  })
  await app?.stop()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
