import type { Review } from '../../domain/checks/finding.ts'
import { reviewRecord } from '../../domain/checks/review.ts'
import {
  type Field,
  type FieldValue,
  type FieldValues,
  type Form,
  fieldOf,
  type Granularity,
  onlyGranularityOf,
} from '../../domain/forms/form.ts'
import { draftForm } from '../../domain/indicators/draft-form.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { onceFor } from './once-for.ts'
import type { ConversationState, Draft } from './state.ts'

export const formOf = (draft: Draft): Form => {
  const form = draftForm(draft.form, draft.declared)
  if (form === undefined) throw new Error(`unknown form ${draft.form}`)
  return form
}

export const openDraft = (state: ConversationState): Draft | undefined => state.drafts.at(-1)

/** The draft moved to the open place, changed; any button shown before is old from here on. */
export const withDraft = (state: ConversationState, draft: Draft): ConversationState => ({
  ...state,
  drafts: [...state.drafts.filter(({ id }) => id !== draft.id), { ...draft, edition: draft.edition + 1 }],
})

/** Unfinished records that one person may have at once. */
export const DRAFTS_MAX = 40

export const hasRoomFor = (more: number, { drafts }: ConversationState): boolean => drafts.length + more <= DRAFTS_MAX

export const withoutDraft = (state: ConversationState, id: string): ConversationState => ({
  ...state,
  drafts: state.drafts.filter((draft) => draft.id !== id),
})

/** A form with one kind of record does not ask which. */
const knownGranularity = (form: Form): Pick<Draft, 'granularity'> => {
  const granularity = onlyGranularityOf(form)
  return granularity === undefined ? {} : { granularity }
}

export const emptyDraft = (form: Form, unitId: number, id: string): Draft => ({
  id,
  edition: 0,
  form: form.key,
  ...(form.declared !== undefined && { declared: form.declared }),
  ...knownGranularity(form),
  unitId,
  values: {},
  qualifiers: {},
  claims: {},
  ambiguities: [],
  mode: 'guided',
  detail: false,
  path: [],
  skipped: [],
})

/** A recorded kind may have the field at all. */
export const fitsGranularity = (field: Field, granularity: Granularity) => field.granularities.includes(granularity)

/**
 * One event or the total of a period? A period says total, fields that only one of the two has say which, a date says
 * event. Without any of these it is what the form usually tells.
 */
export const granularityOf = (
  form: Form,
  record: Pick<RecordReading, 'fields' | 'date' | 'period' | 'granularity'>,
): Granularity => {
  const known = onlyGranularityOf(form) ?? record.granularity
  if (known !== undefined) return known
  if (record.period !== undefined) return 'batch'
  const kinds = Object.keys(record.fields).flatMap((key) => {
    const field = fieldOf(form, key)
    return field?.granularities.length === 1 ? field.granularities : []
  })
  if (kinds.includes('batch')) return 'batch'
  return form.usually ?? 'event'
}

const fitting = (form: Form, granularity: Granularity, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).filter(([key]) => {
      const field = fieldOf(form, key)
      return field !== undefined && fitsGranularity(field, granularity)
    }),
  )

/**
 * The values with what follows from them: "not held" means that nobody came, and once it was held after all that is
 * forgotten again, as are details that no longer have a place. What was said now wins.
 */
export const withImplied = (form: Form, draft: Draft, before: FieldValues = {}, said: FieldValues = {}): Draft => {
  if (draft.granularity === undefined) return draft
  const { granularity } = draft
  const values = { ...draft.values }
  const was = { granularity, values: before }
  for (const { when, values: implied } of form.implied ?? []) {
    const held = when(was)
    const holds = when({ granularity, values })
    for (const [key, value] of Object.entries(implied)) {
      if (said[key] !== undefined) continue
      if (holds && (values[key] === undefined || !held)) values[key] = value
      if (held && !holds && values[key] === value) delete values[key]
    }
  }
  const now = { granularity, values: { ...values } }
  for (const { key, offered } of form.fields)
    if (offered?.(was) === true && !offered(now) && said[key] === undefined && !isImplied(form, now, key))
      delete values[key]
  return { ...draft, values }
}

/** The same figures as the other kind of record, without what followed only from the kind that it was. */
export const asKind = (draft: Draft, granularity: Granularity): Draft => {
  const form = formOf(draft)
  const was = { granularity: draft.granularity ?? 'event', values: draft.values }
  const said = Object.entries(draft.values).filter(([key]) => !isImplied(form, was, key))
  return withImplied(form, { ...draft, granularity, values: Object.fromEntries(said) })
}

const isImplied = (form: Form, record: { granularity: Granularity; values: FieldValues }, key: string): boolean =>
  (form.implied ?? []).some(({ when, values }) => values[key] !== undefined && when(record))

/** Without what the form works out by itself, so that it follows when what it follows from is corrected. */
export const withoutDerived = (form: Form, draft: Draft): Draft => {
  if (form.derived === undefined) return draft
  const { granularity = 'event', date, values } = draft
  const derived = form.derived({ granularity, ...(date !== undefined && { date }), values })
  const said = Object.entries(values).filter(([key, value]) => JSON.stringify(derived[key]) !== JSON.stringify(value))
  return { ...draft, values: Object.fromEntries(said) }
}

/** A draft from a record that was read in a sentence. */
export const draftOf = (form: Form, record: RecordReading, unitId: number, id: string): Draft => {
  const granularity = granularityOf(form, record)
  const values = fitting(form, granularity, { ...record.fields, ...record.added })
  const draft: Draft = {
    ...emptyDraft(form, unitId, id),
    granularity,
    ...(granularity === 'event' && record.date !== undefined && { date: record.date }),
    ...(granularity === 'batch' && record.period !== undefined && { period: record.period }),
    ...(granularity === 'batch' && record.cumulative !== undefined && { cumulative: record.cumulative }),
    values,
    qualifiers: record.qualifiers,
    claims: record.claims,
    ambiguities: record.ambiguities,
    mode: 'line',
  }
  return withoutDerived(form, withImplied(form, draft, {}, values))
}

const without = (values: FieldValues, removed: RecordReading['removes']): FieldValues =>
  Array.isArray(removed) ? Object.fromEntries(Object.entries(values).filter(([key]) => !removed.includes(key))) : values

/** "nhận thêm 2 đơn": how many there are then. */
export const sumsOf = ({ values }: Pick<Draft, 'values'>, { added = {} }: Pick<RecordReading, 'added'>): FieldValues =>
  Object.fromEntries(
    Object.entries(added).map(([key, more]) => {
      const before = values[key]
      return [key, (typeof before === 'number' ? before : 0) + more]
    }),
  )

/** What was said later is laid over what was said before; what is taken back goes. */
export const mergeReading = (
  draft: Draft,
  reading: Pick<
    RecordReading,
    'fields' | 'added' | 'qualifiers' | 'claims' | 'ambiguities' | 'date' | 'period' | 'cumulative' | 'removes'
  >,
): Draft => {
  const form = formOf(draft)
  const granularity = draft.granularity ?? granularityOf(form, reading)
  const said = { ...reading.fields, ...sumsOf(draft, reading) }
  const values = without({ ...draft.values, ...fitting(form, granularity, said) }, reading.removes)
  const kept = Object.entries(draft.qualifiers).filter(([key]) => reading.fields[key] === undefined)
  const merged: Draft = {
    ...(Object.keys(said).length === 0 ? draft : unexplained(draft)),
    granularity,
    ...(granularity === 'event' && reading.date !== undefined && { date: reading.date }),
    ...(granularity === 'batch' && reading.period !== undefined && { period: reading.period }),
    ...(granularity === 'batch' && reading.cumulative !== undefined && { cumulative: reading.cumulative }),
    values,
    qualifiers: { ...Object.fromEntries(kept), ...reading.qualifiers },
    claims: { ...draft.claims, ...reading.claims },
    ambiguities: [...draft.ambiguities, ...reading.ambiguities],
  }
  return withoutDerived(form, withImplied(form, merged, draft.values, said))
}

/** An explanation belongs to the figures that it explains: with other figures it is asked for anew. */
const unexplained = ({ explanation: _gone, ...draft }: Draft): Draft => draft

export const withValue = (draft: Draft, field: string, value: FieldValue): Draft => {
  const { [field]: _before, ...qualifiers } = draft.qualifiers
  const values = { ...draft.values, [field]: value }
  return withImplied(formOf(draft), { ...unexplained(draft), values, qualifiers }, draft.values, { [field]: value })
}

export const reviewDraft = onceFor(
  (draft: Draft): Review =>
    reviewRecord(formOf(draft), {
      granularity: draft.granularity ?? 'event',
      ...(draft.date !== undefined && { date: draft.date }),
      values: draft.values,
      claims: draft.claims,
    }),
)

/** What is saved: what was said and, where the form has a field for it, what was worked out and shown. */
export const valuesToSave = (draft: Draft, review: Review): FieldValues => ({
  ...fitting(formOf(draft), draft.granularity ?? 'event', review.derived),
  ...draft.values,
})
