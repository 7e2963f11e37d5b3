import { type Field, type FieldValue, fieldOf, type Granularity, granularitiesOf } from '../../domain/forms/form.ts'
import { isValidDate } from '../../domain/periods/calendar-date.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { readAnswer } from '../../domain/reading/read-answer.ts'
import { periodText } from '../texts/value-text.ts'
import { isAgreement } from './agreement.ts'
import { asKind, formOf, mergeReading, withImplied, withValue } from './draft.ts'
import { answered, save, show, showAgain } from './draft-flow.ts'
import { possibleReadings } from './possible-readings.ts'
import { reasonsOf } from './schedule-draft.ts'
import type { Draft } from './state.ts'
import type { Step } from './steps.ts'
import type { Outcome, Turn } from './turn.ts'

const EXPLANATION_LENGTH_MAX = 500

/** Why a day or a period cannot be reported yet. */
export const notYet = (draft: Pick<Draft, 'date' | 'period'>, { texts, today, person }: Turn): string | undefined => {
  if (draft.date !== undefined && draft.date > today) return texts.form.futureDate(formatDate(draft.date))
  if (draft.period !== undefined && draft.period.from > today)
    return texts.form.futurePeriod(periodText(draft.period, person.language))
  return undefined
}

/** "ok" or "lưu" agrees with something; it gives no reason, and neither does a lone mark. */
const saysWhy = (sentence: string): boolean => /[\p{L}\d]/u.test(sentence) && !isAgreement(sentence)

/** A free sentence of the person: an explanation, or the reason of a correction. The record is saved with it. */
const takeSentence = (draft: Draft, step: Step, sentence: string, turn: Turn): Outcome => {
  const { texts } = turn
  if (!saysWhy(sentence)) return showAgain(draft, turn, texts.form.notUnderstood)
  if (sentence.length > EXPLANATION_LENGTH_MAX)
    return showAgain(draft, turn, texts.form.textTooLong(EXPLANATION_LENGTH_MAX))
  const done = answered(draft, step)
  if (step.kind === 'explanation') return save({ ...done, explanation: sentence }, turn)
  return draft.correction === undefined
    ? show(done, turn)
    : save({ ...done, correction: { ...draft.correction, reason: sentence } }, turn)
}

/**
 * The other kind of record that a sentence without a time may have meant: asked for the period one may answer with a
 * day, and the other way round.
 */
const otherKind = (draft: Draft): Granularity | undefined => {
  const form = formOf(draft)
  const other = granularitiesOf(form).find((kind) => kind !== draft.granularity)
  const untimed = draft.date === undefined && draft.period === undefined && draft.correction === undefined
  if (other === undefined || draft.mode !== 'line' || !untimed) return undefined
  return Object.keys(draft.values).every((key) => fieldOf(form, key)?.granularities.includes(other)) ? other : undefined
}

/** A typed answer to the question that stands open. Undefined: the text is no answer to it. */
export const answerByText = (
  draft: Draft,
  step: Step,
  text: string,
  turn: Turn,
  notice?: string,
): Outcome | undefined => {
  if (step.kind === 'explanation' || step.kind === 'reason') return takeSentence(draft, step, text.trim(), turn)
  if (step.kind === 'ambiguity') return answerAmbiguityByText(draft, text, turn)
  if (step.kind !== 'when' && step.kind !== 'question') return undefined
  const form = formOf(draft)
  const read = (granularity: Granularity) => {
    const fields =
      step.kind === 'question' ? step.fields.map(({ key }) => key) : [granularity === 'event' ? 'date' : 'period']
    return readAnswer(text, { form, granularity, fields, told: draft.values, now: turn.now, scheme: turn.scheme })
  }
  const reading = read(draft.granularity ?? 'event')
  if (step.kind === 'when' && reading?.date === undefined && reading?.period === undefined) {
    const other = otherKind(draft)
    const told = other && read(other)
    if (other === undefined || (told?.date === undefined && told?.period === undefined)) return undefined
    return answerByText(asKind(draft, other), step, text, turn, notice)
  }
  if (reading === undefined) return undefined
  const tooLong = form.fields.find(
    ({ key, type }) => type.name === 'text' && String(reading.fields[key] ?? '').length > type.lengthMax,
  )
  if (tooLong?.type.name === 'text') return showAgain(draft, turn, turn.texts.form.textTooLong(tooLong.type.lengthMax))
  const refusal = notYet(reading, turn)
  if (refusal !== undefined) return showAgain(draft, turn, refusal)
  return show(answered(mergeReading(draft, reading), step), turn, notice)
}

/** Whether what a text tells as a message is just what was asked for: all those counts, nothing else, and none in doubt. */
const isWholeAnswer = (
  { form, fields, ambiguities, date, period, cumulative, removes }: RecordReading,
  draft: Draft,
  asked: readonly Field[],
): boolean =>
  form === draft.form &&
  asked.every(({ key, type }) => type.name === 'count' && typeof fields[key] === 'number') &&
  Object.keys(fields).length === asked.length &&
  ambiguities.length === 0 &&
  (date ?? period ?? cumulative ?? removes) === undefined

/** A typed answer, of which is known already what it tells as a message. Undefined: the text is no answer to the question. */
export const answerByMessage = (
  draft: Draft,
  step: Step,
  text: string,
  record: RecordReading | undefined,
  turn: Turn,
): Outcome | undefined =>
  step.kind === 'question' && record !== undefined && isWholeAnswer(record, draft, step.fields)
    ? show(answered(mergeReading(draft, record), step), turn)
    : answerByText(draft, step, text, turn)

/** "3 lượt, 2 người" to the question what "2" is: every open figure that was named is one. Bare numbers name nothing. */
const nameFigures = (draft: Draft, fields: readonly string[], text: string, turn: Turn): Outcome | undefined => {
  if (!/\d/.test(text)) return undefined
  const question = { form: formOf(draft), granularity: draft.granularity ?? 'event', fields: [...fields] }
  const reading = /\p{L}/u.test(text)
    ? readAnswer(text, { ...question, now: turn.now, scheme: turn.scheme })
    : undefined
  const ambiguities = draft.ambiguities.filter(
    (each) => each.kind !== 'field' || !each.fields.some((field) => reading?.fields[field] === each.value),
  )
  if (reading === undefined || ambiguities.length === draft.ambiguities.length)
    return showAgain(draft, turn, turn.texts.form.notUnderstood)
  return show(mergeReading({ ...draft, ambiguities }, { ...reading, ambiguities: [] }), turn)
}

const answerAmbiguityByText = (draft: Draft, text: string, turn: Turn): Outcome | undefined => {
  const [ambiguity, ...rest] = draft.ambiguities
  if (ambiguity?.kind === 'field') return nameFigures(draft, ambiguity.fields, text, turn)
  if ((ambiguity?.kind !== 'vague' && ambiguity?.kind !== 'number') || ambiguity.field === undefined) return undefined
  const question = { form: formOf(draft), granularity: draft.granularity ?? 'event', fields: [ambiguity.field] }
  const reading = readAnswer(text, { ...question, now: turn.now, scheme: turn.scheme })
  return reading === undefined ? undefined : show(mergeReading({ ...draft, ambiguities: rest }, reading), turn)
}

const pickOption = (draft: Draft, step: Extract<Step, { kind: 'question' }>, picked: string): Draft | undefined => {
  const [field] = step.fields
  if (field === undefined) return undefined
  const { type } = field
  const set = (value: FieldValue) => answered(withValue(draft, field.key, value), step)
  switch (type.name) {
    case 'choice':
      return type.options.some(({ key }) => key === picked) ? set(picked) : undefined
    case 'choices': {
      if (!type.options.some(({ key }) => key === picked)) return undefined
      const before = draft.values[field.key]
      const chosen = Array.isArray(before) ? before : []
      const next = chosen.includes(picked) ? chosen.filter((key) => key !== picked) : [...chosen, picked]
      return { ...withValue(draft, field.key, next), asking: `f:${field.key}` }
    }
    case 'yes-no':
      return set(picked === 'yes')
    case 'date':
      return isValidDate(picked) ? set(picked) : undefined
    case 'count':
    case 'amount':
    case 'money':
    case 'percent':
    case 'document':
    case 'names':
    case 'text':
      return undefined
  }
}

const pickAmbiguity = (draft: Draft, picked: string): Draft | undefined => {
  const [ambiguity, ...ambiguities] = draft.ambiguities
  const rest = { ...draft, ambiguities }
  switch (ambiguity?.kind) {
    case 'field':
      return ambiguity.fields.includes(picked) ? withValue(rest, picked, ambiguity.value) : undefined
    case 'number':
      return picked !== '' &&
        possibleReadings(ambiguity, fieldOf(formOf(draft), ambiguity.field)).includes(Number(picked))
        ? withValue(rest, ambiguity.field, Number(picked))
        : undefined
    case 'period': {
      const period = ambiguity.readings.find(({ key }) => key === picked)
      return period === undefined ? undefined : { ...rest, period }
    }
    case 'vague':
    case undefined:
      return undefined
  }
}

/** A pressed answer to the question that stands open. Undefined: the button does not belong to it. */
export const answerByPick = (draft: Draft, step: Step, picked: string, turn: Turn): Outcome | undefined => {
  switch (step.kind) {
    case 'granularity':
      return picked === 'event' || picked === 'batch'
        ? show(answered(withImplied(formOf(draft), { ...draft, granularity: picked }), step), turn)
        : undefined
    case 'when': {
      const period = draft.granularity === 'batch' ? parsePeriodKey(picked, turn.scheme, turn.today) : undefined
      const when =
        draft.granularity === 'batch'
          ? { ...(period !== undefined && { period }) }
          : { ...(isValidDate(picked) && { date: picked }) }
      const refusal = notYet(when, turn)
      return refusal === undefined ? show(answered({ ...draft, ...when }, step), turn) : showAgain(draft, turn, refusal)
    }
    case 'reason': {
      const reason = reasonsOf(draft, turn.texts)[Number(picked)]
      return reason === undefined ? undefined : takeSentence(draft, step, reason, turn)
    }
    case 'ambiguity': {
      const next = pickAmbiguity(draft, picked)
      return next === undefined ? undefined : show(next, turn)
    }
    case 'question': {
      const next = pickOption(draft, step, picked)
      return next === undefined ? undefined : show(next, turn)
    }
    case 'choose-field':
    case 'explanation':
    case 'card':
      return undefined
  }
}
