import { buttonCountMax, buttonTitleLengthMax, textLengthMax, type ZaloButton } from 'zalo-oa-sdk'
import type { Button, Message } from '../channel.ts'
import { cleanText } from '../clean-text.ts'
import { splitText } from '../split-text.ts'
import { morePayload, payloadOf } from './press-payload.ts'

export interface RenderedPart {
  text: string
  buttons: readonly ZaloButton[]
}

/** Zalo composes what it is sent, so lengths count after composing. */
const compose = (text: string): string => cleanText(text).normalize('NFC')

const titleOf = (title: string): string => {
  const composed = compose(title)
  return composed.length <= buttonTitleLengthMax ? composed : `${composed.slice(0, buttonTitleLengthMax - 1)}…`
}

/** Buttons in one row after another, as they are numbered for "Xem thêm". */
const flatten = ({ buttons = [] }: Message): Button[] => buttons.flat()

export const needsPages = (message: Message): boolean => flatten(message).length > buttonCountMax

/** Five at most; of more, the first four and one that shows the others. */
const renderButtons = (message: Message, reference: string, moreTitle: string): ZaloButton[] => {
  const all = flatten(message)
  const isWhole = all.length <= buttonCountMax
  const page = isWhole ? all : all.slice(0, buttonCountMax - 1)
  const shown = page.map(
    (button): ZaloButton => ({ kind: 'query', title: titleOf(button.title), payload: payloadOf(button) }),
  )
  if (isWhole) return shown
  return [...shown, { kind: 'query', title: moreTitle, payload: morePayload(reference, page.length) }]
}

/**
 * A message as an Official Account sends it: one part, or several for a long text, with the buttons under the last. Empty
 * when there is nothing to read in it. `reference` names it in the outbox, where "Xem thêm" finds its other buttons.
 */
export const renderMessage = (
  message: Message,
  { reference, moreTitle }: { reference: string; moreTitle: string },
): RenderedPart[] => {
  const title = compose(message.title ?? '').trim()
  const text = compose(message.text)
  const parts = splitText(title === '' ? text : `${title}\n${text}`, textLengthMax)
  const buttons = renderButtons(message, reference, moreTitle)
  return parts.map((part, index) => ({ text: part.text, buttons: index === parts.length - 1 ? buttons : [] }))
}
