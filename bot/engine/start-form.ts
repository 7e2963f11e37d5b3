import type { Form } from '../../domain/forms/form.ts'
import { may } from '../../domain/rights/rights.ts'
import { formInside, unitInside } from './card-view.ts'
import { shortId } from './correction.ts'
import { emptyDraft, openDraft } from './draft.ts'
import { showNew } from './draft-flow.ts'
import { isListed } from './list.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** Opens a draft; one half-filled waits behind it. */
export const openBeside = (draft: Draft, turn: Turn, notice?: string): Outcome => {
  const { texts, state } = turn
  const before = openDraft(state)
  if (before === undefined) return showNew(draft, turn, notice)
  const kept = isListed(before) ? texts.list.kept : texts.form.kept(formInside(before, turn))
  return showNew(draft, turn, notice === undefined ? kept : `${kept}\n${notice}`)
}

/** Begins a guided form. */
export const startForm = (form: Form, turn: Turn): Outcome => {
  const { state, texts, person } = turn
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  if (!may(person.memberships, 'entry.write', state.unitId, turn.tree, turn.today))
    return outcome(state, { text: texts.form.notHere(unitInside(state.unitId, turn)) })
  return openBeside(emptyDraft(form, state.unitId, shortId(turn)), turn)
}
