import { fold } from '../fold.ts'
import type { Intent, RecordReading } from '../message-reading.ts'
import { readMessage } from '../read-message.ts'
import { splitMessages } from '../split-messages.ts'
import { casesOf, context } from './reading-case.ts'

// Material annotated from the description of the forms alone, before anyone saw how the reader reads it. The files come
// in pairs: `-known` may be looked at while the reader is worked on, nothing may be tuned against `-unseen`. The messages of
// `messages-rounds` were written in rounds, each read blind once before the reader was mended.

interface ExpectedRecord {
  form: string
  date?: string
  period?: string
  fields: Record<string, unknown>
  qualifiers?: Record<string, string>
}

export interface ReportCase {
  text: string
  records: ExpectedRecord[]
  /** Figures that several fields may hold (`form.field`); with `none` they may also be left out. */
  either?: { value: number; fields: string[] }[]
  /** Words with digits that no form holds. */
  not_figures?: string[]
}

export interface MessageCase {
  text: string
  expected: {
    intent: Intent
    records: ExpectedRecord[]
    /** Fields, or `intent`, `date`, `period`, `qualifiers`, on which two careful people may differ: not judged. */
    may?: string[]
    not_figures?: string[]
  }
}

export const reportsOf = (file: string): ReportCase[] => casesOf<ReportCase>(file)
export const messagesOf = (file: string): MessageCase[] => casesOf<MessageCase>(file)

const isFigure = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && 'min' in value)

const figuresIn = (records: readonly { form: string; fields: object }[]): string[] =>
  records.flatMap(({ form, fields }) =>
    Object.entries(fields).flatMap(([key, value]) =>
      isFigure(value) ? [`${form}.${key}=${JSON.stringify(value)}`] : [],
    ),
  )

export interface ReportScore {
  /** Figures of the text that a form can hold. */
  expected: number
  missed: string[]
  wrong: string[]
}

/** Compares what the reader proposes for a paragraph with what stands in it, figure by figure. */
export const scoreReport = ({ text, records, either = [] }: ReportCase): ReportScore => {
  const wrong = figuresIn(splitMessages(text).flatMap((part) => readMessage(part, context).records))
  const take = (wanted: string): boolean => {
    const at = wrong.indexOf(wanted)
    if (at >= 0) wrong.splice(at, 1)
    return at >= 0
  }
  const certain = figuresIn(records)
  const missed = certain.filter((figure) => !take(figure))
  const needed = either.filter(({ fields }) => !fields.includes('none'))
  for (const { value, fields } of either) {
    const found = fields.some((field) => take(`${field}=${value}`))
    if (!found && !fields.includes('none')) missed.push(`${fields.join('|')}=${value}`)
  }
  return { expected: certain.length + needed.length, missed, wrong }
}

const foldTexts = (value: unknown): unknown => JSON.parse(fold(JSON.stringify(value)))

const comparable = (record: ExpectedRecord, free: ReadonlySet<string>): unknown => {
  const kept = (values: object) => Object.entries(values).filter(([key]) => !free.has(key))
  return foldTexts({
    form: record.form,
    date: free.has('date') ? undefined : record.date,
    period: free.has('period') ? undefined : record.period,
    fields: kept(record.fields).sort(([a], [b]) => a.localeCompare(b)),
    qualifiers: free.has('qualifiers') ? [] : kept(record.qualifiers ?? {}),
  })
}

const asExpected = ({ form, date, period, cumulative, fields, qualifiers }: RecordReading): ExpectedRecord => ({
  form,
  ...(date && { date }),
  ...(period && { period: period.key }),
  fields: { ...fields, ...(cumulative && { is_cumulative: true }) },
  qualifiers,
})

/** What was expected of a message and what was read, as text that is the same when the message is entirely right. */
export const compareMessage = ({ text, expected }: MessageCase): { expected: string; read: string } => {
  const reading = readMessage(text, context)
  const free = new Set(expected.may)
  const outlineOf = (intent: Intent, records: readonly ExpectedRecord[]): string =>
    JSON.stringify([free.has('intent') ? undefined : intent, records.map((record) => comparable(record, free))])
  return {
    expected: outlineOf(expected.intent, expected.records),
    read: outlineOf(reading.intent, reading.records.map(asExpected)),
  }
}
