import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { TranscriptEntry } from '../transcript.ts'

export interface ErrorBody {
  error: { code: string; message: string; requestId: string }
}

/** A browser's side of the HTTP conversation: keeps its cookie and speaks JSON. */
export class Visitor {
  readonly url: string
  cookie = ''
  constructor(url: string) {
    this.url = url
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie !== '') headers.set('cookie', this.cookie)
    const answer = await fetch(this.url + path, { ...init, headers })
    const [set] = answer.headers.getSetCookie()
    if (set !== undefined) this.cookie = set.split(';')[0] ?? ''
    return answer
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  start(persona?: string): Promise<Response> {
    return this.post('/chat/session', persona === undefined ? {} : { persona })
  }

  say(text: string, key: string = randomUUID()): Promise<Response> {
    return this.post('/chat/messages', { key, text })
  }

  async history(): Promise<TranscriptEntry[]> {
    const { messages } = (await (await this.fetch('/chat/history')).json()) as { messages: TranscriptEntry[] }
    return messages
  }

  /** Reads the event stream until `count` messages came or it ended, then hangs up. */
  async events(path: string, count: number, headers: Record<string, string> = {}): Promise<TranscriptEntry[]> {
    const messages: TranscriptEntry[] = []
    // Unlike `fetch`, this leaves no connection open for later, so that a server that closes need not wait for it.
    const request = get(this.url + path, { agent: false, headers: { ...headers, cookie: this.cookie } })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.setEncoding('utf8')
    let text = ''
    for await (const chunk of answer) {
      text += chunk
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) messages.push(JSON.parse(line.slice('data: '.length)))
      if (messages.length >= count) break
    }
    request.destroy()
    return messages
  }
}
