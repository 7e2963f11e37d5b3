import type { Hono } from 'hono'
import type { ApiEnv, ReadFeed } from './api-options.ts'

/** Calendar programs cannot send a header, so the secret stands in the address. */
export const addCalendarFeed = (app: Hono<ApiEnv>, readFeed: ReadFeed): void => {
  app.get('/calendar/:file{[0-9a-f-]{36}\\.ics}', async (c) => {
    const feed = await readFeed(c.req.param('file').slice(0, -'.ics'.length))
    if (feed === undefined) return c.notFound()
    return c.body(feed, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
}
