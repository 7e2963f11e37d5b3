import { isRange } from '../forms/figure-field.ts'
import { askedRecords } from './asked-records.ts'
import { collectRecords } from './collect-records.ts'
import type { DraftRecord } from './draft-record.ts'
import { finishRecord } from './finish-record.ts'
import { intentWithoutRecord, isCorrection, isPlan, isQuestion, saysPostpone } from './intent.ts'
import type { Item } from './items.ts'
import type { MessageReading, RecordReading } from './message-reading.ts'
import { type MessageContext, type Parsed, parseMessage } from './parse-message.ts'
import { findPrivateContent } from './private-content.ts'
import { readReport } from './read-report.ts'
import { withoutReplacedFigures } from './replaced-figures.ts'
import { isLongSentence, isReport } from './report-text.ts'

/** A message tells its form by two counts; a correction, which repeats only what was wrong, by one. */
const FIELDS_MIN = { told: 2, corrected: 1 } as const

/** Who acted on a day, or a lone event, without figures: a record only when the message tells nothing else. */
const worthKeeping = (drafts: readonly DraftRecord[]): DraftRecord[] => {
  const told = drafts.filter(
    (draft) => draft.told || draft.named || (draft.hasDates && (draft.updates || draft.saysSomething)),
  )
  if (told.length > 0) return told
  return drafts.filter((draft) => (draft.hasAgent && draft.isDated) || draft.isSingle).slice(0, 1)
}

const readCorrection = ({ source, lexicon, items, current }: Parsed): MessageReading | undefined => {
  if (!isCorrection(items, { open: current !== undefined, text: source.folded })) return undefined
  const kept = withoutReplacedFigures(items)
  const drafts = collectRecords(source, lexicon, kept, { current, fieldsMin: FIELDS_MIN.corrected }).filter(
    (draft) => draft.saysSomething || draft.removes !== undefined || draft.isDated,
  )
  if (drafts.length > 0) return { intent: 'correct', records: drafts.map((draft) => finishRecord(draft, 'correction')) }
  const about = askedRecords(kept, source, lexicon, current)
  const figures = items.some(({ kind }) => kind === 'figure')
  return about.length > 0 || !figures ? { intent: 'correct', records: about } : undefined
}

const isAside = (item: Item): boolean =>
  item.kind === 'mark' || (item.kind === 'general' && (item.meaning === 'filler' || item.meaning === 'greet'))

/** "ngày 14/11", said of an open card: its time is another one. */
const readOtherTime = ({ source, lexicon, items, current }: Parsed): MessageReading | undefined => {
  const told = items.filter((item) => !isAside(item))
  const timed = told.length === 1 && (told[0]?.kind === 'day' || told[0]?.kind === 'period')
  return timed && current !== undefined
    ? { intent: 'correct', records: askedRecords(items, source, lexicon, current) }
    : undefined
}

/** What is expected of a day to come is no figure yet. */
const withoutCounts = (record: RecordReading): RecordReading => ({
  ...record,
  fields: Object.fromEntries(
    Object.entries(record.fields).filter(([, value]) => typeof value !== 'number' && !isRange(value)),
  ),
  qualifiers: {},
  ambiguities: record.ambiguities.filter(({ kind }) => kind === 'period'),
})

const hasFigures = ({ fields, ambiguities }: RecordReading): boolean =>
  ambiguities.length > 0 || Object.values(fields).some((value) => typeof value === 'number' || isRange(value))

/** Reads one message. Pure: the same text at the same moment always reads the same. */
export const readMessage = (text: string, context: MessageContext): MessageReading => {
  const refused = findPrivateContent(text)
  if (refused) return { intent: 'chitchat', records: [], private: refused }
  const isSentence = isLongSentence(text)
  if (!isSentence && !isReport(text)) return readTyped(text, context)
  const records = readReport(text, context)
  if (records.length > 0 && !isSentence) return { intent: 'log', records }
  if (records.length > 0) return readSentence(records, readTyped(text, context))
  // No figure of the report has a place; it may still tell what was noted or asked.
  const typed = readTyped(text, context)
  const kept = typed.intent === 'log' ? typed.records.filter((record) => !hasFigures(record)) : typed.records
  return typed.records.length > 0 && kept.length === 0
    ? { intent: 'chitchat', records: [] }
    : { ...typed, records: kept }
}

/** What one long sentence surely tells; what it would leave open if it was typed is asked. */
const readSentence = (records: RecordReading[], typed: MessageReading): MessageReading => {
  if (typed.intent === 'correct') return typed
  const asked = records.map((record) => {
    const known = Object.values(record.words)
    const same = typed.records.find(({ form }) => form === record.form)
    const open = same?.ambiguities.filter(({ words }) => !known.some((told) => told.includes(words))) ?? []
    return { ...record, ambiguities: [...record.ambiguities, ...open] }
  })
  return { intent: typed.intent === 'update' ? 'update' : 'log', records: asked }
}

/** A meeting, or an hour at which one begins. */
const MEETS = /\d ?(?:h|gio|:\d)|(?<!\p{L})(?:hop|hoi nghi|lich)(?!\p{L})/u

const readTyped = (text: string, context: MessageContext): MessageReading => {
  const parsed = parseMessage(text, context)
  const correction = readCorrection(parsed) ?? readOtherTime(parsed)
  if (correction) return correction
  const { source, lexicon, items, current, goesOn } = parsed
  const drafts = collectRecords(source, lexicon, items, { current, fieldsMin: FIELDS_MIN.told })
  const asked = () => askedRecords(items, source, lexicon)
  if (isQuestion(items, drafts, source.folded)) return { intent: 'query', records: asked() }
  const postponed = saysPostpone(items)
  if (!postponed && isPlan(items, drafts, { today: context.now.date, text: source.folded })) {
    const [first] = drafts
    // "mai anh đi công tác": nothing of ours is planned.
    if (!first && asked().length === 0 && !MEETS.test(source.folded)) return { intent: 'chitchat', records: [] }
    return { intent: 'schedule', records: first ? [withoutCounts(finishRecord(first, 'plan'))] : asked() }
  }
  const kept = worthKeeping(drafts).filter(({ updates }) => updates || !postponed)
  for (const draft of kept) draft.updates ||= goesOn === 'said'
  const updates = (draft: DraftRecord) => draft.goesOn || (goesOn === 'recalled' && draft.tellsState)
  const intent = postponed || goesOn === 'said' || kept.some(updates) ? 'update' : 'log'
  if (kept.length > 0) return { intent, records: kept.map((draft) => finishRecord(draft, 'log')) }
  // "tiếp dân tháng 11" and no figure: it is asked what the figures are.
  const bare = items.some(({ kind }) => kind === 'period') && !items.some(({ kind }) => kind === 'figure')
  const about = bare ? asked() : []
  return about.length > 0
    ? { intent: 'query', records: about }
    : { intent: intentWithoutRecord(items, source.folded), records: [] }
}
