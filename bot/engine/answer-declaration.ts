import { answerByText } from './answer-step.ts'
import { openDraft } from './draft.ts'
import { showAgain } from './draft-flow.ts'
import { answerProblem } from './indicator-saving.ts'
import type { Draft } from './state.ts'
import type { Step } from './steps.ts'
import type { Outcome, Turn } from './turn.ts'

/**
 * Words that declare an indicator are taken as they are, though they may read like a record ("tiếp dân"); what will not
 * do is asked again at once. Undefined: the text is no answer.
 */
export const answerDeclaration = (
  draft: Draft,
  step: Extract<Step, { kind: 'question' }>,
  text: string,
  turn: Turn,
): Outcome | undefined => {
  const taken = answerByText(draft, step, text, turn)
  const next = taken === undefined ? undefined : openDraft(taken.state)
  if (next === undefined) return undefined
  const why = answerProblem(
    next,
    step.fields.map(({ key }) => key),
    turn,
  )
  return why === undefined ? taken : showAgain(draft, turn, why)
}
