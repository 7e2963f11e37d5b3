import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { formOf } from './draft.ts'
import type { Draft } from './state.ts'

/** Whether a record speaks of something else than the draft: another form, day, period or presiding role. */
export const isAnother = (record: RecordReading, draft: Draft): boolean => {
  if (record.form !== draft.form) return true
  const facet = formOf(draft).facet
  const [said, had] = [facet(record.fields), facet(draft.values)]
  return (
    (record.date !== undefined && draft.date !== undefined && record.date !== draft.date) ||
    (record.period !== undefined && draft.period !== undefined && record.period.key !== draft.period.key) ||
    (record.date !== undefined && draft.granularity === 'batch') ||
    (record.period !== undefined && draft.granularity === 'event') ||
    (said !== '' && had !== '' && said !== had)
  )
}

export const figuresIn = ({ fields }: RecordReading) =>
  Object.values(fields).filter((value) => typeof value === 'number').length

export const saysFigures = (record: RecordReading) =>
  figuresIn(record) > 0 || record.ambiguities.length > 0 || record.added !== undefined

/** A day or a period, and nothing else. */
export const saysOnlyTime = ({ fields, ambiguities, removes, date, period }: RecordReading) =>
  Object.keys(fields).length + ambiguities.length === 0 &&
  removes === undefined &&
  (date !== undefined || period !== undefined)

/** Whether the draft, with the record laid over it, has taken up any of it. */
export const holds = (draft: Draft, { fields, ambiguities, removes, date, period }: RecordReading): boolean =>
  ambiguities.length > 0 ||
  removes !== undefined ||
  (date !== undefined && date === draft.date) ||
  (period !== undefined && period.key === draft.period?.key) ||
  Object.keys(fields).some((key) => draft.values[key] !== undefined)

/** Something of the record itself was said: a figure, a choice, a day, a period. */
export const saysSomething = (record: RecordReading) =>
  Object.keys(record.fields).length > 0 ||
  record.ambiguities.length > 0 ||
  record.added !== undefined ||
  record.date !== undefined ||
  record.period !== undefined ||
  record.removes !== undefined
