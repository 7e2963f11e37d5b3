import type { Inbound, Input } from './channels/channel.ts'

/**
 * Characters that no message means: NUL and other controls, which a database cannot hold; marks that turn the direction
 * of the text around, so that a card would read otherwise than it was written; spaces of no width.
 */
const meaningless = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

const clean = (text: string): string => text.replaceAll('\r\n', '\n').toWellFormed().replace(meaningless, '')

const FILE_NAME_LENGTH_MAX = 60

const cleanInput = (input: Input): Input => {
  switch (input.kind) {
    case 'text':
      return { ...input, text: clean(input.text) }
    case 'press':
      return {
        ...input,
        action: clean(input.action),
        ...(input.message !== undefined && { message: clean(input.message) }),
      }
    case 'unsupported':
      return { ...input, ...(input.caption !== undefined && { caption: clean(input.caption) }) }
    case 'sheet':
      return {
        ...input,
        name: clean(input.name).slice(0, FILE_NAME_LENGTH_MAX).toWellFormed(),
        ...(input.caption !== undefined && { caption: clean(input.caption) }),
      }
    case 'reachable':
    case 'withdrawn':
      return input
  }
}

/** An update fit to be worked on and kept, whatever it held. The one place where this is done. */
export const cleanInbound = (inbound: Inbound): Inbound => ({
  ...inbound,
  sender: clean(inbound.sender),
  updateKey: clean(inbound.updateKey),
  input: cleanInput(inbound.input),
})
