import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  body: Buffer<ArrayBuffer>
}

export interface FakeAnswer {
  status: number
  /** Bytes go out as they are, everything else as JSON. */
  body: unknown
  headers?: Record<string, string>
}

/**
 * Something that goes wrong on demand, for the next `times` requests (default 1) whose path begins with `path`
 * (default: any). `before` and `after` mean Zalo's acceptance: after it, the message has gone out although the caller
 * does not learn so.
 */
export type FakeFault = { path?: string; times?: number } & (
  | { when: 'before' | 'after'; how: 'hang' | 'disconnect' | 'http500' }
  /** Zalo answers with this code and accepts nothing. */
  | { code: number }
)

export interface FakeFaults {
  add: (fault: FakeFault) => void
  clear: () => void
}

type Handle = (request: FakeRequest) => Promise<FakeAnswer>

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const requestOf = async (incoming: IncomingMessage): Promise<FakeRequest> => {
  const url = new URL(incoming.url ?? '/', 'http://fake')
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const)
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: await bodyOf(incoming),
  }
}

const write = (outgoing: ServerResponse, { status, body, headers }: FakeAnswer) => {
  const isBytes = body instanceof Uint8Array
  const type = isBytes ? 'application/octet-stream' : 'application/json; charset=utf-8'
  outgoing.writeHead(status, { 'content-type': type, ...headers })
  outgoing.end(isBytes ? body : JSON.stringify(body))
}

/** @returns whether the answer was kept back. */
const breaks = (how: 'hang' | 'disconnect' | 'http500', outgoing: ServerResponse) => {
  if (how === 'disconnect') outgoing.destroy()
  if (how === 'http500') write(outgoing, { status: 500, body: 'Internal Server Error' })
}

/** A server on 127.0.0.1 with faults on demand. `refusal` is how this service spells a code. */
export const startFakeServer = async (handle: Handle, refusal: (code: number) => FakeAnswer, port = 0) => {
  let queue: (FakeFault & { times: number })[] = []

  const take = (path: string): FakeFault | null => {
    const fault = queue.find((one) => path.startsWith(one.path ?? ''))
    if (fault === undefined) return null
    fault.times -= 1
    queue = queue.filter(({ times }) => times > 0)
    return fault
  }

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await requestOf(incoming)
    const fault = take(request.path)
    if (fault && 'code' in fault) return write(outgoing, refusal(fault.code))
    if (fault?.when === 'before') return breaks(fault.how, outgoing)
    const result = await handle(request)
    if (fault) return breaks(fault.how, outgoing)
    write(outgoing, result)
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A mistake of the fake itself must fail the test that meets it, loudly.
      console.error(error)
      outgoing.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const faults: FakeFaults = {
    add: (fault) => queue.push({ ...fault, times: fault.times ?? 1 }),
    clear: () => {
      queue = []
    },
  }
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
