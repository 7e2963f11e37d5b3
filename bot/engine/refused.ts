import { formatInstant } from '../texts/format.ts'
import { draftButton, rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { rowOf, shortId } from './correction.ts'
import { openDraft, withDraft, withoutDraft } from './draft.ts'
import { save, show } from './draft-flow.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

/** More than this is not withdrawn at one press. */
const REPLACED_MAX = 40

const explain = (draft: Draft, { refusal, inTheWay }: Refused, turn: Turn): string => {
  const { texts } = turn
  const unit = unitName(draft.unitId, turn)
  switch (refusal) {
    case 'mixed_granularity':
      return draft.granularity === 'batch' ? texts.refused.mixedBatch(unit, inTheWay.length) : texts.refused.mixedEvent(unit)
    case 'total_exists':
      return texts.refused.totalExists(unit)
    case 'entry_changed':
      return texts.refused.entryChanged
    case 'not_allowed':
      return texts.refused.notAllowed(unit)
  }
}

/** The way out of what the database refused: nothing was saved, the draft is still there. */
export const onRefused = (refused: Refused, turn: Turn): Outcome => {
  const { texts, state } = turn
  const draft = openDraft(state)
  if (draft === undefined) {
    const text = refused.refusal === 'entry_changed' ? texts.refused.entryChanged : texts.journal.gone
    return outcome(state, { text })
  }
  const { inTheWay, refusal } = refused
  const waiting: Draft = {
    ...draft,
    inTheWay: inTheWay.map((entry) => ({ entry: rowOf(entry, texts.saved.replaceReason), recordedBy: entry.recordedBy })),
  }
  const next = withDraft(state, waiting)
  const shown = openDraft(next) ?? waiting
  const many = inTheWay.length >= REPLACED_MAX
  const ways = [
    ...(refusal === 'mixed_granularity' && inTheWay.length > 0 && !many
      ? [draftButton(shown, texts.buttons.replace(inTheWay.length), 'replace')]
      : []),
    ...(refusal === 'total_exists' && inTheWay.length === 1 ? [draftButton(shown, texts.buttons.correctSaved, 'correct')] : []),
    draftButton(shown, texts.buttons.edit, 'edit'),
    draftButton(shown, texts.buttons.cancel, 'cancel'),
  ]
  const who = inTheWay
    .slice(0, 5)
    .map(({ recordedByName, recordedAt }) => `• ${texts.figures.said(recordedByName, formatInstant(recordedAt))}`)
  const lines = [explain(draft, refused, turn), ...who, many ? texts.refused.tooMany : texts.refused.wayOut]
  return outcome(next, { text: lines.join('\n'), buttons: rows(ways) })
}

/** The entries in the way are withdrawn with the saving of the draft, in one commit. */
export const replaceInTheWay = (draft: Draft, turn: Turn): Outcome => {
  const { inTheWay, ...rest } = draft
  return inTheWay === undefined ? show(draft, turn) : save({ ...rest, replaces: inTheWay }, turn)
}

/** The total that was reported before is corrected to what the draft says. */
export const correctInTheWay = (draft: Draft, turn: Turn): Outcome => {
  const [saved] = draft.inTheWay ?? []
  if (saved === undefined) return show(draft, turn)
  const { inTheWay: _done, ...rest } = draft
  const correction = {
    entryId: saved.entry.id,
    revision: saved.entry.revision,
    before: saved.entry.values,
    recordedBy: saved.recordedBy,
  }
  const state = withoutDraft(turn.state, draft.id)
  return show({ ...rest, id: shortId(turn), values: { ...saved.entry.values, ...draft.values }, correction }, { ...turn, state })
}

