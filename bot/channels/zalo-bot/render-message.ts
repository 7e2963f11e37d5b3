import { botTextLengthMax } from 'zalo-oa-sdk/bot'
import type { Message } from '../channel.ts'
import { cleanText, isBlank } from '../clean-text.ts'
import { splitText } from '../split-text.ts'
import { type MenuTexts, menuOf } from './menu.ts'

/** Zalo composes what it is sent, so lengths count after composing. */
const compose = (text: string): string => cleanText(text).normalize('NFC').trim()

/**
 * A message as texts of the length that Zalo takes, the menu under the last; empty when there is nothing to read in it.
 * `texts` are needed where it has buttons; `extra` stands between the text and the menu.
 */
export const renderMessage = (message: Message, texts?: MenuTexts, extra?: string): string[] => {
  const title = compose(message.title ?? '')
  const text = compose(message.text)
  const said = title === '' ? text : `${title}\n${text}`
  if (isBlank(said)) return []
  const menu = texts && menuOf(message, texts)
  const whole = [said, ...(extra === undefined ? [] : [extra]), ...(menu === undefined ? [] : [compose(menu)])]
  return splitText(whole.join('\n\n'), botTextLengthMax).map((part) => part.text)
}
