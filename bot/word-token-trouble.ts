import type { Language } from '../domain/language.ts'
import type { Message } from '../services/channel.ts'
import type { ToldTrouble } from '../services/tell-token-trouble.ts'
import { formatInstant } from './texts/format.ts'
import { textsOf } from './texts/texts.ts'

/** What happened, until when messages go out, and what to do. */
export const wordTokenTrouble = ({ kind, until, address }: ToldTrouble, language: Language): Message => {
  const { tokens } = textsOf(language)
  const stops = until === null ? tokens.stopped : tokens.until(formatInstant(until.toISOString()))
  const advice = kind === 'failing' ? tokens.check : tokens.consent
  const todo = address === undefined ? tokens.noAddress : advice(address)
  return { title: tokens.title, text: `${tokens.trouble[kind]} ${stops}\n\n${todo}` }
}

export const wordConsentLink = (address: string, language: Language): Message => {
  const { tokens } = textsOf(language)
  return { title: tokens.title, text: tokens.newLink(address) }
}
