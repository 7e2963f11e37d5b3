import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Message } from '../bot/channels/channel.ts'

export interface ClientPersona {
  key: string
  name: string
  title: string
  unit: string
}

export interface Said {
  /** A number for what the history has; something else for what was said in passing. */
  id: number | string
  message: Message
  at: string
}

/** What is sent: the body of `POST /chat/messages` without its key. */
export type Sent = { text: string } | { press: { action: string; message: string } }

const ATTEMPTS = 4
const ATTEMPT_EVERY_MS = 1_500

/** The web chat over HTTP, as the page uses it. */
export class ChatClient {
  readonly baseUrl: string
  #cookie = ''

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl.replace(/\/+$/, '')
  }

  async personas(): Promise<ClientPersona[]> {
    const { personas } = (await (await this.#fetch('/chat/personas')).json()) as { personas: ClientPersona[] }
    return personas
  }

  /** Becomes a persona, or somebody new. */
  async start(persona?: string): Promise<void> {
    const answer = await this.#post('/chat/session', persona === undefined ? {} : { persona })
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  async history(): Promise<Said[]> {
    const { messages } = (await (await this.#fetch('/chat/history')).json()) as { messages: Said[] }
    return messages
  }

  /** Sends, and sends again under the same key while the server cannot take it. Throws what the server says. */
  async send(sent: Sent, onRetry: () => void): Promise<void> {
    const key = randomUUID()
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#post('/chat/messages', { key, ...sent })
        return
      } catch (error) {
        const refused = error instanceof Refused && error.status !== 503
        if (refused || attempt === ATTEMPTS) throw error
        onRetry()
        await pause(ATTEMPT_EVERY_MS)
      }
    }
  }

  /**
   * Calls `onSaid` for each message of the bot after `afterId`, until `signal` aborts; comes back when cut off. `onOpen`
   * tells when it listens: what is said in passing before that is lost.
   */
  async follow(
    afterId: number,
    { onSaid, onOpen, signal }: { onSaid: (said: Said) => void; onOpen: () => void; signal: AbortSignal },
  ): Promise<void> {
    let after = afterId
    while (!signal.aborted) {
      try {
        const { body } = await this.#fetch(`/chat/events?after=${after}`, { signal })
        onOpen()
        for await (const said of body === null ? [] : events(body)) {
          if (typeof said.id === 'number') after = Math.max(after, said.id)
          onSaid(said)
        }
      } catch (error) {
        if (error instanceof Refused && error.status !== 503) throw error
      }
      if (!signal.aborted) await pause(ATTEMPT_EVERY_MS)
    }
  }

  #post(path: string, body: unknown): Promise<Response> {
    return this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', this.#cookie)
    const answer = await fetch(this.baseUrl + path, { ...init, headers })
    if (!answer.ok) throw await Refused.from(answer)
    return answer
  }
}

/** The server answered with an error. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'Refused'
    this.status = status
  }

  static async from(answer: Response): Promise<Refused> {
    const text = await answer.text()
    try {
      return new Refused(answer.status, JSON.parse(text).error.message)
    } catch {
      return new Refused(answer.status, `HTTP ${answer.status}`)
    }
  }
}

/** The data of server-sent events; ours are one line each. */
async function* events(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Said> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as Said
  }
}
