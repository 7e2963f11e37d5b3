import type { Hono } from 'hono'
import type { Database, Directory } from '../services/database.ts'
import type { CutoffScheme } from '../services/find-period.ts'
import type { Logger } from '../services/logger.ts'

/** The way in from Telegram, as the channel offers it. */
export interface TelegramWebhook {
  acceptsSecret(header: string | undefined): boolean
  /** Rejects with an error named `MalformedUpdate` for what is no update; with any other when nothing was committed. */
  handleUpdate(update: unknown): Promise<void>
}

export interface ApiOptions {
  database: Database
  /** The units as they are now. */
  directory: () => Promise<Directory> | Directory
  /** Without it `/api/v1` is off. */
  adminToken?: string
  now: () => Date
  scheme: CutoffScheme
  log: Pick<Logger, 'error'>
  newRequestId: () => string
  /** Without it the webhook does not exist. */
  telegram?: TelegramWebhook
  /** The web chat, mounted at `/chat`. */
  chat?: Hono
}

export interface ApiEnv {
  Variables: { requestId: string | undefined }
}
