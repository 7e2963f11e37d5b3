import type { MessageReading, RecordReading } from '../../domain/reading/message-reading.ts'
import { fold } from '../../domain/reading/fold.ts'
import { readMessage } from '../../domain/reading/read-message.ts'
import { formByKey, forms } from '../../domain/forms/registry.ts'
import { may } from '../../domain/rights/rights.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import { answerByText, notYet } from './answer-step.ts'
import { unitName } from './card-view.ts'
import { parseCommand } from './commands.ts'
import { correctByText, shortId } from './correction.ts'
import { draftOf, formOf, mergeReading, openDraft, withDraft } from './draft.ts'
import { show, showAgain, viewOf } from './draft-flow.ts'
import { hintView } from './general-view.ts'
import { figuresByText, onCommand } from './on-command.ts'
import { onPress } from './on-press.ts'
import type { Draft } from './state.ts'
import { currentStep, pendingSteps, type Step, stepKey } from './steps.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** Longer texts are not read: a report is pasted paragraph by paragraph. */
export const TEXT_LENGTH_MAX = 8_000

/** The title of a button shown last, typed instead of pressed ("luu", "ok" for Lưu). */
const typedButton = (text: string, { state }: Turn): string | undefined => {
  const typed = fold(text).replace(/[.!]+$/, '').trim()
  if (typed.length === 0 || typed.length > 60) return undefined
  return state.buttons.find(({ title }) => fold(title) === typed)?.action
}

const agreement = /^(ok|oke|dung|dung roi|dong y|luu|luu lai|luu di|chuan|vang|da|u)$/

/** "ok", "đúng rồi", "lưu": what the card asks for, said in other words. */
const agrees = (text: string, draft: Draft): boolean =>
  currentStep(draft).kind === 'card' && agreement.test(fold(text).trim())

/** Agreement saves only what is in sight: a card that was pushed aside is shown again first. */
const onAgreement = (draft: Draft, turn: Turn): Outcome => {
  const action = `save:${draft.id}.${draft.edition}`
  return turn.state.buttons.some((button) => button.action === action) ? onPress(action, turn) : show(draft, turn)
}

/** The unit that a record names, if the person may write there; otherwise where the person works. */
const unitOf = (record: RecordReading, turn: Turn): { unitId: number } | { notHere: string } | undefined => {
  const { state, person, tree, today } = turn
  const named = record.unitWords === undefined ? [] : matchUnits(record.unitWords, tree, today)
  const [unit] = named
  if (unit === undefined || named.length > 1) return state.unitId === null ? undefined : { unitId: state.unitId }
  const allowed = may(person.memberships, 'entry.write', unit.id, tree, today)
  return allowed ? { unitId: unit.id } : { notHere: unit.name }
}

/** Opens a draft for each record of a message, the first of them in front. */
const openRecords = (records: readonly RecordReading[], turn: Turn): Outcome => {
  const { texts, person } = turn
  const before = openDraft(turn.state)
  let { state } = turn
  for (const record of records.toReversed()) {
    const form = formByKey.get(record.form)
    const place = unitOf(record, turn)
    if (form === undefined) continue
    if (place === undefined) return outcome(turn.state, { text: texts.form.noUnit })
    if ('notHere' in place) return outcome(turn.state, { text: texts.form.notHere(place.notHere) })
    if (!may(person.memberships, 'entry.write', place.unitId, turn.tree, turn.today))
      return outcome(turn.state, { text: texts.form.notHere(unitName(place.unitId, turn)) })
    const draft = draftOf(form, record, place.unitId, shortId(turn))
    const refusal = notYet(draft, turn)
    if (refusal !== undefined) return outcome(turn.state, { text: refusal })
    state = withDraft(state, draft)
  }
  const open = openDraft(state)
  if (open === undefined) return outcome(turn.state, hintView(turn))
  const notices = [
    ...(before === undefined ? [] : [texts.form.kept(formOf(before).label[person.language])]),
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

const figuresIn = ({ fields }: RecordReading) => Object.values(fields).filter((value) => typeof value === 'number').length

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
  if (reading.intent === 'correct' && record !== undefined && !isAnother(record, draft))
    return show(mergeReading(withoutAsking(draft), record), turn, turn.texts.card.updated)
  const saved = turn.reading?.intent === 'correct' ? turn.reading.records[0] : undefined
  if (saved !== undefined && isAnother(saved, draft)) return correctByText(saved, turn)
  if (reading.intent === 'query') return figuresByText(text, turn)
  const logged = reading.intent === 'log' || reading.intent === 'update'
  const isNew = reading.records.length > 1 || (record !== undefined && isAnother(record, draft) && figuresIn(record) > 0)
  if (logged && isNew) return openRecords(reading.records, turn)
  if (step.kind !== 'card') {
    const freeText = step.kind === 'question' && step.fields.some(({ type }) => type.name === 'text')
    const whole = logged && record !== undefined && figuresIn(record) > 1
    if (!(freeText && whole)) {
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
  if (step.kind === 'card' && !/\d/.test(text)) return showAgain(draft, turn, turn.texts.card.waiting)
  const counts = step.kind === 'question' && step.fields.every(({ type }) => type.name === 'count')
  const help = counts ? ` ${turn.texts.form.numberExpected}` : ''
  return showAgain(draft, turn, turn.texts.form.notUnderstood + help)
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
  if (reading?.private !== undefined) return outcome(state, { text: texts.refused.privateContent[reading.private] ?? '' })
  const draft = openDraft(state)
  if (edited && draft === undefined) return outcome(state, { text: texts.general.edited })
  const pressed = typedButton(text, turn)
  if (pressed !== undefined) return onPress(pressed, turn)
  const call = parseCommand(text)
  if (call !== undefined && (call.command !== 'sua' || call.argument === '')) return onCommand(call, turn)
  if (draft !== undefined && agrees(text, draft)) return onAgreement(draft, turn)
  const said = call === undefined ? text : `sửa ${call.argument}`
  if (draft !== undefined) return onDraftText(draft, said, turn)
  return onFreshText(said, reading ?? { intent: 'chitchat', records: [] }, turn)
}
