import type { ChannelName } from '../../services/channel.ts'

/** What a person did, stripped of the platform it was done on. */
export type Input =
  | { kind: 'text'; text: string /** An earlier message, changed afterwards. */; edited?: true }
  /** A button was pressed. `message` is the platform's id of the message that carries it. */
  | { kind: 'press'; action: string; message?: string }
  /** Content that the bot cannot read, with its caption if it has one. */
  | { kind: 'unsupported'; content: UnsupportedContent; caption?: string }
  /** The person blocked the bot or let it in again. */
  | { kind: 'reachable'; reachable: boolean }

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
  input: Input
}

export {
  type Button,
  type Channel,
  type ChannelName,
  type Delivered,
  DeliveryError,
  type DeliveryFault,
  type Message,
} from '../../services/channel.ts'

/**
 * The way in: resolves when everything that follows from the update is committed, rejects when nothing is; then the
 * platform must deliver the update again.
 */
export type Receive = (inbound: Inbound) => Promise<void>
