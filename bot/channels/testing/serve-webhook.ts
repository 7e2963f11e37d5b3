import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WebhookServer {
  url: string
  close(): Promise<void>
}

/** A server of ours for one test: `answer` does with a request what the route in `api/` does, and returns the status. */
export const serveWebhook = async (
  answer: (header: (name: string) => string | undefined, body: string) => Promise<number>,
): Promise<WebhookServer> => {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const header = (name: string) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : undefined
    }
    response.writeHead(await answer(header, body)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
