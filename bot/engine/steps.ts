import { type Field, type FieldValues, type Form, fieldOf, type Granularity } from '../../domain/forms/form.ts'
import { fitsGranularity, formOf, reviewDraft } from './draft.ts'
import { onceFor } from './once-for.ts'
import type { Draft } from './state.ts'

/**
 * What a draft waits for. As text in a draft's path: `granularity`, `when`, `ambiguity`, `q:<question>`, `f:<field>`,
 * `choose-field`, `explanation`, `reason`; `card` when nothing is missing.
 */
export type Step =
  | { kind: 'granularity' | 'when' | 'ambiguity' | 'choose-field' | 'explanation' | 'reason' | 'card' }
  | { kind: 'question'; key: string; fields: Field[] }

export const stepKey = (step: Step): string => (step.kind === 'question' ? step.key : step.kind)

/** What a draft tells by now. */
interface Told {
  granularity: Granularity
  values: FieldValues
}

const toldBy = ({ granularity = 'event', values }: Draft): Told => ({ granularity, values })

const exists = (field: Field, told: Told) => fitsGranularity(field, told.granularity) && (field.offered?.(told) ?? true)

const isMissing = (field: Field, told: Told) =>
  told.values[field.key] === undefined && (field.required?.(told) ?? false)

const asked = (draft: Draft, key: string) => draft.path.includes(key) || draft.skipped.includes(key)

const fieldsNamed = (form: Form, keys: readonly string[]): Field[] => keys.flatMap((key) => fieldOf(form, key) ?? [])

/** The questions of a form with their fields, and the fields that have none. */
const questionsOf = onceFor((form: Form) => {
  const questions = form.questions.map((question) => ({
    key: `q:${question.key}`,
    granularity: question.granularity,
    fields: fieldsNamed(form, question.fields),
  }))
  const inQuestions = new Set(questions.flatMap(({ fields }) => fields))
  return { questions, others: form.fields.filter((field) => !inQuestions.has(field)) }
})

/** The question that a group of fields still needs: the first missing one of a group half told, the whole group otherwise. */
const questionStep = (key: string, fields: Field[], draft: Draft, told: Told, onCard: ReadonlySet<string>): Step[] => {
  const missing = fields.filter((field) => isMissing(field, told) && !onCard.has(field.key))
  const untold = fields.every((field) => told.values[field.key] === undefined)
  if (missing.length > 0) return [{ kind: 'question', key, fields: untold ? fields : missing.slice(0, 1) }]
  const offered = draft.mode === 'guided' && untold && fields.length > 0 && !asked(draft, key)
  return offered ? [{ kind: 'question', key, fields }] : []
}

/**
 * Required fields that need no question of their own: those worked out from others, and, for a line, the parts of a sum
 * of which the card asks what is left.
 */
const askedOnCard = (draft: Draft): Set<string> => {
  const { derived, asks } = reviewDraft(draft)
  const rest = draft.mode === 'guided' ? [] : asks.flatMap((ask) => (ask.kind === 'remainder' ? [] : ask.missing))
  return new Set([...Object.keys(derived), ...rest])
}

/** Everything the draft still waits for, in the order in which it is asked. */
export const pendingSteps = onceFor((draft: Draft): Step[] => {
  const form = formOf(draft)
  const told = toldBy(draft)
  const onCard = askedOnCard(draft)
  const steps: Step[] = []
  if (draft.granularity === undefined) steps.push({ kind: 'granularity' })
  if (draft.ambiguities.length > 0) steps.push({ kind: 'ambiguity' })
  const { questions, others } = questionsOf(form)
  const when = told.granularity === 'event' ? draft.date : draft.period
  for (const { key, granularity = told.granularity, fields } of questions) {
    if (granularity !== told.granularity) continue
    const offered = fields.filter((field) => exists(field, told))
    if (key !== 'q:when') steps.push(...questionStep(key, offered, draft, told, onCard))
    else if (when === undefined) steps.push({ kind: 'when' })
  }
  for (const field of draft.detail ? form.fields : others) {
    const missing = isMissing(field, told)
    const worked = missing && onCard.has(field.key)
    const key = `f:${field.key}`
    const wanted =
      draft.detail && field.unasked !== true && told.values[field.key] === undefined && !worked && !asked(draft, key)
    const lacks = missing && !worked && others.includes(field)
    if ((lacks || wanted) && exists(field, told)) steps.push({ kind: 'question', key, fields: [field] })
  }
  return steps
})

/** The step opened by a button, if it still makes sense. */
const openedStep = (draft: Draft): Step | undefined => {
  const { asking } = draft
  if (asking === undefined) return undefined
  if (
    asking === 'choose-field' ||
    asking === 'explanation' ||
    asking === 'reason' ||
    asking === 'when' ||
    asking === 'granularity'
  )
    return { kind: asking }
  const form = formOf(draft)
  const [kind, key = ''] = asking.split(':')
  const keys = kind === 'q' ? (form.questions.find((question) => question.key === key)?.fields ?? []) : [key]
  const told = toldBy(draft)
  const fields = fieldsNamed(form, keys).filter((field) => exists(field, told))
  return fields.length === 0 ? undefined : { kind: 'question', key: asking, fields }
}

/** What to ask now; `card` when all is told. */
export const currentStep = (draft: Draft): Step => openedStep(draft) ?? pendingSteps(draft)[0] ?? { kind: 'card' }

/** "Câu 3/8". */
export const progressOf = (draft: Draft): { position: number; total: number } => {
  const before = draft.path.length
  return { position: before + 1, total: before + Math.max(1, pendingSteps(draft).length) }
}

/** Whether the person may go past the step without an answer. */
export const isSkippable = (step: Step, draft: Draft): boolean =>
  step.kind === 'question' && !step.fields.some((field) => isMissing(field, toldBy(draft)))

/** The fields that exist for this record, for "Sửa". */
export const editableFields = (draft: Draft): Field[] =>
  formOf(draft).fields.filter((field) => exists(field, toldBy(draft)))
