/** Messages that broke off in the middle and are still remembered; the oldest is forgotten first. */
const REMEMBERED_MAX = 1_000

/**
 * How many parts of a long message a person already has, so that trying it again goes on where it broke off. Kept in
 * memory only: after a restart the parts come again, which is the smaller evil.
 */
export class PartsSent {
  readonly #sent = new Map<string, { count: number; messageId: string }>()

  of(reference: string): number {
    return this.#sent.get(reference)?.count ?? 0
  }

  /** The id of the last part that was sent. */
  lastMessageOf(reference: string): string | undefined {
    return this.#sent.get(reference)?.messageId
  }

  remember(reference: string, count: number, messageId: string): void {
    this.#sent.delete(reference)
    this.#sent.set(reference, { count, messageId })
    const [oldest] = this.#sent.keys()
    if (this.#sent.size > REMEMBERED_MAX && oldest !== undefined) this.#sent.delete(oldest)
  }

  forget(reference: string): void {
    this.#sent.delete(reference)
  }
}
