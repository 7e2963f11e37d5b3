import { formByKey } from '../../domain/forms/registry.ts'
import type { EntrySummary } from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { atBeginning, entryLine, whenText } from '../texts/value-text.ts'
import { draftButton, rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { rowOf, shortId } from './correction.ts'
import { openDraft, withDraft, withoutDraft } from './draft.ts'
import { save, show } from './draft-flow.ts'
import { mayCorrect } from './journal-view.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

const IN_THE_WAY_SHOWN_MAX = 5

/** What a saved entry says, and who said it: a person must see what would be withdrawn. */
const inTheWayLine = (entry: EntrySummary, { texts, person: { language } }: Turn): string => {
  const form = formByKey.get(entry.form)
  const said = form === undefined ? entry.form : entryLine(form, entry.values, language)
  const by = texts.figures.said(entry.recordedByName, formatInstant(entry.recordedAt))
  return `${atBeginning(whenText(entry, language))}, ${said} (${by})`
}

/** More than this is not withdrawn at one press. */
const REPLACED_MAX = 40

const explain = (draft: Draft, { refusal, inTheWay }: Refused, turn: Turn): string => {
  const { texts } = turn
  const unit = unitName(draft.unitId, turn)
  switch (refusal) {
    case 'mixed_granularity':
      return draft.granularity === 'batch'
        ? texts.refused.mixedBatch(unit, inTheWay.length)
        : texts.refused.mixedEvent(unit)
    case 'total_exists':
      return texts.refused.totalExists(unit)
    case 'entry_changed':
      return texts.refused.entryChangedMeanwhile
    case 'not_allowed':
      return texts.refused.notAllowed(unitInside(draft.unitId, turn))
  }
}

/** The draft says what is said already in another way; anything else is not settled by changing the draft. */
const isConflict = (refusal: Refused['refusal']) => refusal === 'mixed_granularity' || refusal === 'total_exists'

const wayOut = ({ refusal, inTheWay }: Refused, mine: boolean, { texts }: Turn): string => {
  if (!mine) return texts.refused.wayOutOfOthers
  if (inTheWay.length >= REPLACED_MAX) return texts.refused.tooMany
  return refusal === 'total_exists' ? texts.refused.wayOutOfTotal : texts.refused.wayOut
}

/** The way out of what the database refused: nothing was saved, the draft is still there. */
export const onRefused = (refused: Refused, turn: Turn): Outcome => {
  const { texts, state } = turn
  const draft = refused.draft === undefined ? openDraft(state) : state.drafts.find(({ id }) => id === refused.draft)
  if (draft === undefined) {
    const text = refused.refusal === 'entry_changed' ? texts.refused.entryChanged : texts.journal.gone
    return outcome(state, { text })
  }
  const { inTheWay, refusal } = refused
  const waiting: Draft = {
    ...draft,
    inTheWay: inTheWay.map((entry) => ({
      entry: rowOf(entry, texts.saved.replaceReason),
      recordedBy: entry.recordedBy,
    })),
  }
  const next = withDraft(state, waiting)
  const shown = openDraft(next) ?? waiting
  const many = inTheWay.length >= REPLACED_MAX
  const mine = inTheWay.every((entry) => mayCorrect(entry, turn))
  const ways = [
    ...(refusal === 'mixed_granularity' && inTheWay.length > 0 && !many && mine
      ? [draftButton(shown, texts.buttons.replace(inTheWay.length), 'replace')]
      : []),
    ...(refusal === 'total_exists' && inTheWay.length === 1 && mine
      ? [draftButton(shown, texts.buttons.correctSaved, 'correct')]
      : []),
    ...(refusal === 'entry_changed' && draft.correction !== undefined
      ? [{ title: texts.buttons.openLatest, action: `fix:${draft.correction.entryId}` }]
      : []),
    ...(isConflict(refusal) ? [draftButton(shown, texts.buttons.edit, 'edit')] : []),
    draftButton(shown, texts.buttons.cancel, 'cancel'),
  ]
  const shownInTheWay = inTheWay.slice(0, IN_THE_WAY_SHOWN_MAX)
  const rest = inTheWay.length - shownInTheWay.length
  const what = [
    ...shownInTheWay.map((entry) => `• ${inTheWayLine(entry, turn)}`),
    ...(rest > 0 ? [texts.figures.and(rest)] : []),
  ]
  const lines = [explain(draft, refused, turn), ...what, ...(isConflict(refusal) ? [wayOut(refused, mine, turn)] : [])]
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
  return show(
    { ...rest, id: shortId(turn), values: { ...saved.entry.values, ...draft.values }, correction },
    { ...turn, state },
  )
}
