import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whom a link to the page of consent was made for. */
export interface ConsentLink {
  /** null: whoever runs the server and asked for it there. */
  personId: number | null
  issuedAt: Date
  expiresAt: Date
}

const LIFE_MS = 3_600_000

const SHAPE = /^(\d{1,9})\.(\d{1,15})\.([\w-]{43})$/

const sign = (said: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`consent-link:${said}`).digest()

/** What stands in the address: who, when (milliseconds since 1970), and the signature over both. */
export const writeConsentLink = (personId: number | null, { now, secret }: { now: Date; secret: string }): string => {
  const said = `${personId ?? 0}.${now.getTime()}`
  return `${said}.${sign(said, secret).toString('base64url')}`
}

/** Undefined for what we did not sign. Whether it has expired, the reader decides by `expiresAt`. */
export const readConsentLink = (link: string, secret: string): ConsentLink | undefined => {
  const [, personId, issued, signature] = SHAPE.exec(link) ?? []
  if (personId === undefined || issued === undefined || signature === undefined) return undefined
  const expected = sign(`${personId}.${issued}`, secret)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const issuedMs = Number(issued)
  return {
    personId: personId === '0' ? null : Number(personId),
    issuedAt: new Date(issuedMs),
    expiresAt: new Date(issuedMs + LIFE_MS),
  }
}

/** The page's address, which opens it for an hour. */
export const consentAddress = (publicUrl: string, link: string): string => new URL(`/zalo?link=${link}`, publicUrl).href
