import type { QueuedUpdate, Update, UpdateQueue } from './update-queue.ts'
import { WebhookPost, type WebhookTarget } from './webhook-post.ts'

export interface Redelivery {
  firstWaitMs: number
  maxWaitMs: number
}

/** How webhook deliveries shall differ from the ordinary, which is each once and in order. */
export interface DeliveryMode {
  /** Every update twice: the second `together` with the first, or `after` the first was taken. */
  duplicate?: 'together' | 'after'
  /** Nothing is delivered until this is lifted; what has gathered then goes out. */
  paused?: boolean
  /** All that has gathered is sent at the same moment, newest first, without regard to queues. */
  unordered?: boolean
}

interface Queue {
  updates: Update[]
  busy: boolean
  failures: number
}

/**
 * Delivery as Telegram does it: one update of a queue in flight, several queues at once up to `max_connections`, an
 * update that is not answered with 2xx again and again after growing waits, later ones of its queue behind it.
 */
export class WebhookDelivery {
  readonly target: WebhookTarget
  lastError: { message: string; atMs: number } | undefined
  readonly #updates: UpdateQueue
  readonly #post: WebhookPost
  readonly #redelivery: Redelivery
  readonly #now: () => number
  readonly #stopListening: () => void
  readonly #queues = new Map<string, Queue>()
  readonly #ready = new Set<string>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #mode: DeliveryMode
  #active = 0

  constructor(
    target: WebhookTarget,
    {
      updates,
      redelivery,
      mode,
      now,
    }: { updates: UpdateQueue; redelivery: Redelivery; mode: DeliveryMode; now: () => number },
  ) {
    this.target = target
    this.#updates = updates
    this.#redelivery = redelivery
    this.#mode = mode
    this.#now = now
    this.#post = new WebhookPost(target)
    this.#stopListening = updates.onAdded((queued) => this.#enqueue(queued))
    for (const queued of updates.pending()) this.#enqueue(queued)
  }

  setMode(mode: DeliveryMode): void {
    this.#mode = mode
    if (mode.unordered === true && mode.paused !== true) this.#sendAllAtOnce()
    this.#pump()
  }

  /** Sends an update once more, past all queues, so many times at once; returns the statuses (0: no answer). */
  async redeliver(update: Update, copies: number): Promise<number[]> {
    const posts = await Promise.all(Array.from({ length: copies }, () => this.#post.send(update)))
    return posts.map(({ status }) => status)
  }

  async stop(): Promise<void> {
    this.#stopListening()
    this.#ready.clear()
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#post.close()
  }

  #enqueue({ update, queue: name }: QueuedUpdate): void {
    const queue = this.#queues.get(name) ?? { updates: [], busy: false, failures: 0 }
    this.#queues.set(name, queue)
    queue.updates.push(update)
    if (!queue.busy) this.#ready.add(name)
    this.#pump()
  }

  #pump(): void {
    if (this.#mode.paused === true) return
    for (const name of this.#ready) {
      if (this.#active >= this.target.maxConnections) return
      this.#ready.delete(name)
      const queue = this.#queues.get(name)
      const update = queue?.updates[0]
      if (queue === undefined || update === undefined) continue
      queue.busy = true
      this.#active += 1
      void this.#deliver(update).then((delivered) => this.#afterDelivery(name, queue, delivered))
    }
  }

  #afterDelivery(name: string, queue: Queue, delivered: boolean): void {
    this.#active -= 1
    if (delivered) {
      queue.updates.shift()
      queue.failures = 0
      this.#markReady(name, queue)
    } else {
      const waitMs = Math.min(this.#redelivery.maxWaitMs, this.#redelivery.firstWaitMs * 2 ** queue.failures)
      queue.failures += 1
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        this.#markReady(name, queue)
        this.#pump()
      }, waitMs)
      this.#timers.add(timer)
    }
    this.#pump()
  }

  #markReady(name: string, queue: Queue): void {
    queue.busy = false
    if (queue.updates.length > 0) this.#ready.add(name)
    else this.#queues.delete(name)
  }

  async #deliver(update: Update): Promise<boolean> {
    const copies = this.#mode.duplicate === 'together' ? 2 : 1
    const results = await Promise.all(Array.from({ length: copies }, () => this.#post.send(update)))
    const failed = results.find(({ error }) => error !== undefined)
    if (failed?.error !== undefined) this.lastError = { message: failed.error, atMs: this.#now() }
    const delivered = results.some(({ error }) => error === undefined)
    if (delivered) this.#updates.confirm(update.update_id)
    if (delivered && this.#mode.duplicate === 'after') await this.#post.send(update)
    return delivered
  }

  #sendAllAtOnce(): void {
    const waiting = [...this.#ready].flatMap((name) => {
      this.#ready.delete(name)
      const updates = this.#queues.get(name)?.updates ?? []
      this.#queues.delete(name)
      return updates.map((update) => ({ update, queue: name }))
    })
    for (const queued of waiting.sort((a, b) => b.update.update_id - a.update.update_id)) {
      void this.#deliver(queued.update).then((delivered) => {
        if (!delivered) this.#enqueue(queued)
      })
    }
  }
}
