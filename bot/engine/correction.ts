import { formByKey } from '../../domain/forms/registry.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import type { EntrySummary } from '../../services/read-facts.ts'
import type { EntryRow } from '../../services/record-entries.ts'
import { entryLine } from '../texts/value-text.ts'
import { unitName } from './card-view.ts'
import { emptyDraft, mergeReading } from './draft.ts'
import { showNew } from './draft-flow.ts'
import { journalView, mayCorrect, whenOf } from './journal-view.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** A draft that replaces a saved entry. */
export const correctionOf = (entry: EntrySummary, id: string): Draft | undefined => {
  const form = formByKey.get(entry.form)
  if (form === undefined) return undefined
  const period = parsePeriodKey(entry.periodKey ?? '', entry.scheme ?? 'admin_15_14', entry.to)
  return {
    ...emptyDraft(form, entry.unitId, id),
    mode: 'line',
    granularity: entry.granularity,
    ...(entry.eventDate !== null && { date: entry.eventDate }),
    ...(period !== undefined && { period }),
    values: entry.values,
    qualifiers: entry.qualifiers,
    ...(entry.explanation !== null && { explanation: entry.explanation }),
    correction: {
      entryId: entry.id,
      revision: entry.revision,
      before: entry.values,
      ...(entry.eventDate !== null && { date: entry.eventDate }),
      ...(period !== undefined && { period }),
      recordedBy: entry.recordedBy,
    },
  }
}

export const shortId = (turn: Turn): string => turn.newId().slice(0, 8)

/** Opens a saved entry for correction at the choice of its fields. */
export const openCorrection = (entry: EntrySummary | null, turn: Turn): Outcome => {
  const draft = entry === null ? undefined : correctionOf(entry, shortId(turn))
  if (entry === null || draft === undefined || !mayCorrect(entry, turn))
    return outcome(turn.state, { text: turn.texts.journal.gone })
  return showNew({ ...draft, asking: 'choose-field' }, turn)
}

/** "sửa buổi tiếp dân 16/11 thành 6 lượt 7 người": the entry is looked up among the person's own. */
export const correctByText = (record: RecordReading, turn: Turn): Outcome => {
  const found = turn.facts.kind === 'journal' ? turn.facts.entries : []
  const matching = found.filter(
    (entry) =>
      entry.form === record.form &&
      (record.date === undefined || entry.eventDate === record.date) &&
      (record.period === undefined || (entry.from === record.period.from && entry.to === record.period.to)),
  )
  const [entry] = matching
  if (entry === undefined) return outcome(turn.state, { text: turn.texts.journal.notFound })
  const told = record.date !== undefined || record.period !== undefined
  if (matching.length > 1 && told)
    return outcome(turn.state, journalView(matching, 0, turn, turn.texts.journal.chooseToCorrect))
  const draft = correctionOf(entry, shortId(turn))
  if (draft === undefined) return outcome(turn.state, { text: turn.texts.journal.gone })
  const { date: _date, period: _period, ...said } = record
  return showNew(
    Object.keys(said.fields).length === 0 ? { ...draft, asking: 'choose-field' } : mergeReading(draft, said),
    turn,
  )
}

/** A saved entry as the row that the next revision is made of. */
export const rowOf = (entry: EntrySummary, reason: string): EntryRow => ({
  id: entry.id,
  revision: entry.revision,
  unitId: entry.unitId,
  form: entry.form,
  granularity: entry.granularity,
  eventDate: entry.eventDate,
  periodKey: entry.periodKey,
  scheme: entry.scheme,
  from: entry.from,
  to: entry.to,
  facet: entry.facet,
  values: entry.values,
  qualifiers: entry.qualifiers,
  explanation: entry.explanation,
  contributions: {},
  reason,
  withdrawn: false,
})

/** Takes a saved entry back: it stays in the history and is counted no more. */
export const withdraw = (entry: EntrySummary | null, turn: Turn): Outcome => {
  const { texts, state, person } = turn
  const form = entry === null ? undefined : formByKey.get(entry.form)
  if (entry === null || form === undefined || !mayCorrect(entry, turn))
    return outcome(state, { text: texts.journal.gone })
  if (entry.withdrawn) return outcome(state, { text: texts.journal.withdrawnBefore })
  const { language } = person
  const reason = entry.recordedBy === person.id ? texts.saved.withdrawReason : texts.saved.withdrawForAnother
  return {
    state,
    effects: [{ kind: 'withdraw', entry: rowOf(entry, reason), recordedBy: entry.recordedBy }],
    replies: [
      {
        title: `${form.label[language].toUpperCase()} · ${unitName(entry.unitId, turn)}`,
        text: [texts.saved.withdrawn, whenOf(entry, turn), entryLine(form, entry.values, language)].join('\n'),
      },
    ],
  }
}
