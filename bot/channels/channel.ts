import type { SheetReading } from '../../domain/sheets/sheet-reading.ts'
import type { ChannelName, DocumentReference, PictureReference } from '../../services/channel.ts'

/** What a person did, stripped of the platform it was done on. */
export type Input =
  | { kind: 'text'; text: string /** An earlier message, changed afterwards. */; edited?: true }
  /** A button was pressed. `message` is the platform's id of the message that carries it. */
  | { kind: 'press'; action: string; message?: string }
  /** A spreadsheet, fetched and read before the engine sees it. `name` is the file's name as it was sent. */
  | { kind: 'sheet'; name: string; reading: SheetReading; caption?: string }
  /** Content that the bot cannot read, with its caption if it has one. */
  | { kind: 'unsupported'; content: UnsupportedContent; caption?: string }
  /** The person blocked the bot or let it in again. `at`: when, where deliveries may come late and in any order. */
  | { kind: 'reachable'; reachable: boolean; at?: Date }
  /** The person asks for what is kept about this account to be deleted. */
  | { kind: 'withdrawn'; at?: Date }

export type UnsupportedContent =
  | 'sticker'
  | 'photo'
  | 'file'
  | 'voice'
  | 'video'
  | 'location'
  | 'contact'
  | 'poll'
  | 'group'
  | 'other'

/** One update from a platform. */
export interface Inbound {
  channel: ChannelName
  /** The platform's id of the person, which is also where an answer goes. */
  sender: string
  /** Unique within the channel: the same key is the same update, delivered again. */
  updateKey: string
  /** The platform's own ascending number of the update; absent where the platform gives none. */
  order?: number
  /** When the person did something towards us, where that opens a window in which they may be written to. */
  interactedAt?: Date
  /** The number that the person shared, as 84912345678. Only looked up, never kept. */
  contactPhone?: string
  input: Input
}

export {
  type Button,
  type Channel,
  type ChannelName,
  type Delivered,
  DeliveryError,
  type DeliveryFault,
  type DocumentReference,
  type Message,
} from '../../services/channel.ts'

/**
 * The way in: resolves when everything that follows from the update is committed, rejects when nothing is; then the
 * platform must deliver the update again.
 */
export type Receive = (inbound: Inbound) => Promise<void>

/** Reads the bytes of a spreadsheet that somebody sent. Never throws. */
export type ReadSheet = (bytes: Uint8Array) => SheetReading

/** A document as a file, built when it is sent. */
export interface BuiltDocument {
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

/**
 * Undefined for a document that no longer exists, such as the template of a form that was taken out, and for one that
 * cannot be built where this runs.
 */
export type BuildDocument = (reference: DocumentReference) => Promise<BuiltDocument | undefined>

export type BuildPicture = (reference: PictureReference) => Promise<BuiltDocument | undefined>

/** Spreadsheets larger than this are refused before they are fetched. */
export const SHEET_BYTES_MAX = 2_000_000
