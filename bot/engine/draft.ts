import { type Field, type FieldValue, type FieldValues, type Form, fieldOf, type Granularity } from '../../domain/forms/form.ts'
import { formByKey } from '../../domain/forms/registry.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { type Review, reviewRecord } from '../../domain/checks/review.ts'
import type { ConversationState, Draft } from './state.ts'

export const formOf = (draft: Draft): Form => {
  const form = formByKey.get(draft.form)
  if (form === undefined) throw new Error(`unknown form ${draft.form}`)
  return form
}

export const openDraft = (state: ConversationState): Draft | undefined => state.drafts.at(-1)

/** The draft moved to the open place, changed; any button shown before is old from here on. */
export const withDraft = (state: ConversationState, draft: Draft): ConversationState => ({
  ...state,
  drafts: [...state.drafts.filter(({ id }) => id !== draft.id), { ...draft, edition: draft.edition + 1 }],
})

export const withoutDraft = (state: ConversationState, id: string): ConversationState => ({
  ...state,
  drafts: state.drafts.filter((draft) => draft.id !== id),
})

export const emptyDraft = (form: Form, unitId: number, id: string): Draft => ({
  id,
  edition: 0,
  form: form.key,
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
 * event. Without any of these a form's first kind of record is meant.
 */
export const granularityOf = (form: Form, record: Pick<RecordReading, 'fields' | 'date' | 'period'>): Granularity => {
  if (record.period !== undefined) return 'batch'
  const kinds = Object.keys(record.fields).flatMap((key) => {
    const field = fieldOf(form, key)
    return field?.granularities.length === 1 ? field.granularities : []
  })
  if (kinds.includes('batch')) return 'batch'
  return 'event'
}

const fitting = (form: Form, granularity: Granularity, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).filter(([key]) => {
      const field = fieldOf(form, key)
      return field !== undefined && fitsGranularity(field, granularity)
    }),
  )

/** The values with what follows from them ("not held" means that nobody came). What was said wins. */
export const withImplied = (form: Form, draft: Draft): Draft => {
  if (draft.granularity === undefined) return draft
  const { granularity } = draft
  const values = { ...draft.values }
  for (const { when, values: implied } of form.implied ?? [])
    if (when({ granularity, values }))
      for (const [key, value] of Object.entries(implied)) if (values[key] === undefined) values[key] = value
  return { ...draft, values }
}

/** A draft from a record that was read in a sentence. */
export const draftOf = (form: Form, record: RecordReading, unitId: number, id: string): Draft => {
  const granularity = granularityOf(form, record)
  const values = fitting(form, granularity, record.fields)
  return withImplied(form, {
    ...emptyDraft(form, unitId, id),
    granularity,
    ...(granularity === 'event' && record.date !== undefined && { date: record.date }),
    ...(granularity === 'batch' && record.period !== undefined && { period: record.period }),
    values,
    qualifiers: record.qualifiers,
    claims: record.claims,
    ambiguities: record.ambiguities,
    mode: 'line',
  })
}

/** What was said later is laid over what was said before. */
export const mergeReading = (
  draft: Draft,
  reading: Pick<RecordReading, 'fields' | 'qualifiers' | 'claims' | 'ambiguities' | 'date' | 'period'>,
): Draft => {
  const form = formOf(draft)
  const granularity = draft.granularity ?? granularityOf(form, reading)
  const values = { ...draft.values, ...fitting(form, granularity, reading.fields) }
  const kept = Object.entries(draft.qualifiers).filter(([key]) => reading.fields[key] === undefined)
  return withImplied(form, {
    ...draft,
    granularity,
    ...(granularity === 'event' && reading.date !== undefined && { date: reading.date }),
    ...(granularity === 'batch' && reading.period !== undefined && { period: reading.period }),
    values,
    qualifiers: { ...Object.fromEntries(kept), ...reading.qualifiers },
    claims: { ...draft.claims, ...reading.claims },
    ambiguities: [...draft.ambiguities, ...reading.ambiguities],
  })
}

export const withValue = (draft: Draft, field: string, value: FieldValue): Draft => {
  const { [field]: _before, ...qualifiers } = draft.qualifiers
  return withImplied(formOf(draft), { ...draft, values: { ...draft.values, [field]: value }, qualifiers })
}

export const reviewDraft = (draft: Draft): Review =>
  reviewRecord(formOf(draft), {
    granularity: draft.granularity ?? 'event',
    ...(draft.date !== undefined && { date: draft.date }),
    values: draft.values,
    claims: draft.claims,
  })

/** What is saved: what was said and, where the form has a field for it, what was worked out and shown. */
export const valuesToSave = (draft: Draft, review: Review): FieldValues => ({
  ...fitting(formOf(draft), draft.granularity ?? 'event', review.derived),
  ...draft.values,
})
