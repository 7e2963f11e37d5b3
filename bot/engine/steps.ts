import { type Field, type Form, fieldOf } from '../../domain/forms/form.ts'
import { fitsGranularity, formOf, reviewDraft } from './draft.ts'
import { oncePerDraft } from './once-per-draft.ts'
import type { Draft } from './state.ts'

/**
 * What a draft waits for. As text in a draft's path: `granularity`, `when`, `ambiguity`, `q:<question>`, `f:<field>`,
 * `choose-field`, `explanation`, `reason`; `card` when nothing is missing.
 */
export type Step =
  | { kind: 'granularity' | 'when' | 'ambiguity' | 'choose-field' | 'explanation' | 'reason' | 'card' }
  | { kind: 'question'; key: string; fields: Field[] }

export const stepKey = (step: Step): string => (step.kind === 'question' ? step.key : step.kind)

const recordOf = (draft: Draft) => ({ granularity: draft.granularity ?? 'event', values: draft.values })

const exists = (field: Field, draft: Draft) =>
  fitsGranularity(field, recordOf(draft).granularity) && (field.offered?.(recordOf(draft)) ?? true)

const isMissing = (field: Field, draft: Draft) =>
  draft.values[field.key] === undefined && (field.required?.(recordOf(draft)) ?? false)

const hasWhen = (draft: Draft) => (recordOf(draft).granularity === 'event' ? draft.date : draft.period) !== undefined

const asked = (draft: Draft, key: string) => draft.path.includes(key) || draft.skipped.includes(key)

const fieldsOf = (form: Form, keys: readonly string[], draft: Draft): Field[] =>
  keys.flatMap((key) => fieldOf(form, key) ?? []).filter((field) => exists(field, draft))

/** The question that a group of fields still needs: the first missing one of a group half told, the whole group otherwise. */
const questionStep = (key: string, fields: Field[], draft: Draft, onCard: ReadonlySet<string>): Step[] => {
  const missing = fields.filter((field) => isMissing(field, draft) && !onCard.has(field.key))
  const untold = fields.every((field) => draft.values[field.key] === undefined)
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
export const pendingSteps = oncePerDraft((draft): Step[] => {
  const form = formOf(draft)
  const onCard = askedOnCard(draft)
  const steps: Step[] = []
  if (draft.granularity === undefined) steps.push({ kind: 'granularity' })
  if (draft.ambiguities.length > 0) steps.push({ kind: 'ambiguity' })
  const inQuestions = new Set(form.questions.flatMap(({ fields }) => fields))
  const kind = recordOf(draft).granularity
  for (const question of form.questions.filter(({ granularity = kind }) => granularity === kind)) {
    if (question.key !== 'when')
      steps.push(...questionStep(`q:${question.key}`, fieldsOf(form, question.fields, draft), draft, onCard))
    else if (!hasWhen(draft)) steps.push({ kind: 'when' })
  }
  for (const field of form.fields) {
    const key = `f:${field.key}`
    const worked = isMissing(field, draft) && onCard.has(field.key)
    const wanted =
      draft.detail && field.unasked !== true && draft.values[field.key] === undefined && !worked && !asked(draft, key)
    if (!exists(field, draft) || (inQuestions.has(field.key) && !wanted)) continue
    if ((isMissing(field, draft) && !worked) || wanted) steps.push({ kind: 'question', key, fields: [field] })
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
  const fields = fieldsOf(form, keys, draft)
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
  step.kind === 'question' && !step.fields.some((field) => isMissing(field, draft))

/** The fields that exist for this record, for "Sửa". */
export const editableFields = (draft: Draft): Field[] => formOf(draft).fields.filter((field) => exists(field, draft))
