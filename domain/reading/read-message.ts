import type { Form, Granularity } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { askedRecords } from './asked-records.ts'
import { collectRecords } from './collect-records.ts'
import { withoutComparedFigures } from './compared-figures.ts'
import type { DraftRecord } from './draft-record.ts'
import { generalWords } from './general-words.ts'
import { intentWithoutRecord, isCorrection, isPlan, isQuestion, saysPostpone } from './intent.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import type { MessageReading, RecordReading } from './message-reading.ts'
import { withoutMisspellings } from './misspelling.ts'
import { findPrivateContent } from './private-content.ts'
import { type Item, readItems } from './read-items.ts'
import { withoutReplacedFigures } from './replaced-figures.ts'
import { type Source, tokenize } from './tokens.ts'
import { withTimesFirst } from './trailing-times.ts'

export interface MessageContext {
  now: LocalTime
  forms: readonly Form[]
  scheme: CutoffScheme
  /** The form whose card or question is open. */
  current?: { form: string; granularity: Granularity }
}

/** A message taken apart: its words, and the form that is spoken of anyway. */
interface Parsed {
  source: Source
  lexicon: Lexicon
  items: readonly Item[]
  current: number | undefined
}

/** A message tells its form by two counts; a correction, which repeats only what was wrong, by one. */
const FIELDS_MIN = { told: 2, corrected: 1 } as const

const saysPlan = (source: Source): boolean =>
  source.tokens.some((_, at) => generalWords.longestAt(source, at)?.meanings.includes('plan'))

const parse = (text: string, { forms, now, scheme, current }: MessageContext): Parsed => {
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
  const typed = tokenize(text)
  const source = { ...typed, tokens: withoutMisspellings(typed.tokens, lexicon.words) }
  const items = readItems(source, lexicon, { today, scheme, planned: saysPlan(source) })
  return { source, items: withTimesFirst(withoutComparedFigures(items)) }
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

/** Who acted on a day, or a lone event, without figures: a record only when the message tells nothing else. */
const worthKeeping = (drafts: readonly DraftRecord[]): DraftRecord[] => {
  const told = drafts.filter((draft) => draft.told)
  if (told.length > 0) return told
  return drafts.filter((draft) => (draft.hasAgent && draft.isDated) || draft.isSingle).slice(0, 1)
}

const readCorrection = ({ source, lexicon, items, current }: Parsed): MessageReading | undefined => {
  if (!isCorrection(items, { open: current !== undefined, text: source.folded })) return undefined
  const kept = withoutReplacedFigures(items)
  const drafts = collectRecords(source, lexicon, kept, { current, fieldsMin: FIELDS_MIN.corrected }).filter(
    (draft) => draft.saysSomething || draft.removes !== undefined || draft.isDated,
  )
  if (drafts.length > 0) return { intent: 'correct', records: drafts.map((draft) => draft.finish(false)) }
  const about = askedRecords(kept, source, lexicon, current)
  const figures = items.some(({ kind }) => kind === 'figure')
  return about.length > 0 || !figures ? { intent: 'correct', records: about } : undefined
}

/** What is expected of a day to come is no figure yet. */
const withoutCounts = (record: RecordReading): RecordReading => ({
  ...record,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([, value]) => typeof value !== 'number')),
  qualifiers: {},
  ambiguities: record.ambiguities.filter(({ kind }) => kind === 'period'),
})

/** Reads one message. Pure: the same text at the same moment always reads the same. */
export const readMessage = (text: string, context: MessageContext): MessageReading => {
  const refused = findPrivateContent(text)
  if (refused) return { intent: 'chitchat', records: [], private: refused }
  const parsed = parse(text, context)
  const correction = readCorrection(parsed)
  if (correction) return correction
  const { source, lexicon, items, current } = parsed
  const drafts = collectRecords(source, lexicon, items, { current, fieldsMin: FIELDS_MIN.told })
  const asked = () => askedRecords(items, source, lexicon)
  if (isQuestion(items, drafts)) return { intent: 'query', records: asked() }
  const postponed = saysPostpone(items)
  if (!postponed && isPlan(items, drafts, context.now.date)) {
    const [first] = drafts
    return { intent: 'schedule', records: first ? [withoutCounts(first.finish(false))] : asked() }
  }
  const kept = postponed ? [] : worthKeeping(drafts)
  if (kept.length > 0) return { intent: 'log', records: kept.map((draft) => draft.finish(true)) }
  // "tiếp dân tháng 11" and no figure: it is asked what the figures are.
  const bare = items.some(({ kind }) => kind === 'period') && !items.some(({ kind }) => kind === 'figure')
  const about = bare ? asked() : []
  return about.length > 0
    ? { intent: 'query', records: about }
    : { intent: intentWithoutRecord(items, source.folded), records: [] }
}
