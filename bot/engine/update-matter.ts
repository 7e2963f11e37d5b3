import type { RecordReading } from '../../domain/reading/message-reading.ts'
import type { EntrySummary } from '../../services/read-facts.ts'
import { correctionOf } from './correction.ts'
import { formOf, mergeReading } from './draft.ts'
import { showNew } from './draft-flow.ts'
import { journalView, mayCorrect } from './journal-view.ts'
import { sameValue } from './same-value.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** How much of what was told the entry says too: "8 kiến nghị … đã trả lời 6" is about an entry with 8. */
const agreement = (entry: EntrySummary, { fields, date }: RecordReading): number =>
  Object.entries(fields).filter(([key, value]) => sameValue(entry.values[key], value)).length +
  Number(date !== undefined && date === entry.eventDate)

/** The open entries that the words fit best. */
const meant = (record: RecordReading, { facts }: Turn): EntrySummary[] => {
  const open = facts.kind === 'open-entries' ? facts.entries.filter(({ form }) => form === record.form) : []
  const best = Math.max(0, ...open.map((entry) => agreement(entry, record)))
  return open.filter((entry) => agreement(entry, record) === best)
}

/**
 * "8 kiến nghị cử tri đã trả lời 6, còn 2": what was told of a matter that is open is laid over its entry. Undefined: no
 * open entry is meant, and the words are a record of their own.
 */
export const updateMatter = (record: RecordReading, turn: Turn): Outcome | undefined => {
  const [entry, ...others] = meant(record, turn)
  if (entry === undefined || !mayCorrect(entry, turn)) return undefined
  const draft = correctionOf(entry, turn)
  if (draft?.correction === undefined) return undefined
  // One petition is like another: without a word that tells which, it is a new one.
  if (agreement(entry, record) === 0 && formOf(draft).followUps === undefined) return undefined
  const { registers } = turn.texts
  if (others.length > 0) return outcome(turn.state, journalView([entry, ...others], 0, turn, registers.whichMatter))
  const { date: _date, period: _period, ...said } = record
  const updated = { ...draft, correction: { ...draft.correction, reason: registers.updatedReason } }
  return showNew(mergeReading(updated, said), turn)
}
