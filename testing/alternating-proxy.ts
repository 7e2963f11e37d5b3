import { createServer, request } from 'node:http'

export interface AlternatingProxy {
  url: string
  /** Where requests go from now on, one after the other. */
  setTargets(ports: readonly number[]): void
  stop(): Promise<void>
}

/** Hands each request to the next of several processes, as a balancer does; what cannot be handed on is answered 502. */
export const startAlternatingProxy = async (): Promise<AlternatingProxy> => {
  let targets: readonly number[] = []
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const port = targets[turn % Math.max(1, targets.length)]
    turn += 1
    const fail = () => {
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(502).end()
    }
    if (port === undefined) return fail()
    const { method, url, headers } = incoming
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', fail).pipe(outgoing)
    })
    onward.on('error', fail)
    incoming.pipe(onward)
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    setTargets(ports) {
      targets = ports
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
