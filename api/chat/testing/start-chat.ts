import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createDocuments } from '../../../assembly/documents-of-forms.ts'
import type { BuildDocument } from '../../../bot/channels/channel.ts'
import { createChatRoutes } from '../chat-routes.ts'
import type { Persona } from '../identity.ts'
import { createScriptedBot, type ScriptedBot } from './scripted-bot.ts'

export const PERSONAS: Persona[] = [
  {
    key: 'official',
    name: 'Nguyễn Thị Hạnh',
    title: 'Công chức Văn phòng',
    unit: 'UBND xã Ia Tơr',
    externalId: 'demo-official',
  },
  { key: 'leader', name: 'Rơ Châm Thuận', title: 'Chủ tịch UBND', unit: 'UBND xã Ia Tơr', externalId: 'demo-leader' },
]

/** Friday 20 November 2026, 16:40 in Vietnam. */
export const NOW = new Date('2026-11-20T09:40:00Z')

/** One grey pixel. */
const PICTURE = {
  fileName: 'hinh.png',
  mediaType: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
}

export interface ChatServer {
  url: string
  bot: ScriptedBot
  /** What was logged, as it would be written. */
  logged: string[]
  personas: Persona[]
  close(): Promise<void>
}

/** The web chat on a port of its own, with the scripted bot behind it. */
export async function startChat({
  secret = 'a secret of the test',
  port = 0,
  answers = true,
  ...documents
}: {
  secret?: string
  port?: number
  /** Whether the scripted bot says something to what it hears. */
  answers?: boolean
  buildDocument?: BuildDocument
} = {}): Promise<ChatServer> {
  const bot = createScriptedBot(() => NOW, answers)
  const logged: string[] = []
  const personas = [...PERSONAS]
  const log = (fields: Record<string, unknown>, message: string) => logged.push(`${message} ${JSON.stringify(fields)}`)
  const stopping = new AbortController()
  const app = new Hono().route(
    '/chat',
    createChatRoutes({
      receive: bot.receive,
      ...createDocuments({ now: () => NOW, scheme: 'admin_15_14', buildPicture: async () => PICTURE }),
      ...documents,
      webchat: bot.webchat,
      transcript: bot.transcript,
      personas: async () => personas,
      secret,
      log: { warn: log, error: log },
      newKey: randomUUID,
      now: () => NOW,
      secureCookies: false,
      stopping: stopping.signal,
    }),
  )
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}`,
    bot,
    logged,
    personas,
    async close() {
      stopping.abort()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
