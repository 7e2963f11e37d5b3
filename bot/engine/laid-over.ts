import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { valueText } from '../texts/value-text.ts'
import { notYet } from './answer-step.ts'
import { formOf, mergeReading, sumsOf } from './draft.ts'
import { show, showAgain } from './draft-flow.ts'
import { holds } from './record-of-draft.ts'
import type { Draft } from './state.ts'
import type { Outcome, Turn } from './turn.ts'

/** What was added is told as a sum, since the card shows only what it comes to. */
const whatChanged = (draft: Draft, record: RecordReading, { texts, person: { language } }: Turn): string => {
  const sums = sumsOf(draft, record)
  const added = formOf(draft).fields.flatMap((field) => {
    const { [field.key]: more } = record.added ?? {}
    const { [field.key]: sum } = sums
    if (more === undefined || typeof sum !== 'number' || draft.values[field.key] === undefined) return []
    const [before, plus, now] = [sum - more, more, sum].map((count) => valueText(field, count, language))
    return [texts.card.added(field.label[language], `${before} + ${plus} = ${now}`)]
  })
  return added.length > 0 ? added.join('\n') : texts.card.updated
}

/** What was said later, laid over the open draft. Undefined: the form has no place for any of it. */
export const laidOver = (draft: Draft, record: RecordReading, turn: Turn, isShown = true): Outcome | undefined => {
  // Whoever mends "thêm 2 đơn" to "thêm 3 đơn" does not mean five more.
  if (record.added !== undefined && turn.input.kind === 'text' && turn.input.edited === true) {
    const example = formOf(draft).editExample[draft.granularity ?? 'event'] ?? ''
    return showAgain(draft, turn, turn.texts.card.addedOnce(example))
  }
  const merged = mergeReading(draft, record)
  // A figure that follows from others is not kept beside them, though the card changes by it.
  const changes = JSON.stringify(merged.values) !== JSON.stringify(draft.values)
  if (!changes && !holds(merged, record)) return undefined
  const refusal = notYet(merged, turn)
  return refusal === undefined
    ? show(merged, turn, isShown ? whatChanged(draft, record, turn) : undefined)
    : showAgain(draft, turn, refusal)
}
