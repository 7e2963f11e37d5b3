/**
 * A pair that the signature may have been made with. Sources disagree whether `id` is the app id or the id of the
 * Official Account, and whether `key` is the OA secret key or the app secret: list what is possible, see which matches,
 * then pin that one.
 */
export interface SignatureCandidate {
  /** Shown in logs: "app id + OA secret". */
  name: string
  id: string
  key: string
}

export interface SignedBody {
  /** The bytes as they arrived, before any parsing. */
  rawBody: Uint8Array
  /** `timestamp` as the body spells it. */
  timestamp: string
}

/** SHA-256 of some bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>

/** Web Crypto, which every runtime has; it works on another thread, which costs more than these few bytes. */
const webSha256: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))

const joined = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Plain SHA-256, not an HMAC, of id + body + timestamp + key: this is how Zalo's own SDKs compute it. */
const digestOf = async (
  { rawBody, timestamp }: SignedBody,
  { id, key }: SignatureCandidate,
  sha256: Sha256 = webSha256,
): Promise<Uint8Array> => {
  const text = new TextEncoder()
  return sha256(joined(text.encode(id), rawBody, text.encode(timestamp + key)))
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The header `X-ZEvent-Signature` for a body: `mac=<hex>`. */
export const signatureOf = async (body: SignedBody, candidate: SignatureCandidate): Promise<string> =>
  `mac=${hexOf(await digestOf(body, candidate))}`

/** Takes the same time whatever the difference. */
const isSame = (a: Uint8Array, b: Uint8Array): boolean => {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

const bytesOf = (header: string): Uint8Array | null => {
  const hex = /^mac=([0-9a-f]{64})$/i.exec(header.trim())?.[1]
  return hex === undefined ? null : Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/**
 * The candidate that the header was made with, or null.
 * @throws TypeError without candidates or with an empty id or key: a webhook must not accept everything by mistake.
 */
export const matchSignature = async (
  body: SignedBody,
  header: string,
  candidates: readonly SignatureCandidate[],
  sha256?: Sha256,
): Promise<SignatureCandidate | null> => {
  if (candidates.length === 0 || candidates.some(({ id, key }) => id === '' || key === '')) {
    throw new TypeError('the signature of a webhook needs at least one candidate, each with an id and a key')
  }
  const given = bytesOf(header)
  if (given === null) return null
  const digests = await Promise.all(candidates.map((candidate) => digestOf(body, candidate, sha256)))
  const matches = digests.map((digest) => isSame(digest, given))
  return candidates[matches.indexOf(true)] ?? null
}
