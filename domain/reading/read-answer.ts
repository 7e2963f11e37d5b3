import { figureTypeOf } from '../forms/figure-field.ts'
import type { Field, FieldValue, FieldValues, Form, Granularity, IsoDate, Qualifiers } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { collectRecords } from './collect-records.ts'
import { findFigure } from './find-figure.ts'
import { finishRecord } from './finish-record.ts'
import { fold } from './fold.ts'
import { lexiconOf } from './lexicon.ts'
import type { Ambiguity, RecordReading } from './message-reading.ts'
import { readBareNumbers } from './read-bare-numbers.ts'
import { readDate } from './read-date.ts'
import { readItems } from './read-items.ts'
import { aloneOf, readOption, readYesNo } from './read-option.ts'
import { readPeriod } from './read-period.ts'
import { readQuantity } from './read-quantity.ts'
import { findDocumentNumber, readNames } from './read-written.ts'
import { READ_LENGTH_MAX, type Source, tokenize } from './tokens.ts'
import { wholeTold } from './told-whole.ts'
import { allOf } from './whole-of-part.ts'

export interface AnswerContext {
  form: Form
  granularity: Granularity
  /** The fields that are asked for, in order; `date` and `period` are the record's own. */
  fields: readonly string[]
  /** What the record holds so far. */
  told?: FieldValues
  now: LocalTime
  scheme: CutoffScheme
}

export interface AnswerReading {
  fields: FieldValues
  qualifiers: Qualifiers
  words: Record<string, string>
  ambiguities: Ambiguity[]
  claims: Record<string, number>
  date?: IsoDate
  period?: Period
}

const NOTHING =
  /^(?:khong|ko|k|chua|khong co|ko co|khong phat sinh|ko phat sinh|khong co ai|ko co ai|k co|k co ai|khong ai|0|zero|chua co)(?:\s+(?:ai|gi|nao|ca|het|a|den|dau|luon|phat sinh))*[\s.!]*$/
const UNKNOWN = /\b(?:khong|ko|k|chua)\s+(?:biet|ro|nho|chac|nam|thong ke|xac dinh)\b/

const empty = (): AnswerReading => ({ fields: {}, qualifiers: {}, words: {}, ambiguities: [], claims: {} })

const withFields = (fields: FieldValues, words: string): AnswerReading => ({
  ...empty(),
  fields,
  words: Object.fromEntries(Object.keys(fields).map((key) => [key, words])),
})

/** "15" to the question for a day is a day of this month. */
const answeredDate = (text: string, now: LocalTime): IsoDate | undefined => {
  const alone = /^\s*(\d{1,2})\s*$/.exec(text)?.[1]
  return readDate(alone === undefined ? text : `ngày ${alone}`, { now })
}

/** "11" to the question for a period is a month. */
const answeredPeriod = (text: string, question: AnswerContext): Period | undefined => {
  const alone = /^\s*(\d{1,2}(?:\/\d{4})?)\s*$/.exec(text)?.[1]
  return readPeriod(alone === undefined ? text : `tháng ${alone}`, question)
}

const itemsIn = (source: Source, question: AnswerContext) => {
  const lexicon = lexiconOf(aloneOf(question.form))
  const context = { today: question.now.date, scheme: question.scheme, planned: false }
  return { lexicon, items: readItems(source, lexicon, context) }
}

/** "giải quyết hết": as many as the record tells already. */
const allAnswered = (source: Source, question: AnswerContext): AnswerReading | undefined => {
  const { items } = itemsIn(source, question)
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'term' || wholeTold(source, items, index) === undefined) continue
    for (const { reading } of item.meanings.filter((meaning) => meaning.kind === 'count')) {
      const field = reading.as === 'lead' ? reading.field : undefined
      const count =
        field && question.fields.includes(field) ? allOf(question.form, field, question.told ?? {}) : undefined
      if (field !== undefined && count !== undefined) return withFields({ [field]: count }, source.text.trim())
    }
  }
  return undefined
}

/** What the words tell about the form, by the same reader that reads messages. */
const toldIn = (source: Source, question: AnswerContext): RecordReading | undefined => {
  const { lexicon, items } = itemsIn(source, question)
  const [draft] = collectRecords(source, lexicon, items, { current: 0, fieldsMin: 1 })
  return draft && finishRecord(draft, 'correction')
}

/** Of what was told all that answers; `countFields` are asked for. */
const named = (
  record: RecordReading | undefined,
  question: AnswerContext,
  countFields: readonly Field[],
): AnswerReading | undefined => {
  if (!record) return undefined
  const answer = { ...empty(), ...record, ambiguities: [] as Ambiguity[] }
  const asked = countFields.map(({ key }) => key)
  for (const ambiguity of record.ambiguities) {
    // The question narrows what a figure can be.
    const left = ambiguity.kind === 'field' ? ambiguity.fields.filter((field) => asked.includes(field)) : []
    const [only] = left
    if (ambiguity.kind === 'field' && only !== undefined && left.length === 1 && answer.fields[only] === undefined) {
      answer.fields[only] = ambiguity.value
      answer.words[only] = ambiguity.words
    } else if (ambiguity.kind !== 'period') answer.ambiguities.push(ambiguity)
  }
  const exists = (key: string) =>
    question.form.fields.some((field) => field.key === key && field.granularities.includes(question.granularity))
  const fields = Object.fromEntries(Object.entries(answer.fields).filter(([key]) => exists(key)))
  if (Object.keys(fields).length === 0 && answer.ambiguities.length === 0) return undefined
  const { qualifiers, words, ambiguities, claims } = answer
  return { fields, qualifiers, words, ambiguities, claims }
}

/** One number for one field, with what stands around it: "khoảng 30", "hai ba". */
const oneNumber = (source: Source, field: Field): AnswerReading | undefined => {
  for (let at = 0; at < source.tokens.length; at++) {
    const figure = findFigure(source, at)
    if (!figure || (figure.kind !== 'plain' && figure.kind !== 'scaled')) continue
    const words = source.text.trim()
    if (figure.vague) return { ...empty(), ambiguities: [{ kind: 'vague', words, field: field.key }] }
    const value = figure.range ?? figure.value
    const readings = figure.readings ?? (Number.isInteger(figure.value) ? undefined : [figure.value])
    if (readings) return { ...empty(), ambiguities: [{ kind: 'number', words, field: field.key, readings }] }
    const answer = withFields({ [field.key]: value }, words)
    return figure.qualifier ? { ...answer, qualifiers: { [field.key]: figure.qualifier } } : answer
  }
  return undefined
}

/** One amount, sum of money or percentage: "hơn 2,4 km", "25 triệu", "97,5%". */
const oneQuantity = (source: Source, field: Field): AnswerReading | undefined => {
  const words = source.text.trim()
  const answer = readQuantity(source, field)
  switch (answer?.kind) {
    case 'value': {
      const told = withFields({ [field.key]: answer.value }, words)
      return answer.qualifier === undefined ? told : { ...told, qualifiers: { [field.key]: answer.qualifier } }
    }
    case 'readings':
      return { ...empty(), ambiguities: [{ kind: 'number', words, field: field.key, readings: answer.readings }] }
    case 'vague':
      return { ...empty(), ambiguities: [{ kind: 'vague', words, field: field.key }] }
    case undefined:
      return undefined
  }
}

const counts = (
  source: Source,
  text: string,
  question: AnswerContext,
  fields: readonly Field[],
): AnswerReading | undefined => {
  const folded = fold(text).trim()
  if (UNKNOWN.test(folded)) return undefined
  const words = text.trim()
  if (NOTHING.test(folded)) return withFields(Object.fromEntries(fields.map(({ key }) => [key, 0])), words)
  const [first] = fields
  if (first && fields.length === 1 && first.type.name !== 'count') {
    const told = named(toldIn(source, question), question, fields)
    const quantity = oneQuantity(source, first)
    const isOpen = quantity !== undefined && quantity.ambiguities.length > 0
    return told?.fields[first.key] === undefined || isOpen ? quantity : told
  }
  const numbers = readBareNumbers(source)
  if (numbers && fields.length > 1) {
    if (numbers.length > fields.length) return undefined
    const [value] = numbers
    if (numbers.length === 1 && value !== undefined)
      return { ...empty(), ambiguities: [{ kind: 'field', words, value, fields: fields.map(({ key }) => key) }] }
    return withFields(Object.fromEntries(numbers.map((number, index) => [fields[index]?.key ?? '', number])), words)
  }
  if (numbers && first && numbers.length === 1 && numbers[0] !== undefined)
    return withFields({ [first.key]: numbers[0] }, words)
  const all = allAnswered(source, question)
  if (all !== undefined) return all
  const record = toldIn(source, question)
  const plain = named(record, question, [])
  const single =
    first && fields.length === 1 && plain?.fields[first.key] === undefined ? oneNumber(source, first) : undefined
  if (single && Object.keys(plain?.fields ?? {}).length === 0) return single
  const byName = named(record, question, fields)
  const answers = byName && fields.some(({ key }) => byName.fields[key] !== undefined)
  return answers ? byName : (single ?? byName)
}

const textAnswer = (text: string, form: Form, field: Field): AnswerReading | undefined => {
  if (field.type.name !== 'text') return undefined
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (line === '' || line.length > field.type.lengthMax) return undefined
  const agents = form.reading.agents
  const isReason = form.reading.texts?.some((reading) => reading.field === field.key)
  const reason = isReason ? line.replace(/^(?:vì lý do|do lý do|lý do(?: là)?:?|do|vì|bởi vì|bởi)\s+/iu, '') : line
  const title =
    agents?.delegateField === field.key
      ? agents.deputies.find(({ phrases }) => phrases.some((phrase) => fold(phrase) === fold(line)))?.title
      : undefined
  return withFields({ [field.key]: title ?? reason }, line)
}

const writtenAnswer = (text: string, { type }: Field): FieldValue | undefined => {
  if (type.name === 'document') return findDocumentNumber(text)
  return type.name === 'names' ? readNames(text, type) : undefined
}

const singleField = (
  source: Source,
  text: string,
  question: AnswerContext,
  field: Field,
): AnswerReading | undefined => {
  if (field.type.name === 'text') return textAnswer(text, question.form, field)
  if (field.type.name === 'date') {
    const date = answeredDate(text, question.now)
    return date === undefined ? undefined : withFields({ [field.key]: date }, text.trim())
  }
  const written = writtenAnswer(text, field)
  if (written !== undefined) return withFields({ [field.key]: written }, text.trim())
  const value = readOption(text, question.form, field)
  const more = named(toldIn(source, question), question, [])
  if (value === undefined) return more && more.fields[field.key] !== undefined ? more : undefined
  const plain = withFields({ [field.key]: value }, text.trim())
  // "2": the number of an option, and no figure.
  return more && readBareNumbers(source) === undefined && readYesNo(text) === undefined
    ? {
        ...more,
        ambiguities: [],
        fields: { ...more.fields, ...plain.fields },
        words: { ...more.words, ...plain.words },
      }
    : plain
}

/**
 * Reads the answer to a question of the guided form: bare values in the order in which they were asked, or anything
 * that a message could say about the form. Undefined when it is no answer.
 */
export const readAnswer = (answer: string, question: AnswerContext): AnswerReading | undefined => {
  const text = answer.slice(0, READ_LENGTH_MAX)
  const source = tokenize(text)
  if (source.tokens.length === 0) return undefined
  if (question.fields.includes('date')) {
    const date = answeredDate(text, question.now)
    return date === undefined ? undefined : { ...empty(), date }
  }
  if (question.fields.includes('period')) {
    const period = answeredPeriod(text, question)
    return period && { ...empty(), period }
  }
  const fields = question.fields.flatMap((key) => question.form.fields.find((field) => field.key === key) ?? [])
  const figureFields = fields.filter((field) => figureTypeOf(field) !== undefined)
  if (figureFields.length > 0) return counts(source, text, question, figureFields)
  const [field] = fields
  if (field && fields.length === 1) return singleField(source, text, question, field)
  return named(toldIn(source, question), question, [])
}
