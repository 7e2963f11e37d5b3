import type { OaClient } from 'zalo-oa-sdk'
import type { DocumentLinks } from '../../../services/document-links.ts'
import type { Logger } from '../../../services/logger.ts'
import type { ShowMore } from '../../../services/show-more.ts'
import type { BuildDocument, Channel, Inbound, ReadSheet, Receive } from '../channel.ts'
import { createSignatureCheck, type SignatureOptions, type SignedRequest } from './check-signature.ts'
import { fetchSheet } from './fetch-sheet.ts'
import { type ParsedEvent, parseEvent, type SheetFile } from './parse-event.ts'
import { renderMessage } from './render-message.ts'
import { createSender, type ZaloTexts } from './send-message.ts'
import { createTemplateSender, type ZaloTemplates } from './send-template.ts'
import { deliveryErrorOf } from './zalo-fault.ts'
import { createZaloTerms } from './zalo-terms.ts'

export interface ZaloChannelOptions {
  client: OaClient
  /** `https://openapi.zalo.me`: the one place from which a file may come unencrypted, where a test stands in for it. */
  apiRoot: string
  signature: Omit<SignatureOptions, 'log'>
  receive: Receive
  showMore: ShowMore
  /** Whether an update was answered before: a file is not fetched in vain. */
  wasAnswered: (update: { channel: string; updateKey: string }) => Promise<boolean>
  textsFor: (recipient: string) => Promise<ZaloTexts>
  /** Without it a spreadsheet is a file like any other. */
  readSheet?: ReadSheet
  /** Without it messages go without their documents. */
  buildDocument?: BuildDocument
  /** Without it files that Zalo does not carry cannot be had. */
  links?: DocumentLinks
  /** A public picture for the form that asks for a phone; without it nobody is asked. */
  contactPicture?: string
  templates: ZaloTemplates
  /** What unasked messages may cost in a month, VND. */
  monthlyVnd: number
  now: () => Date
  log: Logger
}

export type WebhookOutcome = 'taken' | 'not_json' | 'unsigned'

export interface ZaloChannel {
  channel: Channel
  /** Resolves when everything that follows is committed; rejects when nothing is, and then Zalo must deliver again. */
  handleWebhook(request: SignedRequest): Promise<WebhookOutcome>
  /** Looks up what was learned of our account, so that `address` knows it. */
  prepare(): Promise<void>
  /** Where people find our account; undefined until Zalo has told us something once. */
  address(): string | undefined
  /** Waits for the webhooks under way. */
  settle(): Promise<void>
}

/** 4,000 requests a minute for an app; of one person nothing is documented. */
const LIMITS = { perSecond: 66, perRecipientPerSecond: 66 }

/** The channel to an Official Account of Zalo, over webhooks. */
export const createZaloChannel = (options: ZaloChannelOptions): ZaloChannel => {
  const { client, receive, showMore, wasAnswered, textsFor, buildDocument, links, templates, now, log } = options
  const signatures = createSignatureCheck({ ...options.signature, log })
  const terms = createZaloTerms({ client, templates, monthlyVnd: options.monthlyVnd, now, log })
  const inFlight = new Set<Promise<unknown>>()

  const withSheet = async (inbound: Inbound, sheet: SheetFile): Promise<Inbound | undefined> => {
    const { readSheet, apiRoot: root } = options
    if (readSheet === undefined) return inbound
    if (await wasAnswered(inbound)) return undefined
    const reading = await fetchSheet(sheet, { root, readSheet, log })
    const { input } = inbound
    const caption = input.kind === 'unsupported' && input.caption !== undefined ? { caption: input.caption } : {}
    return { ...inbound, input: { kind: 'sheet', name: sheet.name, reading, ...caption } }
  }

  const dispatch = async (parsed: ParsedEvent): Promise<void> => {
    switch (parsed.kind) {
      case 'ignored':
        return
      case 'more': {
        const { inbound, press } = parsed
        const { kind: _, ...wanted } = press
        // What cannot be shown any more is told by the engine, as of any button that is out of date.
        if (!(await showMore({ ...inbound, ...wanted }))) await receive(inbound)
        return
      }
      case 'inbound': {
        const { inbound, sheet } = parsed
        const ready = sheet === undefined ? inbound : await withSheet(inbound, sheet)
        if (ready !== undefined) await receive(ready)
      }
    }
  }

  const handle = async (request: SignedRequest): Promise<WebhookOutcome> => {
    const reading = await signatures.read(request)
    if (reading.kind === 'refused') return reading.reason === 'notJson' ? 'not_json' : 'unsigned'
    if (reading.kind === 'event') await dispatch(parseEvent(reading.event, reading.deliveryKey))
    return 'taken'
  }

  const askContact =
    (imageUrl: string): NonNullable<Channel['askContact']> =>
    async (userId, { title, subtitle }) => {
      try {
        await client.requestContact({ userId, title, subtitle, imageUrl })
      } catch (error) {
        throw deliveryErrorOf(error, now())
      }
    }

  return {
    channel: {
      name: 'zalo',
      limits: LIMITS,
      get terms() {
        return terms()
      },
      // A document is a message more, whatever it turns out to be.
      parts: (message) =>
        renderMessage(message, { reference: '0', moreTitle: '…' }).length + (message.document === undefined ? 0 : 1),
      send: createSender({
        client,
        textsFor,
        ...(buildDocument !== undefined && { buildDocument }),
        ...(links !== undefined && { links }),
        now,
      }),
      sendTemplate: createTemplateSender({ client, templates, now }),
      ...(options.contactPicture !== undefined && { askContact: askContact(options.contactPicture) }),
    },
    handleWebhook(request) {
      const work = handle(request).finally(() => inFlight.delete(work))
      inFlight.add(work)
      return work
    },
    prepare: signatures.recall,
    address() {
      const oaId = signatures.known()?.oaId
      return oaId === undefined ? undefined : `https://zalo.me/${oaId}`
    },
    async settle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
    },
  }
}
