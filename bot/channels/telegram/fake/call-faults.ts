/** What shall go wrong with calls of the bot. */
export interface CallFault {
  /** Only calls of this method; without it, any. */
  method?: string
  /** Only calls about this chat. */
  chatId?: number
  /** How many calls; 1 without it. */
  times?: number
  /**
   * - `refuse`: answered with `code` (and `description`, `retryAfter`), nothing is done.
   * - `hang`: not answered until the server stops, nothing is done.
   * - `slow`: done and answered after `delayMs`.
   * - `drop`: done, then the connection breaks: the bot cannot know.
   * - `cut`: the connection breaks, nothing is done.
   * - `garbage`: `code` with a page that is not JSON, as a proxy on the way would send.
   */
  kind: 'refuse' | 'hang' | 'slow' | 'drop' | 'cut' | 'garbage'
  code?: number
  description?: string
  retryAfter?: number
  delayMs?: number
}

/** The faults planned and not used up yet, first planned first. */
export class CallFaults {
  #planned: (CallFault & { left: number })[] = []

  plan(fault: CallFault): void {
    this.#planned.push({ ...fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#planned = []
  }

  /** The fault for this call, if one was planned; counts it down. */
  take(method: string, chatId: number | undefined): CallFault | undefined {
    if (this.#planned.length === 0) return undefined
    const fault = this.#planned.find(
      (planned) =>
        (planned.method === undefined || planned.method.toLowerCase() === method.toLowerCase()) &&
        (planned.chatId === undefined || planned.chatId === chatId),
    )
    if (fault === undefined) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.#planned.splice(this.#planned.indexOf(fault), 1)
    return fault
  }
}
