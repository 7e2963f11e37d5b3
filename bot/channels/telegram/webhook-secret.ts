import { hash, timingSafeEqual } from 'node:crypto'

/** What Telegram takes as secret_token (core.telegram.org/bots/api#setwebhook). */
const ALLOWED = /^[A-Za-z0-9_-]{1,256}$/

/**
 * Returns the comparison of the header X-Telegram-Bot-Api-Secret-Token with the secret. Digests are compared, so neither
 * the content nor the length shows in the time it takes. Without a secret nothing is accepted.
 */
export function createSecretCheck(secret: string | undefined): (header: string | undefined) => boolean {
  if (secret === undefined) return () => false
  if (!ALLOWED.test(secret)) {
    throw new Error('the Telegram webhook secret must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -')
  }
  const expected = digest(secret)
  return (header) => header !== undefined && timingSafeEqual(digest(header), expected)
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
