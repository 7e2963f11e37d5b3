import { formByKey, forms } from '../../domain/forms/registry.ts'
import { fold } from '../../domain/reading/fold.ts'
import type { MessageReading, RecordReading } from '../../domain/reading/message-reading.ts'
import { readMessage } from '../../domain/reading/read-message.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Unit } from '../../domain/units/unit.ts'
import { findUnitMention } from '../../domain/units/unit-mention.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import { isAgreement } from './agreement.ts'
import { answerByText, notYet } from './answer-step.ts'
import { formInside, unitInside } from './card-view.ts'
import { parseCommand } from './commands.ts'
import { correctByText, shortId } from './correction.ts'
import { draftOf, formOf, hasRoomFor, mergeReading, openDraft, reviewDraft, withDraft } from './draft.ts'
import { show, showAgain, tooMany, viewOf } from './draft-flow.ts'
import { hintView } from './general-view.ts'
import { namedEdit } from './named-edit.ts'
import { figuresByText, onCommand } from './on-command.ts'
import { onPress, skip } from './on-press.ts'
import type { Draft } from './state.ts'
import { currentStep, pendingSteps, type Step, stepKey } from './steps.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** Longer texts are not read: a report is pasted paragraph by paragraph. */
export const TEXT_LENGTH_MAX = 8_000

/** The title of a button shown last, typed instead of pressed ("luu", "ok" for Lưu). */
const typedButton = (text: string, { state }: Turn): string | undefined => {
  const typed = fold(text)
    .replace(/[.!]+$/, '')
    .trim()
  if (typed.length === 0 || typed.length > 60) return undefined
  return state.buttons.find(({ title }) => fold(title) === typed)?.action
}

/** "ok", "đúng rồi", "lưu": what the card asks for, said in other words. */
const agrees = (text: string, draft: Draft): boolean => currentStep(draft).kind === 'card' && isAgreement(text)

/** Agreement saves only what is in sight: a card that was pushed aside is shown again first. */
const onAgreement = (draft: Draft, text: string, turn: Turn): Outcome => {
  const inSight = ['save', 'explain'].map((verb) => `${verb}:${draft.id}.${draft.edition}`)
  const shown = turn.state.buttons.find(({ action }) => inSight.includes(action))
  if (shown === undefined) return show(draft, turn)
  // "10 đơn còn lại đang giải quyết hay tình trạng khác?" – "vâng": they are pending.
  const rest = reviewDraft(draft).asks.find((ask) => ask.kind === 'rest')
  const [only, ...others] = rest?.kind === 'rest' && rest.partsAre === 'states' ? rest.missing : []
  const means = only !== undefined && others.length === 0 && !fold(text).trim().startsWith('luu')
  return onPress(means ? `put:${draft.id}.${draft.edition}:${only}` : shown.action, turn)
}

type Place = { unitId: number } | { refusal: string }

/** "thôn 3" lies in the own unit; "xã …" is another one, known or not. */
const namesArea = /^(xa|phuong|thi tran|thi xa|dac khu|tinh|huyen|quan|thanh pho)\b/

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
  if (unitWords !== undefined && namesArea.test(fold(unitWords))) return { refusal: texts.figures.unknownUnit }
  if (state.unitId === null) return { refusal: texts.form.noUnit }
  return mayWrite(state.unitId) ? { unitId: state.unitId } : notHere(state.unitId)
}

/** Opens a draft for each record of a message, the first of them in front. */
const openRecords = (records: readonly RecordReading[], turn: Turn): Outcome => {
  const { texts } = turn
  if (!hasRoomFor(records.length, turn.state)) return tooMany(turn)
  const before = openDraft(turn.state)
  let { state } = turn
  for (const record of records.toReversed()) {
    const form = formByKey.get(record.form)
    const place = placeOf(record, records.length === 1, turn)
    if (form === undefined) continue
    if ('refusal' in place) return outcome(turn.state, { text: place.refusal })
    const draft = draftOf(form, record, place.unitId, shortId(turn))
    const refusal = notYet(draft, turn)
    if (refusal !== undefined) return outcome(turn.state, { text: refusal })
    state = withDraft(state, draft)
  }
  const open = openDraft(state)
  if (open === undefined) return outcome(turn.state, hintView(turn))
  const notices = [
    ...(before === undefined ? [] : [texts.form.kept(formInside(before, turn))]),
    ...(records.length > 1 ? [texts.card.several(1, records.length)] : []),
  ]
  return outcome(state, viewOf(open, turn, notices.length === 0 ? undefined : notices.join('\n')))
}

/** Whether a record speaks of something else than the draft: another form, day, period or presiding role. */
const isAnother = (record: RecordReading, draft: Draft): boolean => {
  if (record.form !== draft.form) return true
  const facet = formOf(draft).facet
  const [said, had] = [facet(record.fields), facet(draft.values)]
  return (
    (record.date !== undefined && draft.date !== undefined && record.date !== draft.date) ||
    (record.period !== undefined && draft.period !== undefined && record.period.key !== draft.period.key) ||
    (record.date !== undefined && draft.granularity === 'batch') ||
    (record.period !== undefined && draft.granularity === 'event') ||
    (said !== '' && had !== '' && said !== had)
  )
}

const figuresIn = ({ fields }: RecordReading) =>
  Object.values(fields).filter((value) => typeof value === 'number').length

const saysFigures = (record: RecordReading) => figuresIn(record) > 0 || record.ambiguities.length > 0

/** Something of the record itself was said: a figure, a choice, a day, a period. */
const saysSomething = (record: RecordReading) =>
  Object.keys(record.fields).length > 0 ||
  record.ambiguities.length > 0 ||
  record.date !== undefined ||
  record.period !== undefined

/** A text while a draft is open: an answer, a correction, more about the same, or something new. */
const onDraftText = (draft: Draft, text: string, turn: Turn): Outcome => {
  const step = currentStep(draft)
  if (step.kind === 'explanation' || step.kind === 'reason')
    return answerByText(draft, step, text, turn) ?? showAgain(draft, turn, turn.texts.form.notUnderstood)
  const reading = readMessage(text, {
    now: turn.now,
    forms,
    scheme: turn.scheme,
    current: { form: draft.form, granularity: draft.granularity ?? 'event' },
  })
  const [record] = reading.records
  if (reading.intent === 'correct' && record !== undefined && saysSomething(record) && !isAnother(record, draft))
    return show(mergeReading(withoutAsking(draft), record), turn, turn.texts.card.updated)
  const named = namedEdit(draft, text)
  if (named !== undefined) {
    const step: Step = { kind: 'question', key: `f:${named.field.key}`, fields: [named.field] }
    const edited = answerByText({ ...draft, asking: step.key }, step, named.answer, turn, turn.texts.card.updated)
    if (edited !== undefined) return edited
  }
  const saved = turn.reading?.intent === 'correct' ? turn.reading.records[0] : undefined
  if (saved !== undefined && isAnother(saved, draft)) return correctByText(saved, turn)
  if (reading.intent === 'query') return figuresByText(text, turn)
  const logged = reading.intent === 'log' || reading.intent === 'update'
  const isNew = reading.records.length > 1 || (record !== undefined && isAnother(record, draft) && saysFigures(record))
  if (logged && isNew) return openRecords(reading.records, turn)
  if (step.kind !== 'card') {
    // A day or a sentence is asked for, and a record is told: it is more than the answer.
    const freeText = step.kind === 'question' && step.fields.some(({ type }) => type.name === 'text')
    const told = logged && record !== undefined ? figuresIn(record) : 0
    if (!(freeText && told > 1) && !(step.kind === 'when' && told > 0)) {
      const answer = answerByText(draft, step, text, turn) ?? answerAhead(draft, step, text, turn)
      if (answer !== undefined) return answer
    }
  }
  if (logged && record !== undefined && Object.keys(record.fields).length > 0) {
    const merged = mergeReading(draft, record)
    const refusal = notYet(merged, turn)
    return refusal === undefined
      ? show(merged, turn, step.kind === 'card' ? turn.texts.card.updated : undefined)
      : showAgain(draft, turn, refusal)
  }
  if (reading.intent === 'schedule') return showAgain(draft, turn, turn.texts.general.scheduled)
  if (step.kind === 'card') return onCardText(draft, text, turn)
  const counts = step.kind === 'question' && step.fields.every(({ type }) => type.name === 'count')
  const help = counts ? ` ${turn.texts.form.numberExpected}` : ''
  return showAgain(draft, turn, turn.texts.form.notUnderstood + help)
}

const dayOrPeriod = /\b(ngay|hom|thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|thang|quy|nam)\b|\d\/\d/

/** What a card can still take: another day or period ("ngày 18/11 nhé"). Anything else is not understood. */
const onCardText = (draft: Draft, text: string, turn: Turn): Outcome => {
  const { card } = turn.texts
  const moved = dayOrPeriod.test(fold(text))
    ? answerByText(draft, { kind: 'when' }, text, turn, card.updated)
    : undefined
  if (moved !== undefined) return moved
  const example = formOf(draft).editExample[draft.granularity ?? 'event']
  return showAgain(draft, turn, /\d/.test(text) ? card.notUnderstood(example) : card.waiting)
}

/** An answer to a question that comes later ("hôm qua" while the form asks who presided). */
const answerAhead = (draft: Draft, step: Step, text: string, turn: Turn): Outcome | undefined => {
  if (draft.asking !== undefined) return undefined
  const later = pendingSteps(draft).filter(
    (each) =>
      stepKey(each) !== stepKey(step) &&
      (each.kind === 'when' || (each.kind === 'question' && each.fields.every(({ type }) => type.name === 'choice'))),
  )
  for (const each of later) {
    const answer = answerByText(draft, each, text, turn)
    if (answer !== undefined) return answer
  }
  return undefined
}

const withoutAsking = ({ asking: _asking, ...draft }: Draft): Draft => draft

const onFreshText = (text: string, reading: MessageReading, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (!/[\p{L}\d]/u.test(text)) return outcome(state, { ...hintView(turn), text: texts.general.thanks })
  const [record] = reading.records
  switch (reading.intent) {
    case 'log':
    case 'update':
      return record === undefined ? outcome(state, hintView(turn)) : openRecords(reading.records, turn)
    case 'correct':
      return record === undefined ? outcome(state, { text: texts.journal.notFound }) : correctByText(record, turn)
    case 'query':
      return figuresByText(text, turn)
    case 'schedule':
      return outcome(state, { text: texts.general.scheduled })
    case 'chitchat':
      return outcome(state, /\d/.test(text) ? hintView(turn) : { ...hintView(turn), text: texts.general.thanks })
  }
}

export const onText = (text: string, edited: boolean, turn: Turn): Outcome => {
  const { state, texts, reading } = turn
  if (text.length > TEXT_LENGTH_MAX) return outcome(state, { text: texts.general.tooLong })
  if (reading?.private !== undefined)
    return outcome(state, { text: texts.refused.privateContent[reading.private] ?? '' })
  const draft = openDraft(state)
  if (edited && draft === undefined) return outcome(state, { text: texts.general.edited })
  const pressed = typedButton(text, turn)
  if (pressed !== undefined) return onPress(pressed, turn)
  if (draft !== undefined && /^bo qua[.!]*$/.test(fold(text).trim())) return skip(draft, turn)
  const call = parseCommand(text)
  if (call !== undefined && (call.command !== 'sua' || call.argument === '')) return onCommand(call, turn)
  if (draft !== undefined && agrees(text, draft)) return onAgreement(draft, text, turn)
  const said = call === undefined ? text : `sửa ${call.argument}`
  if (draft !== undefined) return onDraftText(draft, said, turn)
  return onFreshText(said, reading ?? { intent: 'chitchat', records: [] }, turn)
}
