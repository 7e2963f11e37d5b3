import { inspection } from '../../domain/forms/inspection.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import type { Message } from '../../services/channel.ts'
import type { EntrySummary } from '../../services/read-facts.ts'
import type { EntryRow } from '../../services/record-entries.ts'
import { entryLine } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { emptyDraft, mergeReading, withoutDerived } from './draft.ts'
import { showNew } from './draft-flow.ts'
import { journalView, mayCorrect, whenOf } from './journal-view.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** A draft that replaces a saved entry. */
export const correctionOf = (entry: EntrySummary, turn: Turn): Draft | undefined => {
  const form = turn.catalogue.form(entry.form)
  if (form === undefined) return undefined
  const period = parsePeriodKey(entry.periodKey ?? '', entry.scheme ?? 'admin_15_14', entry.to)
  return withoutDerived(form, {
    ...emptyDraft(form, entry.unitId, shortId(turn)),
    mode: 'line',
    granularity: entry.granularity,
    ...(entry.eventDate !== null && { date: entry.eventDate }),
    ...(period !== undefined && { period }),
    ...(entry.cumulative && { cumulative: true as const }),
    values: entry.values,
    qualifiers: entry.qualifiers,
    ...(entry.explanation !== null && { explanation: entry.explanation }),
    correction: {
      entryId: entry.id,
      revision: entry.revision,
      before: entry.values,
      qualifiers: entry.qualifiers,
      ...(entry.eventDate !== null && { date: entry.eventDate }),
      ...(period !== undefined && { period }),
      recordedBy: entry.recordedBy,
    },
  })
}

export const shortId = (turn: Turn): string => turn.newId().slice(0, 8)

/** Opens a saved entry for correction at the choice of its fields. */
export const openCorrection = (entry: EntrySummary | null, turn: Turn): Outcome => {
  const draft = entry === null ? undefined : correctionOf(entry, turn)
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
  const { chooseToCorrect, choose } = turn.texts.journal
  const isWithdrawal = record.removes === 'record'
  if (matching.length > 1 && (told || isWithdrawal))
    return outcome(turn.state, journalView(matching, 0, turn, isWithdrawal ? choose : chooseToCorrect))
  if (record.removes === 'record') return outcome(turn.state, withdrawalView(entry, turn))
  const draft = correctionOf(entry, turn)
  if (draft === undefined) return outcome(turn.state, { text: turn.texts.journal.gone })
  const { date: _date, period: _period, ...said } = record
  return showNew(
    Object.keys(said.fields).length === 0 && said.removes === undefined
      ? { ...draft, asking: 'choose-field' }
      : mergeReading(draft, said),
    turn,
  )
}

/** "/sua", "tôi muốn sửa số liệu": which of the latest is not said. */
export const chooseToCorrect = (turn: Turn): Outcome => {
  const latest = turn.facts.kind === 'journal' ? turn.facts.entries : []
  return outcome(turn.state, journalView(latest, 0, turn, turn.texts.journal.chooseToCorrect))
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
  cumulative: entry.cumulative,
  dueOn: null,
  reason,
  withdrawn: false,
})

/** "xóa bản ghi tiếp dân hôm qua": the entry that is meant, to be withdrawn for a reason. */
const withdrawalView = (entry: EntrySummary, turn: Turn): Message => {
  const { texts, catalogue, person } = turn
  const form = catalogue.form(entry.form)
  if (form === undefined || !mayCorrect(entry, turn)) return { text: texts.journal.gone }
  const { language } = person
  return {
    title: `${form.label[language].toUpperCase()} · ${unitName(entry.unitId, turn)}`,
    text: [
      whenOf(entry, turn),
      entryLine(form, entry.values, language, entry.qualifiers),
      '',
      texts.journal.withdraw,
    ].join('\n'),
    buttons: rows([
      ...texts.journal.withdrawReasons.map((title, index) => ({ title, action: `undo:${entry.id}:${index}` })),
      { title: texts.buttons.keep, action: `entry:${entry.id}` },
    ]),
  }
}

/** Takes a saved entry back: it stays in the history and is counted no more. `argument`: the number of a reason. */
export const withdraw = (entry: EntrySummary | null, turn: Turn, argument = ''): Outcome => {
  const { texts, state, person } = turn
  const form = entry === null ? undefined : turn.catalogue.form(entry.form)
  if (entry === null || form === undefined || !mayCorrect(entry, turn))
    return outcome(state, { text: texts.journal.gone })
  if (entry.withdrawn) return outcome(state, { text: texts.journal.withdrawnBefore })
  const { language } = person
  const usual = entry.recordedBy === person.id ? texts.saved.withdrawReason : texts.saved.withdrawForAnother
  const reason = texts.journal.withdrawReasons[Number(argument.split(':')[1])] ?? usual
  return {
    state,
    effects: [{ kind: 'withdraw', entry: rowOf(entry, reason), recordedBy: entry.recordedBy }],
    replies: [
      {
        title: `${form.label[language].toUpperCase()} · ${unitName(entry.unitId, turn)}`,
        text: [
          texts.saved.withdrawn,
          whenOf(entry, turn),
          entryLine(form, entry.values, language, entry.qualifiers),
          ...(form.key === inspection.key && entry.granularity === 'event' ? [texts.plans.withdrawnRecord] : []),
        ].join('\n'),
      },
    ],
  }
}
