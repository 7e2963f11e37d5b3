import type { IsoDate } from '../domain/forms/form.ts'
import type { Language } from '../domain/language.ts'
import type { Limits } from './pace.ts'

export type ChannelName = 'telegram' | 'webchat' | 'zalo' | 'zalo-bot'

export interface Button {
  title: string
  /** What comes back as `press`; at most 64 bytes of UTF-8 (Telegram's callback_data is the narrowest). */
  action: string
}

/** A document that goes with a message. Only this is kept; the file is built anew whenever it is sent. */
export type DocumentReference =
  | { kind: 'form-template'; form: string; language: Language }
  /** Who of a unit and all below it has reported, as a picture, as it stood on the day. */
  | { kind: 'completeness-picture'; unitId: number; on: IsoDate; language: Language }

/** One message to a person, as the engine writes it; the channel's renderer adapts it. */
export interface Message {
  /** Shown in bold above the text where the platform can. */
  title?: string
  /** Plain text of any length; a channel splits it at paragraphs. */
  text: string
  buttons?: Button[][]
  document?: DocumentReference
  /** The bundle of reminders that it tells; without text while its turn has not come. */
  reminder?: number
  /** The platform's id of an earlier message that this one takes the place of, where the channel can edit. */
  replaces?: string
  /** The same in the words that a platform has approved, for whom an ordinary message does not reach. */
  template?: TemplateContent
}

/** What an approved template is filled with. Which template of the platform it is, the configuration says. */
export interface TemplateContent {
  name: 'reminder'
  parameters: Record<string, string>
}

export interface Delivered {
  /** The platform's id of the (last) message sent. */
  messageId: string
}

/**
 * Why a message was not delivered.
 * - `retry`: try again after `afterSeconds`; `scope` tells whether only this recipient or the whole channel must wait.
 * - `unreachable`: the person blocked the bot or is gone; nothing more is sent to them until they write again.
 * - `rejected`: this message will never be taken; another may.
 * - `misconfigured`: the channel itself is refused (token revoked); nobody can be reached until an administrator acts.
 * - `elsewhere`: it has certainly not arrived and cannot be sent this way now (a closed window, a used-up quota); the account stays reachable.
 * - `unknown`: it may have arrived; what was unasked is neither repeated nor sent elsewhere.
 */
export type DeliveryFault = 'retry' | 'unreachable' | 'rejected' | 'misconfigured' | 'elsewhere' | 'unknown'

export class DeliveryError extends Error {
  readonly fault: DeliveryFault
  readonly afterSeconds: number
  readonly scope: 'recipient' | 'channel'
  constructor(
    fault: DeliveryFault,
    reason: string,
    { afterSeconds = 1, scope = 'recipient' }: { afterSeconds?: number; scope?: 'recipient' | 'channel' } = {},
  ) {
    super(reason)
    this.name = 'DeliveryError'
    this.fault = fault
    this.afterSeconds = afterSeconds
    this.scope = scope
  }
}

/** The way out to one platform. */
export interface Channel {
  name: ChannelName
  /** What the platform takes in a second; without it, as much as there is. */
  limits?: Limits
  /**
   * Sends one message, splitting it where the platform's limits ask for it. `reference` is the same whenever the same
   * message is tried again. `next` is awaited before each call to the platform but the first. Throws `DeliveryError`.
   */
  send(recipient: string, message: Message, reference: string, next?: () => Promise<void>): Promise<Delivered>
}
