import type { ChannelTerms, TemplateName } from '../domain/delivery/terms.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { Language } from '../domain/language.ts'
import type { Limits } from './pace.ts'

export const CHANNEL_NAMES = ['zalo', 'telegram', 'zalo-bot', 'webchat'] as const

export type ChannelName = (typeof CHANNEL_NAMES)[number]

export interface Button {
  title: string
  /** What comes back as `press`; at most 64 bytes of UTF-8 (Telegram's callback_data is the narrowest). */
  action: string
}

/** A document that goes with a message. Only this is kept; the file is built anew whenever it is sent. */
export type DocumentReference = { kind: 'form-template'; form: string; language: Language } | PictureReference

/** A picture: what it says is in the text as well. */
export type PictureReference =
  /** Who of a unit and all below it has reported, as it stood on the day. */
  | { kind: 'completeness-picture'; unitId: number; on: IsoDate; language: Language }
  /** Codes for the camera of who is invited (QR), one for each platform on which the bot is found. */
  | { kind: 'invitation-picture'; ways: readonly InvitationWay[]; code: string; language: Language }

export interface InvitationWay {
  name: string
  address: string
}

export const isPicture = (document: DocumentReference): document is PictureReference =>
  document.kind !== 'form-template'

/** One message to a person, as the engine writes it; the channel's renderer adapts it. */
export interface Message {
  /** Shown in bold above the text where the platform can. */
  title?: string
  /** Plain text of any length; a channel splits it at paragraphs. */
  text: string
  buttons?: Button[][]
  /** It asks for words or a figure: a number that is typed is the answer, never one of the buttons. */
  awaitsText?: true
  document?: DocumentReference
  /** The bundle of reminders that it tells; without text while its turn has not come. */
  reminder?: number
  /** The platform's id of an earlier message that this one takes the place of, where the channel can edit. */
  replaces?: string
  /** The same in the words that a platform has approved, for whom an ordinary message does not reach. */
  template?: TemplateContent
}

/** What an approved template is filled with; `TEMPLATE_PARAMETERS` says how long each may be. */
export interface TemplateContent {
  name: TemplateName
  parameters: Record<string, string>
}

export interface Delivered {
  /** The platform's id of the (last) message sent. */
  messageId: string
}

/**
 * Why a message was not delivered. Where an earlier part of it has arrived already, only `retry` and `unknown` are said:
 * after anything else it would begin anew elsewhere.
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
  /** What unasked messages cost and when they are taken; looked at for each of them, so it may change. Without it: at any time for nothing. */
  terms?: ChannelTerms
  /** How many of the platform's messages it takes, of which each is charged; without it: one. */
  parts?(message: Message): number
  /**
   * Sends one message, splitting it where the platform's limits ask for it. `reference` is the same whenever the same
   * message is tried again. `next` is awaited before each call to the platform but the first. Throws `DeliveryError`.
   */
  send(recipient: string, message: Message, reference: string, next?: () => Promise<void>): Promise<Delivered>
  /**
   * Sends an approved template, one call: to an account, or to a phone, `+84912345678`. `elsewhere` where it cannot go this
   * way (not by user id, not at night, nobody with this phone). Throws `DeliveryError`.
   */
  sendTemplate?(recipient: string, template: TemplateContent, reference: string): Promise<Delivered>
  /** Asks for the person's phone number, which comes back as `Inbound.contactPhone`. Throws `DeliveryError`. */
  askContact?(recipient: string, words: { title: string; subtitle: string }): Promise<void>
}
