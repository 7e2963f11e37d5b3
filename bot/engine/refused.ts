import type { EntrySummary } from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { atBeginning, entryLine, whenText } from '../texts/value-text.ts'
import { draftButton, rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { rowOf, shortId } from './correction.ts'
import { formOf, openDraft, reviewDraft, valuesToSave, withDraft, withoutDraft } from './draft.ts'
import { save, show } from './draft-flow.ts'
import { mayCorrect } from './journal-view.ts'
import { isListed, listedDrafts, takenUp } from './list.ts'
import type { ConversationState, Draft } from './state.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

const IN_THE_WAY_SHOWN_MAX = 5

/** What a saved entry says, and who said it: a person must see what would be withdrawn. */
const inTheWayLine = (entry: EntrySummary, { texts, catalogue, person: { language } }: Turn): string => {
  const form = catalogue.form(entry.form)
  const said = form === undefined ? entry.form : entryLine(form, entry.values, language, entry.qualifiers)
  const by = texts.figures.said(entry.recordedByName, formatInstant(entry.recordedAt))
  return `${atBeginning(whenText(entry, language))}, ${said} (${by})`
}

/** The entries in the way, and how many more there are. */
export const inTheWayLines = ({ inTheWay }: Refused, turn: Turn): string[] => {
  const shown = inTheWay.slice(0, IN_THE_WAY_SHOWN_MAX)
  const rest = inTheWay.length - shown.length
  return [
    ...shown.map((entry) => `• ${inTheWayLine(entry, turn)}`),
    ...(rest > 0 ? [turn.texts.figures.and(rest)] : []),
  ]
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
    case 'follow_up_changed':
      return texts.registers.changedMeanwhile
    case 'indicator_retired':
      return texts.indicators.notInUse
    case 'not_allowed':
      return texts.refused.notAllowed(unitInside(draft.unitId, turn))
    default:
      return texts.general.failed
  }
}

/** The draft says what is said already in another way; anything else is not settled by changing the draft. */
const isConflict = (refusal: Refused['refusal']) => refusal === 'mixed_granularity' || refusal === 'total_exists'

const wayOut = ({ refusal, inTheWay }: Refused, mine: boolean, { texts }: Turn): string => {
  if (!mine) return texts.refused.wayOutOfOthers
  if (inTheWay.length >= REPLACED_MAX) return texts.refused.tooMany
  return refusal === 'total_exists' ? texts.refused.wayOutOfTotal : texts.refused.wayOut
}

const withoutDraftText = (refusal: Refused['refusal'], { texts }: Turn): string => {
  if (refusal === 'follow_up_changed') return texts.registers.changedMeanwhile
  return refusal === 'entry_changed' ? texts.refused.entryChanged : texts.journal.gone
}

/** Of a list that was refused, the record that meets what is saved already; it is taken up by itself. */
const takenFromList = (draft: Draft, [first]: readonly EntrySummary[], state: ConversationState): Draft => {
  if (!isListed(draft)) return draft
  const meant = listedDrafts(state).find((each) => first !== undefined && isAboutSame(each, first))
  return takenUp(meant ?? draft)
}

const isAboutSame = (draft: Draft, entry: EntrySummary): boolean => {
  const span = draft.date === undefined ? draft.period : { from: draft.date, to: draft.date }
  return (
    draft.form === entry.form &&
    draft.unitId === entry.unitId &&
    (draft.granularity !== entry.granularity || formOf(draft).facet(draft.values) === entry.facet) &&
    span !== undefined &&
    span.from <= entry.to &&
    entry.from <= span.to
  )
}

/** The way out of what the database refused: nothing was saved, the draft is still there. */
export const onRefused = (refused: Refused, turn: Turn): Outcome => {
  const { texts, state } = turn
  const draft = refused.draft === undefined ? openDraft(state) : state.drafts.find(({ id }) => id === refused.draft)
  if (draft === undefined) {
    return outcome(state, { text: withoutDraftText(refused.refusal, turn) })
  }
  const { inTheWay, refusal } = refused
  const waiting: Draft = {
    ...takenFromList(draft, inTheWay, state),
    inTheWay: inTheWay.map((entry) => ({
      entry: rowOf(entry, texts.saved.replaceReason),
      recordedBy: entry.recordedBy,
    })),
  }
  const next = withDraft(state, waiting)
  const shown = openDraft(next) ?? waiting
  const ofList = isListed(draft) ? [texts.list.notSaved] : []
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
  const lines = [
    ...ofList,
    explain(waiting, refused, turn),
    ...inTheWayLines(refused, turn),
    ...(isConflict(refusal) ? [wayOut(refused, mine, turn)] : []),
  ]
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
  const { inTheWay: _done, listed: _left, ...rest } = draft
  const correction = {
    entryId: saved.entry.id,
    revision: saved.entry.revision,
    before: saved.entry.values,
    recordedBy: saved.recordedBy,
  }
  const state = withoutDraft(turn.state, draft.id)
  return show(
    {
      ...rest,
      id: shortId(turn),
      values: { ...saved.entry.values, ...valuesToSave(draft, reviewDraft(draft)) },
      correction,
    },
    { ...turn, state },
  )
}
