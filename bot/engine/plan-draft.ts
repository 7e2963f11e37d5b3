import { readDocumentNumber } from '../../domain/forms/document-number.ts'
import { readPlan, readUnits, readWindow } from '../../domain/inspections/read-plan.ts'
import { readDate } from '../../domain/reading/read-date.ts'
import type { PlanDraft, PlanPart } from './state.ts'
import type { Turn } from './turn.ts'

export const PLAN_PARTS = [
  'number',
  'signedOn',
  'leadBody',
  'units',
  'window',
  'subject',
] as const satisfies readonly PlanPart[]

const TEXT_LENGTH_MAX = 300

/** What a text adds to the draft of a plan; `unclear` are words that were meant as units and name none, or several. */
export interface PlanAnswer {
  draft: PlanDraft
  unclear: string[]
}

const isMissing = (draft: PlanDraft, part: PlanPart): boolean =>
  part === 'units' ? draft.unitIds.length === 0 : draft[part] === undefined

/** The next part to ask for; undefined: the card. */
export const partAsked = (draft: PlanDraft): PlanPart | undefined =>
  draft.asking ?? PLAN_PARTS.find((part) => isMissing(draft, part))

const withoutAsking = ({ asking: _asking, ...draft }: PlanDraft): PlanDraft => draft

const answered = (draft: PlanDraft, said: Partial<PlanDraft>): PlanAnswer => ({
  draft: { ...withoutAsking(draft), ...said },
  unclear: [],
})

/** The answer to the question for one part. Undefined: the words are none. */
const answerTo = (part: PlanPart, text: string, draft: PlanDraft, turn: Turn): PlanAnswer | undefined => {
  const words = text.trim()
  switch (part) {
    case 'number': {
      const number = readDocumentNumber(words.replace(/^(?:kế hoạch|ke hoach|kh|số|so)\s+/iu, ''))?.text
      return number === undefined ? undefined : answered(draft, { number })
    }
    case 'signedOn': {
      const signedOn = readDate(words, turn)
      return signedOn === undefined ? undefined : answered(draft, { signedOn })
    }
    case 'units': {
      const { units, unclear } = readUnits(words, turn)
      if (unclear.length > 0 || units.length === 0) return { draft, unclear }
      return answered(draft, { unitIds: units.map(({ id }) => id) })
    }
    case 'window': {
      const window = readWindow(words, turn.now)
      return window === undefined ? undefined : answered(draft, { window })
    }
    case 'leadBody':
    case 'subject':
      return words === '' ? undefined : answered(draft, { [part]: words.slice(0, TEXT_LENGTH_MAX).toWellFormed() })
  }
}

/** A whole sentence laid over the draft. Undefined: it says nothing of a plan. */
export const mergePlan = (draft: PlanDraft, text: string, turn: Turn): PlanAnswer | undefined => {
  const { units, ...said } = readPlan(text, turn)
  if (units.length === 0 && Object.keys(said).length === 0) return undefined
  return answered(draft, { ...said, ...(units.length > 0 && { unitIds: units.map(({ id }) => id) }) })
}

/** What follows from a text while a plan is being entered. Undefined: it is no answer. */
export const answerPlan = (draft: PlanDraft, text: string, turn: Turn): PlanAnswer | undefined => {
  const part = partAsked(draft)
  const whole = mergePlan(draft, text, turn)
  // "số 13-KH/HU ngày 10/8/2026, Quý II/2027" says more than the one part that was asked for.
  const parts =
    whole === undefined
      ? 0
      : PLAN_PARTS.filter((each) => isMissing(draft, each) && !isMissing(whole.draft, each)).length
  if (part === undefined || parts > 1) return whole
  return answerTo(part, text, draft, turn)
}
