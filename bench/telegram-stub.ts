import { createServer } from 'node:http'

export interface TelegramStub {
  url: string
  /** Resolves with the next message to the chat. One waiter a chat. */
  nextMessage(chatId: number): Promise<void>
  stop(): void
}

/** Telegram's side of the bench, as light as it can be: takes every call and tells who waits for a message. */
export const startTelegramStub = async (): Promise<TelegramStub> => {
  const waiting = new Map<number, () => void>()
  const arrived = new Map<number, number>()
  let messageId = 0
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      messageId += 1
      const sends = request.url?.endsWith('/sendMessage') === true || request.url?.endsWith('/editMessageText') === true
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(
        `{"ok":true,"result":{"message_id":${messageId},"date":0,"chat":{"id":1,"type":"private"},"id":1,"is_bot":true,"first_name":"b","username":"bench_bot"}}`,
      )
      if (!sends) return
      const chatId = Number(/"chat_id":"?(\d+)/.exec(body)?.[1])
      const wake = waiting.get(chatId)
      waiting.delete(chatId)
      if (wake === undefined) arrived.set(chatId, (arrived.get(chatId) ?? 0) + 1)
      else wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stub has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    nextMessage(chatId) {
      const early = arrived.get(chatId) ?? 0
      if (early > 0) {
        arrived.set(chatId, early - 1)
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.set(chatId, resolve))
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
