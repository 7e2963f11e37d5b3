// Reads text on standard input and prints one line of JSON for each record found in it.
import { text as readAll } from 'node:stream/consumers'
import { config } from '../config.ts'
import type { Ask, Finding } from '../domain/checks/finding.ts'
import { reviewRecord } from '../domain/checks/review.ts'
import { type FieldValues, type Form, fieldOf, type Granularity, type IsoDate } from '../domain/forms/form.ts'
import { formByKey, forms } from '../domain/forms/registry.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { Period } from '../domain/periods/period.ts'
import type { Ambiguity, MessageReading, RecordReading } from '../domain/reading/message-reading.ts'
import { readMessage } from '../domain/reading/read-message.ts'
import { splitMessages } from '../domain/reading/split-messages.ts'

const SCHEME = 'admin_15_14'

/** `2026-11` for a month, as in the sample messages; the other keys are the same inside and outside. */
const outerKey = ({ key }: Period): string => key.replace('-M', '-')

const dayMonth = (date: IsoDate): string => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`

const granularityOf = (form: Form, record: RecordReading): Granularity => {
  if (record.granularity) return record.granularity
  const batchOnly = (key: string) => fieldOf(form, key)?.granularities.includes('event') === false
  return Object.keys(record.fields).some(batchOnly) ? 'batch' : 'event'
}

const plus = (figures: readonly { value: number }[]): string => figures.map(({ value }) => value).join('+')

const findingCode = (finding: Finding): string => {
  switch (finding.kind) {
    case 'sum_mismatch':
      return `sum_mismatch:${plus(finding.total)}!=${plus(finding.parts)}`
    case 'not_at_most':
      return `${finding.check}:${plus(finding.lesser)}>${plus(finding.greater)}`
    case 'percent_mismatch':
      return `pct_mismatch:typed=${finding.typed},computed=${finding.computed}`
    case 'notice':
    case 'not_in_order':
    case 'not_within':
    case 'missing':
      return finding.check
  }
}

const nounOf = (form: Form, key: string): string => {
  const type = fieldOf(form, key)?.type
  return type?.name === 'count' ? type.noun.vi : ''
}

const labelOf = (form: Form, key: string): string => (fieldOf(form, key)?.label.vi ?? key).toLowerCase()

const askSentence = (form: Form, ask: Ask): string => {
  switch (ask.kind) {
    case 'remainder':
      return `Còn ${ask.count} ${nounOf(form, ask.fields[0] ?? '')} ở tình trạng nào?`
    case 'rest':
      return `${ask.count} ${nounOf(form, ask.fields[0] ?? '')} còn lại ${ask.missing.map((key) => labelOf(form, key)).join(', ')} hay tình trạng khác?`
    case 'total':
      return `Tổng nhận ${ask.value} ${nounOf(form, ask.field)} đúng không?`
  }
}

const ambiguitySentence = (form: Form, ambiguity: Ambiguity): string => {
  const { words } = ambiguity
  switch (ambiguity.kind) {
    case 'period': {
      const spans = ambiguity.readings.map(({ from, to }) => `${dayMonth(from)}-${dayMonth(to)}`)
      return `“${words.charAt(0).toUpperCase()}${words.slice(1)}” là kỳ ${spans.join(' hay ')}?`
    }
    case 'field':
      return `“${words}” là ${ambiguity.fields.map((key) => labelOf(form, key)).join(' hay ')}?`
    case 'number':
      return `“${words}” là ${ambiguity.readings.join(' hay ')}?`
    case 'vague':
      return `“${words}” là bao nhiêu?`
  }
}

const SCALES: readonly [scale: number, name: string][] = [
  [1e9, 'tỷ'],
  [1e6, 'triệu'],
]

/** 3500000 as "3,5 triệu". */
const moneyText = (value: number): string => {
  const [scale, name] = SCALES.find(([each]) => value >= each) ?? [1, 'đồng']
  return `${(value / scale).toLocaleString('vi-VN', { maximumFractionDigits: 3 })} ${name}`
}

/** The figures of one field were added up: are they one? */
const sumSentences = ({ addends }: RecordReading): string[] =>
  Object.values(addends ?? {}).map((values) => `Cộng ${values.map(moneyText).join(' và ')} thành một khoản?`)

/** The sample messages ask shorter than the forms do; any other question is the form's own. */
const SHORTER: Readonly<Record<string, string>> = {
  'Số liệu của kỳ nào?': 'Kỳ nào?',
  'Thuộc buổi tiếp ngày nào?': 'Thuộc buổi tiếp nào?',
}

const whenQuestion = (form: Form, granularity: Granularity): string => {
  const vi = form.whenQuestion[granularity]?.vi ?? ''
  return SHORTER[vi] ?? vi
}

interface Conclusions {
  derived: FieldValues
  warnings: string[]
  ask: string[]
}

/** What is planned is announced with the message that tells of it: whether that is early enough. */
const planWarnings = (form: Form, { date }: RecordReading): string[] => {
  if (date === undefined || fieldOf(form, 'announced_date') === undefined) return []
  const values = { announced_date: now.date }
  return reviewRecord(form, { granularity: 'event', date, values }).findings.map(findingCode)
}

/** What the checks of the form make of a record. */
const conclude = (form: Form, record: RecordReading, intent: MessageReading['intent']): Conclusions => {
  const asked = record.ambiguities.map((ambiguity) => ambiguitySentence(form, ambiguity))
  const vague = record.ambiguities.flatMap(({ kind, words }) => (kind === 'vague' ? [`vague_number:${words}`] : []))
  if (intent === 'correct') return { derived: {}, warnings: vague, ask: [...asked, 'Lý do đính chính?'] }
  if (intent === 'schedule') return { derived: {}, warnings: [...planWarnings(form, record), ...vague], ask: asked }
  const granularity = granularityOf(form, record)
  if (intent === 'update')
    return { derived: form.derived?.({ granularity, values: record.fields }) ?? {}, warnings: vague, ask: asked }
  if (intent !== 'log') return { derived: {}, warnings: vague, ask: asked }
  const { derived, findings, asks } = reviewRecord(form, {
    granularity,
    ...(record.date && { date: record.date }),
    values: record.fields,
    claims: record.claims,
  })
  const when = record.date === undefined && record.period === undefined ? [whenQuestion(form, granularity)] : []
  return {
    derived,
    warnings: [...findings.map(findingCode), ...vague],
    ask: [...when, ...asked, ...sumSentences(record), ...asks.map((ask) => askSentence(form, ask))],
  }
}

const line = (record: RecordReading, intent: MessageReading['intent']): Record<string, unknown> => {
  const form = formByKey.get(record.form)
  const {
    derived: concluded,
    warnings,
    ask,
  } = form ? conclude(form, record, intent) : { derived: {}, warnings: [], ask: [] }
  const addends = Object.values(record.addends ?? {}).flat()
  const derived = { ...record.shown, ...concluded, ...(addends.length > 0 && { addends }) }
  return {
    intent,
    form: record.form,
    ...(record.date && { date: record.date }),
    ...(record.period && { period: outerKey(record.period) }),
    ...(record.unitWords && { sub_unit: record.unitWords }),
    fields: { ...record.fields, ...(record.cumulative && { is_cumulative: true }) },
    ...(Object.keys(record.qualifiers).length > 0 && { qualifiers: record.qualifiers }),
    ...(Object.keys(derived).length > 0 && { derived }),
    ...(warnings.length > 0 && { warnings }),
    ...(ask.length > 0 && { ask }),
    ...(record.removes && { removes: record.removes }),
  }
}

/** What holds no record is told apart from the records, on standard error. */
const remark = ({ intent, private: refused }: MessageReading): Record<string, unknown> => ({
  intent,
  ...(refused && { refused }),
})

const { FIXED_NOW } = config()
const now = localTimeOf(FIXED_NOW === undefined ? new Date() : new Date(FIXED_NOW))
for (const message of splitMessages(await readAll(process.stdin))) {
  const reading = readMessage(message, { now, forms, scheme: SCHEME })
  for (const record of reading.records) console.log(JSON.stringify(line(record, reading.intent)))
  if (reading.records.length === 0) console.error(JSON.stringify(remark(reading)))
}
