import type { ZaloBot } from 'zalo-oa-sdk/bot'
import type { DocumentLinks } from '../../../services/document-links.ts'
import { type BuildDocument, type BuiltDocument, type Channel, DeliveryError, type Message } from '../channel.ts'
import { PartsSent } from '../parts-sent.ts'
import type { MenuTexts } from './menu.ts'
import { renderMessage } from './render-message.ts'
import type { Faults } from './zalo-bot-fault.ts'

/** The channel's own words. */
export interface ZaloBotTexts extends MenuTexts {
  file: (name: string, address: string) => string
  notHere: string
}

export interface SenderOptions {
  bot: Pick<ZaloBot, 'sendMessage' | 'sendPhoto'>
  /** In the language of the recipient; asked only where a word of the channel's own is needed. */
  textsFor: (recipient: string) => Promise<ZaloBotTexts>
  buildDocument?: BuildDocument
  /** Without it documents cannot be had here. */
  links?: DocumentLinks
  faults: Faults
  now: () => number
}

/** One call to Zalo; resolves to the id of the message. */
type Step = () => Promise<string>

/** What a document comes to on a platform that carries no files, and pictures only from an address. */
type Attached = { kind: 'none' } | { kind: 'words'; words: string } | { kind: 'picture'; address: string }

const isPicture = ({ mediaType }: BuiltDocument): boolean => mediaType.startsWith('image/')

/**
 * Sends one message, in as many parts as it takes, and then its picture. What was sent of a message that broke off is not
 * sent again when the same reference is tried again. Zalo edits nothing, so `replaces` is a new message.
 */
export const createSender = (options: SenderOptions): Channel['send'] => {
  const { bot, buildDocument, links, faults, now } = options
  const partsSent = new PartsSent()

  const attachedOf = async ({ document }: Message, texts: ZaloBotTexts | undefined): Promise<Attached> => {
    const built = document && (await buildDocument?.(document))
    if (document === undefined || built === undefined || texts === undefined) return { kind: 'none' }
    if (links === undefined) return { kind: 'words', words: texts.notHere }
    const address = links.addressOf(document, new Date(now()))
    return isPicture(built)
      ? { kind: 'picture', address }
      : { kind: 'words', words: texts.file(built.fileName, address) }
  }

  const textStep =
    (chatId: string, text: string): Step =>
    async () =>
      (await bot.sendMessage({ chatId, text })).messageId

  const pictureStep =
    (chatId: string, photoUrl: string): Step =>
    async () =>
      (await bot.sendPhoto({ chatId, photoUrl })).messageId

  const stepsOf = async (recipient: string, message: Message): Promise<Step[]> => {
    const needsWords = message.document !== undefined || (message.buttons?.flat().length ?? 0) > 0
    const texts = needsWords ? await options.textsFor(recipient) : undefined
    const attached = await attachedOf(message, texts)
    const parts = renderMessage(message, texts, attached.kind === 'words' ? attached.words : undefined)
    if (parts.length === 0) throw new DeliveryError('rejected', 'Zalo Bot: the message has no text')
    return [
      ...parts.map((part) => textStep(recipient, part)),
      ...(attached.kind === 'picture' ? [pictureStep(recipient, attached.address)] : []),
    ]
  }

  return async (recipient, message, reference, next) => {
    const steps = await stepsOf(recipient, message)
    const sentBefore = Math.min(partsSent.of(reference), steps.length - 1)
    let messageId = partsSent.lastMessageOf(reference) ?? ''
    for (const [index, step] of steps.entries()) {
      if (index < sentBefore) continue
      if (index > sentBefore) await next?.()
      try {
        messageId = await step()
      } catch (error) {
        throw index === 0 ? faults.of(error) : faults.ofRest(error)
      }
      faults.taken()
      if (index < steps.length - 1) partsSent.remember(reference, index + 1, messageId)
    }
    if (steps.length > 1) partsSent.forget(reference)
    return { messageId }
  }
}
