import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { ApiError } from './api-error.ts'

const FOLDER = join(import.meta.dirname, 'assets')
const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The page's style sheets, scripts and icon, read once. Only names in the folder are served; no path is built. */
export function createChatAssets(folder = FOLDER) {
  const assets = new Map(
    readdirSync(folder).flatMap((name) => {
      const contentType = CONTENT_TYPES[extname(name)]
      if (contentType === undefined) return []
      const body = new Uint8Array(readFileSync(join(folder, name)))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      return [[name, { body, etag, contentType }]]
    }),
  )

  return new Hono().get('/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (asset === undefined) throw new ApiError(404, 'not_found', 'there is no such file')
    c.header('ETag', asset.etag)
    // Asked again each time: the modules import each other by name and must never be of two different versions.
    c.header('Cache-Control', 'public, no-cache')
    if (matches(c.req.header('if-none-match'), asset.etag)) return c.body(null, 304)
    return c.body(asset.body, 200, { 'Content-Type': asset.contentType })
  })
}

/** A proxy that compresses marks the tag as weak. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
