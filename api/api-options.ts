import type { Hono } from 'hono'
import type { Database, Directory } from '../services/database.ts'
import type { CutoffScheme } from '../services/find-period.ts'
import type { Logger } from '../services/logger.ts'
import type { ReadFeed } from './calendar-feed-route.ts'

/** The way in from Telegram, as the channel offers it. */
export interface TelegramWebhook {
  acceptsSecret(header: string | undefined): boolean
  /** Rejects with an error named `MalformedUpdate` for what is no update; with any other when nothing was committed. */
  handleUpdate(update: unknown): Promise<void>
}

export interface ApiOptions {
  database: Database
  /** Where the migrations are, when not where the source has them. */
  migrationsFolder?: string
  /** The units as they are now. */
  directory: () => Promise<Directory> | Directory
  /** Without it `/api/v1` is off. */
  adminToken?: string
  now: () => Date
  scheme: CutoffScheme
  log: Pick<Logger, 'error'>
  newRequestId: () => string
  /** Names of the jobs that `/metrics` tells of. */
  jobs: readonly string[]
  /** Of the program. */
  version: string
  /** Without it the webhook does not exist. */
  telegram?: TelegramWebhook
  /** Calendars of people's own deadlines, at `/calendar/<secret>.ics`. */
  readFeed?: ReadFeed
  /** The web chat, mounted at `/chat`. */
  chat?: Hono
}

export interface ApiEnv {
  Variables: { requestId: string | undefined }
}
