import { timingSafeEqual } from 'node:crypto'

/** What Telegram takes as secret_token (core.telegram.org/bots/api#setwebhook). */
const ALLOWED = /^[A-Za-z0-9_-]{1,256}$/

/**
 * Returns the comparison of the header X-Telegram-Bot-Api-Secret-Token with the secret. The time that it takes shows the
 * secret's length at most, never how much of it was right. Without a secret nothing is accepted.
 */
export function createSecretCheck(secret: string | undefined): (header: string | undefined) => boolean {
  if (secret === undefined) return () => false
  if (!ALLOWED.test(secret)) {
    throw new Error('the Telegram webhook secret must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -')
  }
  const expected = Buffer.from(secret)
  return (header) => {
    if (header === undefined) return false
    const given = Buffer.from(header)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}
