import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { DocumentReference } from './channel.ts'

/** Addresses of documents, for platforms that carry no such file. Nothing is stored: the address says what to build. */
export interface DocumentLinks {
  addressOf(document: DocumentReference, now: Date): string
  /** What an address names; undefined: it was not made here, was changed, or is too old. */
  read(token: string, now: Date): DocumentReference | undefined
}

export const DOCUMENT_PATH = '/tep'

const DAYS = 7

const language = z.enum(['vi', 'en'])
const referenceSchema: z.ZodType<DocumentReference> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form-template'), form: z.string(), language }),
  z.object({ kind: z.literal('completeness-picture'), unitId: z.int(), on: z.iso.date(), language }),
  z.object({
    kind: z.literal('invitation-picture'),
    ways: z.array(z.object({ name: z.string(), address: z.string() })),
    code: z.string(),
    language,
  }),
])
const saidSchema = z.object({ document: referenceSchema, until: z.int() })

/** Whoever has the address reads the document, until it expires. `secret`: the program's. */
export const createDocumentLinks = ({ publicUrl, secret }: { publicUrl: string; secret: string }): DocumentLinks => {
  const sign = (said: string) => createHmac('sha256', secret).update(`document-link:${said}`).digest()
  return {
    addressOf(document, now) {
      const until = now.getTime() + DAYS * 86_400_000
      const said = Buffer.from(JSON.stringify({ document, until })).toString('base64url')
      return new URL(`${DOCUMENT_PATH}/${said}.${sign(said).toString('base64url')}`, publicUrl).href
    },
    read(token, now) {
      const [said = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(said)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const { document, until } = saidSchema.parse(JSON.parse(Buffer.from(said, 'base64url').toString()))
      return until > now.getTime() ? document : undefined
    },
  }
}
