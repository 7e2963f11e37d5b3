import type { Hono } from 'hono'
import type { Channel } from '../services/channel.ts'
import type { Database, Directory } from '../services/database.ts'
import type { CutoffScheme } from '../services/find-period.ts'
import type { Logger } from '../services/logger.ts'

/** The iCalendar file of the person with a secret; undefined: nobody has it. */
export type ReadFeed = (secret: string) => Promise<string | undefined>

/** The way in from Telegram, as the channel offers it. */
export interface TelegramWebhook {
  acceptsSecret(header: string | undefined): boolean
  /** Rejects with an error named `MalformedUpdate` for what is no update; with any other when nothing was committed. */
  handleUpdate(update: unknown): Promise<void>
}

/** The way in from an Official Account of Zalo, as the channel offers it. */
export interface ZaloWebhook {
  /** Rejects when nothing was committed. */
  handleWebhook(request: { rawBody: Uint8Array; signature: string | null }): Promise<'taken' | 'not_json' | 'unsigned'>
}

/** The way in from a bot of the Zalo Bot Platform, as the channel offers it. */
export interface ZaloBotWebhook {
  /** Rejects when nothing was committed. */
  handleWebhook(request: { secret: string | undefined; body: string }): Promise<'taken' | 'refused' | 'malformed'>
}

/** A document that an address of ours names; undefined: it names none, or no longer. */
export type ReadDocument = (
  token: string,
) => Promise<{ fileName: string; mediaType: string; bytes: Uint8Array } | undefined>

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
  /** Those that are on, by name; without it none is. */
  channels?: ReadonlyMap<string, Channel>
  /** Without it the webhook does not exist. */
  telegram?: TelegramWebhook
  /** Without it this webhook does not exist either. */
  zalo?: ZaloWebhook
  /** And neither this one. */
  zaloBot?: ZaloBotWebhook
  /** Documents for platforms that carry no files, at `/tep/<token>`. */
  readDocument?: ReadDocument
  /** Calendars of people's own deadlines, at `/calendar/<secret>.ics`. */
  readFeed?: ReadFeed
  /** The web chat, mounted at `/chat`. */
  chat?: Hono
  /** Where an administrator connects the Official Account, mounted at `/zalo`. */
  consentPage?: Hono
}

export interface ApiEnv {
  Variables: { requestId: string | undefined }
}
