import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import {
  type BuildDocument,
  type Input,
  type ReadSheet,
  type Receive,
  SHEET_BYTES_MAX,
} from '../../bot/channels/channel.ts'
import { isPicture } from '../../services/channel.ts'
import { ApiError } from './api-error.ts'
import type { Identities } from './identity.ts'
import type { Transcript } from './transcript.ts'

export interface FileRoutesOptions {
  receive: Receive
  readSheet: ReadSheet
  buildDocument: BuildDocument
  transcript: Transcript
}

const SHEET_NAME = /\.xl(?:s|sx|sm|sb|t|tx|tm)$/i

const sent = z.object({ key: z.string().regex(/^[\w-]{1,64}$/), name: z.string().min(1).max(255) })
const wanted = z.object({ form: z.string().regex(/^[a-z_]{1,64}$/), lang: z.enum(['vi', 'en']).default('vi') })

const messageId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const limitFile = bodyLimit({
  maxSize: SHEET_BYTES_MAX,
  onError: () => {
    throw new ApiError(413, 'file_too_large', `a file has at most ${SHEET_BYTES_MAX} bytes`)
  },
})

const inputOf = (name: string, bytes: Uint8Array, readSheet: ReadSheet): Input =>
  SHEET_NAME.test(name) ? { kind: 'sheet', name, reading: readSheet(bytes) } : { kind: 'unsupported', content: 'file' }

/** Files that the page sends and fetches. Both belong to who is signed in, so that no address is worth passing on. */
export function createFileRoutes(
  { receive, readSheet, buildDocument, transcript }: FileRoutesOptions,
  identities: Identities,
): Hono {
  return (
    new Hono()
      .post('/files', limitFile, async (c) => {
        const { externalId } = await identities.require(c)
        // A form of another site can send no such type with the visitor's cookie.
        if (c.req.header('content-type') !== 'application/octet-stream')
          throw new ApiError(400, 'bad_request', 'send the file as application/octet-stream')
        const query = sent.safeParse(c.req.query())
        if (!query.success) throw new ApiError(400, 'bad_request', 'expected ?key=…&name=…')
        const { key, name } = query.data
        const input = inputOf(name, new Uint8Array(await c.req.arrayBuffer()), readSheet)
        try {
          await receive({ channel: 'webchat', sender: externalId, updateKey: `${externalId}:${key}`, input })
        } catch (error) {
          throw new ApiError(503, 'unavailable', 'the file was not taken; send it again', { cause: error })
        }
        return c.json({ accepted: true }, 202)
      })
      .get('/templates', async (c) => {
        await identities.require(c)
        const query = wanted.safeParse(c.req.query())
        if (!query.success) throw new ApiError(400, 'bad_request', 'expected ?form=…')
        const { form, lang } = query.data
        const document = await buildDocument({ kind: 'form-template', form, language: lang })
        if (document === undefined) throw new ApiError(404, 'not_found', 'there is no such form')
        return c.body(new Uint8Array(document.bytes), 200, {
          'Content-Type': document.mediaType,
          'Content-Disposition': `attachment; filename="${document.fileName}"`,
          'Cache-Control': 'no-store',
        })
      })
      // A picture is asked for by the message that it belongs to: who was not sent the message does not see it.
      .get('/pictures/:message', async (c) => {
        const { externalId } = await identities.require(c)
        const id = messageId.safeParse(c.req.param('message'))
        const [said] = id.success ? await transcript.since(externalId, id.data - 1, 1) : []
        const reference = said?.id === id.data ? said?.message.document : undefined
        const picture = reference !== undefined && isPicture(reference) ? await buildDocument(reference) : undefined
        if (picture === undefined) throw new ApiError(404, 'not_found', 'this message has no picture')
        return c.body(new Uint8Array(picture.bytes), 200, {
          'Content-Type': picture.mediaType,
          'Cache-Control': 'private, max-age=60',
        })
      })
  )
}
