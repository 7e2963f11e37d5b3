import type { Form, Granularity } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { withClauseBreaks } from './clause-breaks.ts'
import { withoutComparedFigures } from './compared-figures.ts'
import { withoutCourtesy } from './courtesy.ts'
import { generalWords } from './general-words.ts'
import { withDaysInTurn } from './in-turn.ts'
import { withoutIntendedFigures } from './intended-figures.ts'
import type { Item } from './items.ts'
import { withoutLaterPlans } from './later-plans.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { withListCommas } from './list-commas.ts'
import { withoutMisspellings } from './misspelling.ts'
import { withNamedThings } from './named-things.ts'
import { readItems } from './read-items.ts'
import { withoutSharesFirst } from './shares-first.ts'
import { withSpokenMatters } from './spoken-matters.ts'
import { type Source, tokenize } from './tokens.ts'
import { withToldOutcomes } from './told-outcomes.ts'
import { withTimesFirst } from './trailing-times.ts'
import { recallsBefore, withoutUpdateLead } from './update-lead.ts'
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
  /** It goes on about something told before: it says so, or it recalls what is then told to have changed. */
  goesOn: 'said' | 'recalled' | undefined
}

type Read = Pick<Parsed, 'source' | 'items' | 'goesOn'>

const saysPlan = (source: Source): boolean =>
  source.tokens.some((_, at) => generalWords.longestAt(source, at)?.meanings.includes('plan'))

export const parseMessage = (text: string, { forms, now, scheme, current }: MessageContext): Parsed => {
  const lexicon = lexiconOf(forms)
  const key = `${now.date} ${scheme} ${text}`
  const known = last?.lexicon === lexicon && last.key === key ? last.read : remembered.get(lexicon)?.get(key)
  const read = known ?? parseWith(lexicon, text, { today: now.date, scheme })
  last = { lexicon, key, read }
  if (known === undefined && text.length <= REMEMBERED_LENGTH_MAX) remember(lexicon, key, read)
  const place = forms.findIndex((form) => form.key === current?.form)
  return { ...read, lexicon, current: place < 0 ? undefined : place }
}

const parseWith = (
  lexicon: Lexicon,
  text: string,
  { today, scheme }: { today: string; scheme: CutoffScheme },
): Read => {
  const { source: typed, led } = withoutUpdateLead(withoutCourtesy(tokenize(text)))
  const source = { ...typed, tokens: withoutMisspellings(typed.tokens, lexicon.words) }
  const typedItems = readItems(source, lexicon, { today, scheme, planned: saysPlan(source) })
  const clauses = withClauseBreaks(source, typedItems)
  const spoken = withToldOutcomes(source, lexicon, withSpokenMatters(source, lexicon, clauses))
  const named = withNamedThings(source, lexicon, spoken)
  const items = withListCommas(source, withVerbsApart(source, lexicon, withoutSharesFirst(named)))
  const done = withoutLaterPlans(source, withoutIntendedFigures(source, withDaysInTurn(source, items)))
  const told = withTimesFirst(withoutComparedFigures(source, done))
  return { source, items: told, goesOn: led ? 'said' : recallsBefore(typed) ? 'recalled' : undefined }
}

/** One message is read several times on its way (by itself, then as part of a conversation): its words only once. */
const remembered = new WeakMap<Lexicon, Map<string, Read>>()
const REMEMBERED_MAX = 32
const REMEMBERED_LENGTH_MAX = 500

/** A long sentence is read as a report's and as a typed one, however long it is. */
let last: { lexicon: Lexicon; key: string; read: Read } | undefined

const remember = (lexicon: Lexicon, key: string, parsed: Read) => {
  const known = remembered.get(lexicon) ?? new Map()
  remembered.set(lexicon, known)
  const oldest = known.keys().next()
  if (known.size >= REMEMBERED_MAX && !oldest.done) known.delete(oldest.value)
  known.set(key, parsed)
}
