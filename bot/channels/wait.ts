import { setTimeout as sleep } from 'node:timers/promises'

/** Waits; an aborted wait ends at once and does not reject. Handed in, so that tests need not wait. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export const wait: Wait = async (milliseconds, signal) => {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal })
  } catch {
    // Aborted: whoever waits looks at the signal itself.
  }
}
