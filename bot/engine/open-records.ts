import { fold } from '../../domain/reading/fold.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Unit } from '../../domain/units/unit.ts'
import { findUnitMention } from '../../domain/units/unit-mention.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import { notYet } from './answer-step.ts'
import { formInside, unitInside } from './card-view.ts'
import { shortId } from './correction.ts'
import { DRAFTS_MAX, draftOf, hasRoomFor, openDraft } from './draft.ts'
import { show, tooMany } from './draft-flow.ts'
import { hintView } from './general-view.ts'
import { isListed, withListed } from './list.ts'
import { listView } from './list-view.ts'
import { withPast } from './past.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

type Place = { unitId: number } | { refusal: string }

const areaWord = /^(xa|phuong|thi tran|thi xa|dac khu|tinh|huyen|quan|thanh pho)\b/

/** "thôn 3" lies in the own unit; "xã Ia …" is another one, known or not. "xã, thị trấn" and "xã đã …" name none. */
const namesArea = (words: string): boolean => {
  const folded = fold(words)
  const head = areaWord.exec(folded)?.[0]
  if (head === undefined) return false
  const [first = ''] = words.split(/\s+/).slice(head.split(' ').length)
  return first !== '' && (/^\p{Lu}/u.test(first) || folded === words.toLowerCase())
}

const headOfArea = /\b(chu tich|bi thu|ct|pct|bt|pbt|lanh dao)( ubnd| dang uy| hdnd)? (xa|phuong|thi tran)\b/

/** "Chủ tịch xã Ia Krom tiếp dân": the unit stands behind its head. Without a name it is the own one. */
const unitsOfHead = ({ input, tree, today }: Turn): readonly Unit[] =>
  input.kind === 'text' && headOfArea.test(fold(input.text))
    ? (findUnitMention(input.text, tree, today)?.units ?? [])
    : []

/** The unit that a record names, if the person may write there; otherwise where the person works. */
const placeOf = ({ unitWords }: RecordReading, isOnly: boolean, turn: Turn): Place => {
  const { state, person, tree, today, texts } = turn
  const mayWrite = (unitId: number) => may(person.memberships, 'entry.write', unitId, tree, today)
  const notHere = (unitId: number) => ({ refusal: texts.form.notHere(unitInside(unitId, turn)) })
  const ofHead = isOnly ? unitsOfHead(turn) : []
  const named = unitWords === undefined ? ofHead : matchUnits(unitWords, tree, today)
  const [unit] = named
  if (unit !== undefined) {
    const [own, ...others] = named.filter(({ id }) => mayWrite(id))
    if (own === undefined) return notHere(unit.id)
    return others.length === 0 ? { unitId: own.id } : { refusal: texts.figures.unknownUnit }
  }
  if (unitWords !== undefined && namesArea(unitWords))
    return { refusal: isOnly ? texts.figures.unknownUnit : texts.list.leftOut(unitWords) }
  if (state.unitId === null) return { refusal: texts.form.noUnit }
  return mayWrite(state.unitId) ? { unitId: state.unitId } : notHere(state.unitId)
}

interface Opened {
  drafts: { draft: Draft; record: RecordReading }[]
  /** Why records were left out. */
  refusals: string[]
}

const draftsOf = (records: readonly RecordReading[], turn: Turn): Opened => {
  const opened: Opened = { drafts: [], refusals: [] }
  for (const record of records) {
    const form = turn.catalogue.form(record.form)
    if (form === undefined) continue
    const place = placeOf(record, records.length === 1, turn)
    if ('refusal' in place) {
      opened.refusals.push(place.refusal)
      continue
    }
    const draft = withPast(draftOf(form, record, place.unitId, shortId(turn)), turn)
    const refusal = notYet(draft, turn)
    if (refusal === undefined) opened.drafts.push({ draft, record })
    else opened.refusals.push(refusal)
  }
  return { ...opened, refusals: [...new Set(opened.refusals)] }
}

/** Opens what a message tells: one record as a card, several as a list to be confirmed at once. */
export const openRecords = (records: readonly RecordReading[], turn: Turn): Outcome => {
  const { texts, state } = turn
  const before = openDraft(state)
  const { drafts, refusals } = draftsOf(records, turn)
  const [first] = drafts
  if (first === undefined) {
    const text = refusals.join('\n')
    return outcome(state, text === '' ? hintView(turn) : { text })
  }
  const room = DRAFTS_MAX - state.drafts.length
  if (!hasRoomFor(1, state)) return tooMany(turn)
  const kept = drafts.slice(0, room)
  const notices = [
    ...(before === undefined || isListed(before) ? [] : [texts.form.kept(formInside(before, turn))]),
    ...refusals,
    ...(kept.length < drafts.length ? [texts.list.tooMany(drafts.length, kept.length)] : []),
  ]
  const notice = notices.length === 0 ? undefined : notices.join('\n')
  if (drafts.length === 1 && !isListed(before)) return show(first.draft, turn, notice)
  const next = withListed(state, kept)
  return outcome(next, listView({ ...turn, state: next }, notice))
}
