import { correctionOf } from './correction.ts'
import { formOf, withoutDraft } from './draft.ts'
import { show, showNew } from './draft-flow.ts'
import { mayCorrect } from './journal-view.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** "Giữ riêng": the two are different, and it is not asked again. */
export const keepApart = (draft: Draft, turn: Turn): Outcome =>
  draft.alike === undefined ? show(draft, turn) : show({ ...draft, alike: { name: draft.alike.name } }, turn)

/** "Gộp": what was said is laid over the entry that is registered, under the name that it has. */
export const merge = (draft: Draft, turn: Turn): Outcome => {
  const { facts, texts } = turn
  const entry = facts.kind === 'entry' ? facts.entry : null
  if (entry === null || entry.id !== draft.alike?.entry?.id || entry.withdrawn)
    return show(draft, turn, texts.journal.gone)
  if (!mayCorrect(entry, turn)) return show(draft, turn, texts.registers.alike.notYours(entry.recordedByName))
  const correction = correctionOf(entry, turn)
  const { uniqueName = '' } = formOf(draft)
  if (correction?.correction === undefined) return outcome(turn.state, { text: texts.journal.gone })
  const { [uniqueName]: _name, ...said } = draft.values
  const merged: Draft = {
    ...correction,
    values: { ...correction.values, ...said },
    correction: { ...correction.correction, reason: texts.registers.alike.reason },
  }
  return showNew(merged, { ...turn, state: withoutDraft(turn.state, draft.id) })
}
