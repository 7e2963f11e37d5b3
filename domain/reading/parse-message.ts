import type { Form, Granularity } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { withoutComparedFigures } from './compared-figures.ts'
import { withoutCourtesy } from './courtesy.ts'
import { generalWords } from './general-words.ts'
import { withoutIntendedFigures } from './intended-figures.ts'
import type { Item } from './items.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { withListCommas } from './list-commas.ts'
import { withoutMisspellings } from './misspelling.ts'
import { readItems } from './read-items.ts'
import { type Source, tokenize } from './tokens.ts'
import { withTimesFirst } from './trailing-times.ts'
import { withVerbsApart } from './verbs-apart.ts'

export interface MessageContext {
  now: LocalTime
  forms: readonly Form[]
  scheme: CutoffScheme
  /** The form whose card or question is open. */
  current?: { form: string; granularity: Granularity }
}

/** A message taken apart: its words, and the form that is spoken of anyway. */
export interface Parsed {
  source: Source
  lexicon: Lexicon
  items: readonly Item[]
  current: number | undefined
}

const saysPlan = (source: Source): boolean =>
  source.tokens.some((_, at) => generalWords.longestAt(source, at)?.meanings.includes('plan'))

export const parseMessage = (text: string, { forms, now, scheme, current }: MessageContext): Parsed => {
  const lexicon = lexiconOf(forms)
  const key = `${now.date} ${scheme} ${text}`
  const known = text.length <= REMEMBERED_LENGTH_MAX ? remembered.get(lexicon)?.get(key) : undefined
  const { source, items } = known ?? parseWith(lexicon, text, { today: now.date, scheme })
  if (known === undefined && text.length <= REMEMBERED_LENGTH_MAX) remember(lexicon, key, { source, items })
  const place = forms.findIndex((form) => form.key === current?.form)
  return { source, lexicon, items, current: place < 0 ? undefined : place }
}

const parseWith = (
  lexicon: Lexicon,
  text: string,
  { today, scheme }: { today: string; scheme: CutoffScheme },
): Pick<Parsed, 'source' | 'items'> => {
  const typed = withoutCourtesy(tokenize(text))
  const source = { ...typed, tokens: withoutMisspellings(typed.tokens, lexicon.words) }
  const typedItems = readItems(source, lexicon, { today, scheme, planned: saysPlan(source) })
  const items = withListCommas(source, withVerbsApart(source, lexicon, typedItems))
  return { source, items: withTimesFirst(withoutIntendedFigures(source, withoutComparedFigures(source, items))) }
}

/** One message is read several times on its way (by itself, then as part of a conversation): its words only once. */
const remembered = new WeakMap<Lexicon, Map<string, Pick<Parsed, 'source' | 'items'>>>()
const REMEMBERED_MAX = 256
const REMEMBERED_LENGTH_MAX = 500

const remember = (lexicon: Lexicon, key: string, parsed: Pick<Parsed, 'source' | 'items'>) => {
  const known = remembered.get(lexicon) ?? new Map()
  remembered.set(lexicon, known)
  const oldest = known.keys().next()
  if (known.size >= REMEMBERED_MAX && !oldest.done) known.delete(oldest.value)
  known.set(key, parsed)
}
