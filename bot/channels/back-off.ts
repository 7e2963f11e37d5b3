const FIRST_MS = 1_000
const MAX_MS = 30_000

/**
 * How long to wait after so many failures in a row (from 1): 1 s, doubled up to 30 s, less up to a quarter at random, so
 * that instances which failed together do not come back together.
 */
export function backOffMs(failures: number, random: () => number): number {
  const whole = Math.min(MAX_MS, FIRST_MS * 2 ** (Math.min(failures, 16) - 1))
  return Math.max(FIRST_MS, Math.round(whole * (1 - random() / 4)))
}
