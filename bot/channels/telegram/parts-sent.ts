/** Messages that broke off in the middle and are still remembered; the oldest is forgotten first. */
const REMEMBERED_MAX = 1_000

/**
 * How many parts of a long message a person already has, so that trying it again goes on where it broke off. Kept in
 * memory only: after a restart the parts come again, which is the smaller evil.
 */
export class PartsSent {
  readonly #counts = new Map<string, number>()

  of(reference: string): number {
    return this.#counts.get(reference) ?? 0
  }

  remember(reference: string, count: number): void {
    this.#counts.delete(reference)
    this.#counts.set(reference, count)
    const [oldest] = this.#counts.keys()
    if (this.#counts.size > REMEMBERED_MAX && oldest !== undefined) this.#counts.delete(oldest)
  }

  forget(reference: string): void {
    this.#counts.delete(reference)
  }
}
