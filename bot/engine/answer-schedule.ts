import type { ReceivingRole } from '../../domain/duties/reception-minimums.ts'
import type { Field, FieldValues } from '../../domain/forms/form.ts'
import { fold } from '../../domain/reading/fold.ts'
import { readNames } from '../../domain/reading/read-written.ts'
import { isDueOfLevel } from '../../domain/schedules/level-dues.ts'
import {
  readScheduleAnswer,
  readScheduleWords,
  type ScheduleWords,
} from '../../domain/schedules/read-schedule-words.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import { answerByText } from './answer-step.ts'
import { openDraft } from './draft.ts'
import { answered, show, showAgain } from './draft-flow.ts'
import { formNamed } from './form-names.ts'
import { answerSteps } from './ladder-steps.ts'
import { namedEdit } from './named-edit.ts'
import { sameValue } from './same-value.ts'
import { withTold } from './schedule-draft.ts'
import { scheduleProblem } from './schedule-problems.ts'
import type { Draft } from './state.ts'
import { currentStep, type Step } from './steps.ts'
import type { Outcome, Turn } from './turn.ts'

const UNIT_NAME_LENGTH_MAX = 100

type Told = { values: FieldValues } | { why: string }

/** The units that the words name, by the names that they have. */
const unitsTold = (text: string, { tree, today, texts }: Turn): { names: string[] } | { why: string } => {
  const { problems } = texts.schedules
  const names: string[] = []
  for (const words of readNames(text, { name: 'names', lengthMax: UNIT_NAME_LENGTH_MAX }) ?? [text]) {
    const [first, ...others] = matchUnits(words, tree, today)
    if (first === undefined) return { why: problems.unknownUnit(words) }
    if (others.length > 0)
      return { why: problems.severalUnits(words, [first, ...others].map(({ name }) => name).join(', ')) }
    names.push(first.name)
  }
  return { names: [...new Set(names)] }
}

const unitAnswer = (field: string, text: string, turn: Turn): Told => {
  const told = unitsTold(text, turn)
  if ('why' in told) return told
  if (field === 'units') return { values: { units: told.names } }
  const [only = '', ...others] = told.names
  return others.length > 0 ? { why: turn.texts.schedules.problems.oneUnit } : { values: { [field]: only } }
}

/** Units named where a group is asked for. */
const namedDebtors = (text: string, turn: Turn): Told => {
  const told = unitsTold(text, turn)
  return 'names' in told ? { values: { debtors: 'units', units: told.names } } : told
}

const GIVEN_UP = /^(?:khong|ko|khong co|tat ca|mac dinh|cap tren(?: truc tiep)?)$/

/** "Làm đủ số lần", "báo cáo", or what is to be done so many times. */
const dutyTold = (field: string, text: string): Told | undefined => {
  const form = formNamed(text)
  if (form !== undefined) return { values: { duty: 'entries', form: form.key } }
  if (field !== 'duty') return undefined
  if (/\b(?:so lan|du lan|may lan)\b/.test(fold(text))) return { values: { duty: 'entries' } }
  return /\bbao cao\b/.test(fold(text)) ? { values: { duty: 'report' } } : undefined
}

const HEADS: Readonly<Record<string, ReceivingRole>> = {
  'bi thu': 'secretary',
  'chu tich': 'chair',
  'thu truong': 'agency_head',
}

/** "Chủ tịch", "Bí thư, kể cả ủy quyền", "mọi buổi". */
const countedTold = (text: string): Told | undefined => {
  const [, head = ''] = /\b(bi thu|chu tich|thu truong)\b/.exec(fold(text)) ?? []
  const role = HEADS[head]
  if (role === undefined) return /^(?:moi|tat ca)\b/.test(fold(text)) ? { values: { counted: 'each' } } : undefined
  const deputy = /\buy quyen\b/.test(fold(text)) ? '_or_deputy' : ''
  return { values: { counted: `${role}${deputy}` } }
}

/** An answer in words that only a schedule has. Undefined: read it as any other answer. */
const answerTold = (field: string, text: string, turn: Turn): Told | undefined => {
  switch (field) {
    case 'duty':
    case 'form':
      return dutyTold(field, text)
    case 'counted':
      return countedTold(text)
    case 'units':
    case 'under':
    case 'aggregator':
      return GIVEN_UP.test(fold(text).trim()) ? undefined : unitAnswer(field, text, turn)
    default: {
      const values = readScheduleAnswer(field, text, turn.today)
      return values === undefined ? undefined : { values }
    }
  }
}

const withoutAsking = ({ asking: _asking, ...draft }: Draft): Draft => draft

const withReason = (draft: Draft, reason: string | undefined): Draft =>
  reason === undefined || draft.correction === undefined
    ? draft
    : { ...draft, correction: { ...draft.correction, reason } }

const take = (draft: Draft, step: Step, values: FieldValues, turn: Turn, reason?: string): Outcome => {
  const next = withReason(withTold(draft, values), reason)
  const why = scheduleProblem(next, Object.keys(values), turn)
  if (why !== undefined) return showAgain(draft, turn, why.text)
  const isNew =
    reason !== undefined || Object.entries(values).some(([key, value]) => !sameValue(draft.values[key], value))
  if (!isNew && step.kind === 'card') return showAgain(draft, turn, turn.texts.schedules.problems.alreadySo)
  const isAnswer = step.kind === 'question' && step.fields.some(({ key }) => values[key] !== undefined)
  const notice = isAnswer && draft.asking === undefined ? undefined : turn.texts.card.updated
  return show(isAnswer ? answered(next, step) : withoutAsking(next), turn, notice)
}

const taken = (draft: Draft, step: Step, told: Told, turn: Turn): Outcome =>
  'why' in told ? showAgain(draft, turn, told.why) : take(draft, step, told.values, turn)

/** What was taken, unless something stands against it: then it is asked again, with the reason. */
export const unlessProblem = (draft: Draft, answer: Outcome | undefined, turn: Turn): Outcome | undefined => {
  const next = answer === undefined ? undefined : openDraft(answer.state)
  if (next === undefined) return answer
  const changed = Object.keys(next.values).filter((key) => next.values[key] !== draft.values[key])
  const why = scheduleProblem(next, changed, turn)
  return why === undefined ? answer : showAgain(draft, turn, why.text)
}

/** What the words of any question, or of none, say; a day alone is that from which it holds. */
const wordsTold = (step: Step, text: string, { today }: Turn): ScheduleWords | undefined => {
  if (step.kind === 'question' && step.fields.some(({ type }) => type.name === 'text')) return undefined
  return readScheduleWords(text, today) ?? (step.kind === 'card' ? readScheduleWords(`từ ${text}`, today) : undefined)
}

/** Why words are no answer, where a schedule can say it better than any form. */
const notAnAnswer = (field: string, { texts }: Turn): string | undefined => {
  const { problems } = texts.schedules
  if (isDueOfLevel(field)) return problems.due
  return { due: problems.due, frequency: problems.frequency, days: problems.days }[field]
}

/** An answer to the question about the field, in words of its own or as in any form. */
const answerField = (draft: Draft, step: Step, field: Field, text: string, turn: Turn): Outcome | undefined => {
  const told = answerTold(field.key, text, turn)
  if (told !== undefined) return taken(draft, step, told, turn)
  if (field.key === 'steps') return answerSteps(draft, step, text, turn)
  // Their options are known by the numbers in their names, not by their places.
  const isDue = field.key === 'due' || isDueOfLevel(field.key)
  const answer = isDue ? undefined : unlessProblem(draft, answerByText(draft, step, text, turn), turn)
  if (answer !== undefined) return answer
  const words = wordsTold(step, text, turn)
  if (words !== undefined) return take(draft, step, words.values, turn, words.reason)
  if (field.key === 'debtors') return taken(draft, step, namedDebtors(text, turn), turn)
  const why = notAnAnswer(field.key, turn)
  return why === undefined ? undefined : showAgain(draft, turn, why)
}

/** A text while a schedule is added or changed. Undefined: it speaks of something else. */
export const answerSchedule = (draft: Draft, text: string, turn: Turn): Outcome | undefined => {
  const named = namedEdit(draft, text)
  if (named !== undefined) {
    const { field, answer } = named
    const step: Step = { kind: 'question', key: `f:${field.key}`, fields: [field] }
    return answerField({ ...draft, asking: step.key }, step, field, answer, turn)
  }
  const step = currentStep(draft)
  const [field] = step.kind === 'question' ? step.fields : []
  if (field !== undefined) return answerField(draft, step, field, text, turn)
  const words = wordsTold(step, text, turn)
  return words === undefined ? undefined : take(draft, step, words.values, turn, words.reason)
}
