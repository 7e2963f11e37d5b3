import { createHmac } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { type Link, linkByPhone, redeemInvitation, wasLinkedBy } from '../db/invitations.ts'
import { readPhone } from '../domain/phone.ts'

/** Crockford's alphabet: no I, L, O, U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 12 characters of 5 bits: 60 bits, out of reach of guessing at the rate that strangers are allowed. */
const CODE_LENGTH = 12
const GROUP = 4

export const INVITATION_DAYS = 3

/** A code as it is written: `7K3M-Q9XW-P2AB`. `bytes`: at least twelve random ones. */
export const writeCode = (bytes: Uint8Array): string => {
  const characters = Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % 32]).join('')
  return characters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? characters
}

/** The code in a message, however it was typed, or undefined. O, I and L are read as the digits they look like. */
export const findCode = (text: string): string | undefined => {
  if (text.length < CODE_LENGTH || text.length > 200) return undefined
  const said = text.toUpperCase().replace(/^\/\S+\s+/, '')
  // A code may itself begin with "MA".
  return [said.replace(/^\s*(MÃ( MỜI)?|MA( MOI)?)\s*:?\s*/, ''), said].map(readCode).find((code) => code !== undefined)
}

const readCode = (written: string): string | undefined => {
  const read = written.replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const valid = read.length === CODE_LENGTH && [...read].every((character) => ALPHABET.includes(character))
  return valid ? read : undefined
}

export const hashCode = (code: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`invitation:${code.replaceAll('-', '')}`)
    .digest('hex')

/** When an invitation of this moment can no longer be used. */
export const expiryOf = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * 86_400_000)

/** Links an account by a code; see `redeemInvitation`. */
export const linkAccount = ({ run }: Database, { code, secret, ...link }: Link & { code: string; secret: string }) =>
  redeemInvitation(run, { ...link, codeHash: hashCode(code, secret) })

/** Links an account by a phone that the person shared; see `linkByPhone`. `phone` as it was said; `unknown` if it is none. */
export const linkAccountByPhone = async (
  { run }: Database,
  { phone, ...link }: Link & { phone: string; warning: unknown },
): ReturnType<typeof linkByPhone> => {
  const read = readPhone(phone)
  return read === undefined ? { outcome: 'unknown' } : linkByPhone(run, { ...link, phone: read })
}

/** Whether an account was linked by this very update. */
export const isLinkedBy = ({ run }: Database, update: { channel: string; updateKey: string }): Promise<boolean> =>
  wasLinkedBy(run, update)
