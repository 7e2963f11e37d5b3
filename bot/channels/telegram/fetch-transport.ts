import { fillForm, JSON_HEADERS, type OpenTransport, type TransportRequest } from './transport.ts'

const bodyOf = (content: TransportRequest['content']) => {
  if (content === undefined) return {}
  if ('json' in content) return { body: content.json, headers: JSON_HEADERS }
  return { body: fillForm(new FormData(), content) }
}

/** Over the global `fetch`, for Workers: they keep no connection from one request to the next. */
export const openFetch: OpenTransport = (origin) => ({
  async request({ path, method, content, timeoutMs, signal }) {
    const timeOut = AbortSignal.timeout(timeoutMs)
    const response = await fetch(origin + path, {
      method,
      ...bodyOf(content),
      signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
    })
    return { status: response.status, text: () => response.text(), chunks: () => chunksOf(response) }
  },
  close: async () => undefined,
})

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return
  yield* body
}
