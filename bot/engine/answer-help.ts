import type { Texts } from '../texts/texts.ts'
import type { Step } from './steps.ts'

/** Said under "not understood": how the open question is answered. */
export const answerHelp = (step: Step, texts: Texts): string => {
  if (step.kind === 'when') return ''
  const names = step.kind === 'question' ? step.fields.map(({ type }) => type.name) : []
  const [first] = names
  if (first === undefined || names.some((name) => name !== first)) return ''
  return first === 'text' ? '' : ` ${texts.form.expected[first]}`
}
