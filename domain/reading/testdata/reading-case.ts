import { readFileSync } from 'node:fs'
import { forms } from '../../forms/registry.ts'
import type { Ambiguity, Intent, MessageReading, PrivateContent } from '../message-reading.ts'
import type { MessageContext } from '../parse-message.ts'
import { readMessage } from '../read-message.ts'

/** Friday 20/11/2026, 16:40: the moment of all test messages. */
export const now = { date: '2026-11-20', hour: 16, minute: 40 }

export const context: MessageContext = { now, forms, scheme: 'admin_15_14' }

export interface ReadingCase {
  text: string
  /** The form whose card is open. */
  current?: string
  intent: Intent
  private?: PrivateContent
  records: Record<string, unknown>[]
}

/** The cases of a file here, one line of JSON each. */
export const casesOf = <Case = ReadingCase>(file: string): Case[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)

const openQuestion = ({ kind, words }: Ambiguity): string => `${kind}:${words}`

const filled = (values: object): boolean => Object.keys(values).length > 0

/** A reading as the test data write it: without what is empty, a period by its key, an ambiguity as one word. */
export const outline = ({ intent, records, ...reading }: MessageReading): Omit<ReadingCase, 'text'> => ({
  intent,
  ...(reading.private && { private: reading.private }),
  records: records.map((record) => ({
    form: record.form,
    ...(record.date && { date: record.date }),
    ...(record.period && { period: record.period.key }),
    ...(record.unitWords && { unit: record.unitWords }),
    fields: record.fields,
    ...(filled(record.qualifiers) && { qualifiers: record.qualifiers }),
    ...(filled(record.claims) && { claims: record.claims }),
    ...(record.added && { added: record.added }),
    ...(record.removes && { removes: record.removes }),
    ...(filled(record.ambiguities) && { open: record.ambiguities.map(openQuestion) }),
  })),
})

export const read = (text: string, current?: string): Omit<ReadingCase, 'text'> =>
  outline(
    readMessage(text, { ...context, ...(current && { current: { form: current, granularity: 'event' as const } }) }),
  )
