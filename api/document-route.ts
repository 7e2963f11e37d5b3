import type { Hono } from 'hono'
import type { ApiEnv, ReadDocument } from './api-options.ts'

/** Whoever opens a link in a message sends no header, so what gives the right stands in the address. */
export const addDocumentRoute = (app: Hono<ApiEnv>, readDocument: ReadDocument): void => {
  app.get('/tep/:token{[\\w.-]{20,600}}', async (c) => {
    const document = await readDocument(c.req.param('token'))
    if (document === undefined) return c.notFound()
    const { fileName, mediaType, bytes } = document
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
}
