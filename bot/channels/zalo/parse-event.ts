import { isInteraction, type ZaloAttachment, type ZaloEvent } from 'zalo-oa-sdk'
import type { Inbound, Input, UnsupportedContent } from '../channel.ts'
import { cleanText } from '../clean-text.ts'
import { isSheetName } from '../sheet-name.ts'
import { type Press, readPress } from './press-payload.ts'

export interface SheetFile {
  url: string
  name: string
  /** As Zalo tells it; what is fetched is counted. */
  bytes: number
}

export type ParsedEvent =
  | { kind: 'inbound'; inbound: Inbound /** To be fetched and read in place of the input. */; sheet?: SheetFile }
  /** "Xem thêm" was pressed. */
  | { kind: 'more'; inbound: Inbound; press: Extract<Press, { kind: 'more' }> }
  /** Asks nothing of us: echoes, receipts, what is not known. */
  | { kind: 'ignored' }

type Message = Extract<ZaloEvent, { kind: 'message' }>

const CONTENT_BY_ATTACHMENT: Readonly<Record<ZaloAttachment['type'], UnsupportedContent>> = {
  image: 'photo',
  gif: 'photo',
  sticker: 'sticker',
  audio: 'voice',
  video: 'video',
  file: 'file',
  location: 'location',
  link: 'other',
  other: 'other',
}

/** Where the attachment has another shape than was known, the event's name still says what it is. */
const CONTENT_BY_NAME: Readonly<Record<string, UnsupportedContent>> = {
  user_send_image: 'photo',
  user_send_gif: 'photo',
  user_send_sticker: 'sticker',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_file: 'file',
  user_send_location: 'location',
  user_send_business_card: 'contact',
}

const contentOf = ({ name, attachments: [first] }: Message): UnsupportedContent => {
  const attached = first === undefined ? 'other' : CONTENT_BY_ATTACHMENT[first.type]
  return attached === 'other' ? (CONTENT_BY_NAME[name] ?? 'other') : attached
}

/** A link is words with an address: the words are read. */
const isOnlyWords = ({ name, text, attachments }: Message): boolean =>
  name === 'user_send_text' || (text !== '' && attachments.every(({ type }) => type === 'link'))

const sheetOf = (attachment: ZaloAttachment | undefined): SheetFile | undefined => {
  if (attachment?.type !== 'file' || !isSheetName(attachment.fileName)) return undefined
  return { url: attachment.url, name: cleanText(attachment.fileName), bytes: attachment.bytes ?? 0 }
}

const unsupported = (content: UnsupportedContent, caption: string): Input => ({
  kind: 'unsupported',
  content,
  ...(caption !== '' && { caption }),
})

const instantOf = (timestamp: string): number | undefined =>
  /^\d{13}$/.test(timestamp) ? Number(timestamp) : undefined

/** What every inbound of an event has. The timestamp puts two inputs of one moment in their order. */
const frameOf = (event: Exclude<ZaloEvent, { kind: 'unknown' }>, updateKey: string) => {
  const order = instantOf(event.timestamp)
  return {
    channel: 'zalo',
    sender: event.userId,
    updateKey,
    ...(order !== undefined && { order }),
    ...(order !== undefined && isInteraction(event) && { interactedAt: new Date(order) }),
  } satisfies Omit<Inbound, 'input'>
}

const atOf = ({ order }: Pick<Inbound, 'order'>) => (order === undefined ? {} : { at: new Date(order) })

const parseMessage = (event: Message, updateKey: string): ParsedEvent => {
  const frame = frameOf(event, updateKey)
  const text = cleanText(event.text)
  const inboundOf = (input: Input): Inbound => ({ ...frame, input })
  if (!isOnlyWords(event)) {
    const inbound = inboundOf(unsupported(contentOf(event), text))
    const sheet = sheetOf(event.attachments[0])
    return { kind: 'inbound', inbound, ...(sheet !== undefined && { sheet }) }
  }
  const press = readPress(text)
  if (press?.kind === 'more') return { kind: 'more', inbound: inboundOf({ kind: 'press', action: text }), press }
  const input: Input = press === undefined ? { kind: 'text', text } : { kind: 'press', action: press.action }
  return { kind: 'inbound', inbound: inboundOf(input) }
}

/** What an event of an Official Account asks of us. `updateKey` is the same for each delivery of it. */
export const parseEvent = (event: ZaloEvent, updateKey: string): ParsedEvent => {
  switch (event.kind) {
    case 'message':
      return parseMessage(event, updateKey)
    case 'follow':
    case 'unfollow': {
      const frame = frameOf(event, updateKey)
      const input: Input = { kind: 'reachable', reachable: event.kind === 'follow', ...atOf(frame) }
      return { kind: 'inbound', inbound: { ...frame, input } }
    }
    case 'contact': {
      const inbound: Inbound = { ...frameOf(event, updateKey), input: unsupported('contact', '') }
      return { kind: 'inbound', inbound: event.phone === null ? inbound : { ...inbound, contactPhone: event.phone } }
    }
    case 'withdraw': {
      const frame = frameOf(event, updateKey)
      return { kind: 'inbound', inbound: { ...frame, input: { kind: 'withdrawn', ...atOf(frame) } } }
    }
    case 'receipt':
    case 'echo':
    case 'unknown':
      return { kind: 'ignored' }
  }
}
