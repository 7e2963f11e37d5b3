import { createInterface, type Interface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Button } from '../bot/channels/channel.ts'
import { terminalChatTexts as texts } from '../bot/texts/terminal-chat.ts'
import { ChatClient, type ClientPersona, Refused, type Said, type Sent } from './chat-client.ts'

export interface TerminalChatOptions {
  /** Where the server is, for example `http://localhost:8787`. */
  baseUrl: string
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Somebody types: answers are shown as they come. Otherwise each line waits for the answer to the one before. */
  interactive: boolean
  /** Key of the persona to begin with; without it the first one, or somebody new where there are none. */
  persona?: string
}

const ANSWER_EXPECTED_MS = 15_000
/** An answer may be several messages; the last one has come when nothing follows for this long. */
const QUIET_MS = 400
/** All that a terminal would obey instead of showing, line ends and tabs apart. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/** The bot in the terminal, over the endpoints of the web chat. Resolves when the input has ended. */
export async function runTerminalChat(options: TerminalChatOptions): Promise<void> {
  await new TerminalChat(options).run()
}

class TerminalChat {
  readonly #client: ChatClient
  readonly #options: TerminalChatOptions
  readonly #prompt: Interface
  readonly #lines: AsyncIterable<string>
  #ended = false
  #personas: ClientPersona[] = []
  /** The buttons of the latest answer, and the message under which they stand. */
  #buttons: Button[] = []
  #buttonsOf = ''
  /** Something was sent since: a number is then no longer meant for these buttons. */
  #buttonsAreOld = false
  #said = 0
  #following = new AbortController()

  constructor(options: TerminalChatOptions) {
    this.#options = options
    this.#client = new ChatClient(options.baseUrl)
    const { input, output, interactive } = options
    this.#prompt = createInterface(interactive ? { input, output, prompt: '› ' } : { input })
    this.#prompt.once('close', () => {
      this.#ended = true
    })
    // Taken at once: lines that come before somebody asks for them would be lost.
    const lines = this.#prompt[Symbol.asyncIterator]()
    this.#lines = { [Symbol.asyncIterator]: () => lines }
  }

  async run(): Promise<void> {
    this.#personas = await this.#client.personas()
    this.#print(`${texts.welcome}\n${texts.help}`)
    await this.#become(this.#options.persona ?? this.#personas[0]?.key)
    for await (const line of this.#lines) {
      if (!this.#options.interactive) this.#print(`› ${line}`)
      await this.#take(line.trim())
      this.#showPrompt()
    }
    this.#following.abort()
  }

  async #take(line: string): Promise<void> {
    const [command, argument] = line.split(/\s+/)
    if (line === '') return
    if (command === '/persona') return argument === undefined ? this.#listPersonas() : this.#switch(argument)
    const button = this.#buttons[Number(line) - 1]
    if (button !== undefined) return this.#send({ press: { action: button.action, message: this.#buttonsOf } })
    await this.#send({ text: line.startsWith('=') ? line.slice(1).trim() : line })
  }

  async #send(sent: Sent): Promise<void> {
    const before = this.#said
    this.#buttonsAreOld = true
    try {
      await this.#client.send(sent, () => this.#print(texts.sendingAgain))
    } catch (error) {
      this.#print(`${texts.notSent} ${error instanceof Refused ? error.message : String(error)}`)
      return
    }
    if (!this.#options.interactive) await this.#waitForAnswer(before)
  }

  async #waitForAnswer(before: number): Promise<void> {
    const end = performance.now() + ANSWER_EXPECTED_MS
    while (this.#said === before) {
      if (performance.now() > end) return this.#print(texts.noAnswer)
      await pause(20)
    }
    for (let counted = before; counted !== this.#said; ) {
      counted = this.#said
      await pause(QUIET_MS)
    }
  }

  #listPersonas(): void {
    const lines = this.#personas.map((persona, index) => `[${index + 1}] ${named(persona)}`)
    this.#print([texts.personas, ...lines, `[${lines.length + 1}] ${texts.guest}`].join('\n'))
  }

  async #switch(choice: string): Promise<void> {
    const position = Number(choice) - 1
    if (position === this.#personas.length) return this.#become(undefined)
    const persona = this.#personas[position] ?? this.#personas.find(({ key }) => key === choice)
    if (persona === undefined) this.#print(texts.unknownPersona)
    else await this.#become(persona.key)
  }

  /** Of the new person's conversation the last message is shown: it may have asked something. */
  async #become(key: string | undefined): Promise<void> {
    this.#following.abort()
    this.#following = new AbortController()
    this.#buttons = []
    await this.#client.start(key)
    const persona = this.#personas.find((each) => each.key === key)
    this.#print(`${texts.speakingAs} ${persona === undefined ? texts.guest : named(persona)}`)
    const last = (await this.#client.history()).at(-1)
    if (last !== undefined) this.#show(last)
    await this.#follow(typeof last?.id === 'number' ? last.id : 0)
  }

  /** Resolves as soon as messages can come. */
  #follow(after: number): Promise<void> {
    const { signal } = this.#following
    return new Promise((resolve, reject) => {
      const onSaid = (said: Said) => this.#show(said)
      this.#client.follow(after, { onSaid, onOpen: resolve, signal }).catch(reject)
    })
  }

  #show({ id, message }: Said): void {
    this.#said++
    if (this.#buttonsAreOld) this.#buttons = []
    this.#buttonsAreOld = false
    const buttons = message.buttons ?? []
    if (buttons.length > 0) {
      this.#buttons = buttons.flat()
      this.#buttonsOf = String(id)
    }
    let number = 0
    const rows = buttons.map((row) => row.map(({ title }) => `[${++number}] ${plain(title)}`).join('  '))
    const title = message.title === undefined ? [] : [this.#bold(plain(message.title))]
    const document = message.document === undefined ? [] : [texts.document[message.document.kind]]
    this.#print(['', ...title, plain(message.text), ...document, ...rows, ''].join('\n'))
  }

  #bold(text: string): string {
    return this.#options.interactive ? `\x1b[1m${text}\x1b[22m` : text
  }

  /** Above the line that is being typed. */
  #print(text: string): void {
    const { output, interactive } = this.#options
    output.write(interactive ? `\r\x1b[K${text}\n` : `${text}\n`)
    this.#showPrompt()
  }

  #showPrompt(): void {
    if (this.#options.interactive && !this.#ended) this.#prompt.prompt(true)
  }
}

const plain = (text: string) => text.replace(CONTROL, '')

const named = ({ name, title, unit }: ClientPersona) => `${name}, ${title}, ${unit}`
