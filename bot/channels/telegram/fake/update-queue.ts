export type Update = { update_id: number } & Record<string, unknown>

export interface QueuedUpdate {
  update: Update
  /**
   * Updates of one queue reach a webhook one at a time and in order. Telegram has a queue for the messages of a chat and
   * others for the presses of a person and for blocking, so a message and a press can arrive at the same moment.
   */
  queue: string
}

/** The kinds that Telegram sends when `allowed_updates` was never given or is empty (core.telegram.org/bots/api#getupdates). */
const OFF_BY_DEFAULT = ['chat_member', 'message_reaction', 'message_reaction_count']

/** The updates that the bot has not confirmed yet, in order of update_id, and all there ever were. */
export class UpdateQueue {
  readonly #pending = new Map<number, QueuedUpdate>()
  readonly #all = new Map<number, Update>()
  readonly #listeners = new Set<(queued: QueuedUpdate) => void>()
  #nextId = 100_000_001
  #allowed: readonly string[] = []

  get allowed(): readonly string[] {
    return this.#allowed
  }

  /** Counts for updates made from now on, as with Telegram. */
  allow(kinds: readonly string[]): void {
    this.#allowed = kinds
  }

  /** Returns the update_id, which is used up even if the bot did not ask for this kind. */
  add(kind: string, content: unknown, queue: string): number {
    const update: Update = { update_id: this.#nextId, [kind]: content }
    this.#nextId += 1
    const isAllowed = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !OFF_BY_DEFAULT.includes(kind)
    if (isAllowed) this.addRaw(update, queue)
    return update.update_id
  }

  /** Queues an update as it is, whatever is in it; an update_id may come again. */
  addRaw(update: Update, queue: string): void {
    const queued = { update, queue }
    this.#nextId = Math.max(this.#nextId, update.update_id + 1)
    this.#pending.set(update.update_id, queued)
    this.#all.set(update.update_id, update)
    for (const listener of this.#listeners) listener(queued)
  }

  /** An update from outside: without an update_id of its own it gets the next one. */
  push(given: Record<string, unknown>): number {
    const id = typeof given.update_id === 'number' ? given.update_id : this.#nextId
    this.addRaw({ ...given, update_id: id }, `raw:${id}`)
    return id
  }

  onAdded(listener: (queued: QueuedUpdate) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  pending(): QueuedUpdate[] {
    return [...this.#pending.values()].sort((a, b) => a.update.update_id - b.update.update_id)
  }

  get pendingCount(): number {
    return this.#pending.size
  }

  find(updateId: number): Update | undefined {
    return this.#all.get(updateId)
  }

  confirm(updateId: number): void {
    this.#pending.delete(updateId)
  }

  confirmBelow(offset: number): void {
    for (const id of this.#pending.keys()) {
      if (id < offset) this.#pending.delete(id)
    }
  }

  clear(): void {
    this.#pending.clear()
  }
}
