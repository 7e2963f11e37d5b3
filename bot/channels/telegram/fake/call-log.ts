import type { Parameters } from './parameters.ts'

export interface LoggedCall {
  method: string
  parameters: Parameters
  /** The HTTP status answered; 0 when the connection was dropped. */
  status: number
  /** When it was answered, milliseconds of a clock that is never set. */
  at: number
}

/** Enough for a test to look back on, little enough for a benchmark of an hour. */
const CALLS_KEPT = 5_000

/** The calls of the bot, newest last. */
export class CallLog {
  #calls: LoggedCall[] = []
  readonly #kept: number
  readonly #watchers = new Set<() => void>()

  constructor(kept = CALLS_KEPT) {
    this.#kept = kept
  }

  add(call: Omit<LoggedCall, 'at'>): void {
    if (this.#calls.length >= this.#kept) this.#calls = this.#calls.slice(this.#kept / 2)
    this.#calls.push({ ...call, at: performance.now() })
    for (const watcher of this.#watchers) watcher()
  }

  list(method?: string): LoggedCall[] {
    return this.#calls.filter((call) => method === undefined || call.method.toLowerCase() === method.toLowerCase())
  }

  /** Resolves once the method was called (and answered) n times. */
  async waitFor(method: string, n: number): Promise<LoggedCall[]> {
    while (this.list(method).length < n) {
      await new Promise<void>((resolve) => {
        const watcher = () => {
          this.#watchers.delete(watcher)
          resolve()
        }
        this.#watchers.add(watcher)
      })
    }
    return this.list(method)
  }
}
