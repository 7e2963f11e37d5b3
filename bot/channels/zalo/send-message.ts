import { imageBytesMax, type OaClient } from 'zalo-oa-sdk'
import type { DocumentLinks } from '../../../services/document-links.ts'
import { type BuildDocument, type BuiltDocument, type Channel, DeliveryError, type Message } from '../channel.ts'
import { PartsSent } from '../parts-sent.ts'
import { needsPages, type RenderedPart, renderMessage } from './render-message.ts'
import { deliveryErrorOf, deliveryErrorOfRest } from './zalo-fault.ts'

/** The channel's own words, in the language of whom they are said to. */
export interface ZaloTexts {
  more: string
  download: string
  file: (name: string) => string
  fileNotHere: (name: string) => string
}

export interface SenderOptions {
  client: Pick<OaClient, 'sendText' | 'sendImage' | 'uploadImage'>
  /** Asked only where a word of the channel's own is needed. */
  textsFor: (recipient: string) => Promise<ZaloTexts>
  buildDocument?: BuildDocument
  /** Without it a file that Zalo does not carry cannot be had here. */
  links?: DocumentLinks
  now: () => Date
}

/** Zalo may take a message without telling its id. */
const UNNAMED = ''

/** One call to Zalo, or an upload and a call; resolves to the id of the message. */
type Step = () => Promise<string>

/** Zalo carries jpg and png up to 1 MB as pictures, and no spreadsheets. */
const isPicture = ({ mediaType, bytes }: BuiltDocument): boolean =>
  /^image\/(png|jpeg)$/.test(mediaType) && bytes.length <= imageBytesMax

/**
 * Sends one message, in as many parts as it takes, and then its document. What was sent of a message that broke off is not
 * sent again when the same reference is tried again. Zalo edits nothing, so `replaces` is a new message.
 */
export const createSender = ({ client, textsFor, buildDocument, links, now }: SenderOptions): Channel['send'] => {
  const partsSent = new PartsSent()

  const textStep =
    (userId: string, part: RenderedPart): Step =>
    async () =>
      (await client.sendText({ userId, ...part })).messageId ?? UNNAMED

  const pictureStep =
    (userId: string, { bytes, fileName }: BuiltDocument): Step =>
    async () => {
      const attachmentId = await client.uploadImage({ bytes: new Uint8Array(bytes), fileName })
      return (await client.sendImage({ userId, attachmentId })).messageId ?? UNNAMED
    }

  const documentSteps = async (userId: string, { document }: Message): Promise<Step[]> => {
    const built = document && (await buildDocument?.(document))
    if (document === undefined || built === undefined) return []
    if (isPicture(built)) return [pictureStep(userId, built)]
    const texts = await textsFor(userId)
    if (links === undefined) return [textStep(userId, { text: texts.fileNotHere(built.fileName), buttons: [] })]
    const button = { kind: 'url', title: texts.download, url: links.addressOf(document, now()) } as const
    return [textStep(userId, { text: texts.file(built.fileName), buttons: [button] })]
  }

  const stepsOf = async (userId: string, message: Message, reference: string): Promise<Step[]> => {
    const moreTitle = needsPages(message) ? (await textsFor(userId)).more : ''
    const parts = renderMessage(message, { reference, moreTitle })
    if (parts.length === 0) throw new DeliveryError('rejected', 'Zalo: the message has no text')
    return [...parts.map((part) => textStep(userId, part)), ...(await documentSteps(userId, message))]
  }

  return async (recipient, message, reference, next) => {
    const steps = await stepsOf(recipient, message, reference)
    const sentBefore = Math.min(partsSent.of(reference), steps.length - 1)
    let messageId = partsSent.lastMessageOf(reference) ?? UNNAMED
    for (const [index, step] of steps.entries()) {
      if (index < sentBefore) continue
      if (index > sentBefore) await next?.()
      try {
        messageId = await step()
      } catch (error) {
        throw index === 0 ? deliveryErrorOf(error, now()) : deliveryErrorOfRest(error, now())
      }
      if (index < steps.length - 1) partsSent.remember(reference, index + 1, messageId)
    }
    if (steps.length > 1) partsSent.forget(reference)
    return { messageId }
  }
}
