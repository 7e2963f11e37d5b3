import { ZaloLimitError } from '../errors/zalo-error.ts'
import { buttonCountMax, buttonPayloadLengthMax, buttonTitleLengthMax, checkedText } from './limits.ts'

/**
 * A button under a text. A pressed `query` button arrives as an ordinary `user_send_text` whose text is the payload;
 * there is no event of its own. `shown` says whether the person sees the payload as a message of theirs.
 */
export type ZaloButton =
  | { kind: 'query'; title: string; payload: string; shown?: boolean }
  | { kind: 'url'; title: string; url: string }
  | { kind: 'phone'; title: string; phone: string }

export interface TextMessage {
  /** At most 2,000 characters. */
  text: string
  /** At most five. */
  buttons?: readonly ZaloButton[]
}

/** An image at a public address, or one uploaded in the last seven days. */
export type ImageMessage = { text?: string } & ({ url: string } | { attachmentId: string })

/** Asks the person for name and phone; the answer is the event `user_submit_info`. `imageUrl` is a public picture. */
export interface ContactRequest {
  title: string
  subtitle: string
  imageUrl: string
}

/** The `message` part of a request, as Zalo spells it. */
export type MessageBody = Readonly<Record<string, unknown>>

const checkedLength = (limit: 'buttonTitleLength' | 'buttonPayloadLength', value: string, max: number): string => {
  const composed = value.normalize('NFC')
  if (composed === '') throw new ZaloLimitError('empty', limit, { api: 'oa' })
  if (composed.length > max) throw new ZaloLimitError(limit, composed, { api: 'oa', max, actual: composed.length })
  return composed
}

const buttonBody = (button: ZaloButton): MessageBody => {
  const title = checkedLength('buttonTitleLength', button.title, buttonTitleLengthMax)
  switch (button.kind) {
    case 'query': {
      const payload = checkedLength('buttonPayloadLength', button.payload, buttonPayloadLengthMax)
      return { title, type: button.shown ? 'oa.query.show' : 'oa.query.hide', payload }
    }
    case 'url':
      return { title, type: 'oa.open.url', payload: { url: button.url } }
    case 'phone':
      return { title, type: 'oa.open.phone', payload: { phone_code: button.phone } }
  }
}

/** @throws ZaloLimitError */
export const textBody = ({ text, buttons = [] }: TextMessage): MessageBody => {
  const composed = checkedText(text)
  if (buttons.length === 0) return { text: composed }
  if (buttons.length > buttonCountMax) {
    throw new ZaloLimitError('buttonCount', 'buttons', { api: 'oa', max: buttonCountMax, actual: buttons.length })
  }
  return { text: composed, attachment: { type: 'template', payload: { buttons: buttons.map(buttonBody) } } }
}

/** @throws ZaloLimitError */
export const imageBody = (image: ImageMessage): MessageBody => {
  const source = 'url' in image ? { url: image.url } : { attachment_id: image.attachmentId }
  const payload = { template_type: 'media', elements: [{ media_type: 'image', ...source }] }
  return {
    ...(image.text !== undefined && { text: checkedText(image.text) }),
    attachment: { type: 'template', payload },
  }
}

export const fileBody = (token: string): MessageBody => ({ attachment: { type: 'file', payload: { token } } })

/** @throws ZaloLimitError */
export const contactRequestBody = ({ title, subtitle, imageUrl }: ContactRequest): MessageBody => {
  const checkedTitle = checkedLength('buttonTitleLength', title, buttonTitleLengthMax)
  const elements = [{ title: checkedTitle, subtitle, image_url: imageUrl }]
  return { attachment: { type: 'template', payload: { template_type: 'request_user_info', elements } } }
}
