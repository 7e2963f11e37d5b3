import type { Form } from '../../domain/forms/form.ts'
import { isBareAnswer } from '../../domain/reading/bare-answer.ts'
import { fold } from '../../domain/reading/fold.ts'
import type { MessageReading } from '../../domain/reading/message-reading.ts'
import { readMessage } from '../../domain/reading/read-message.ts'
import { aloneOf } from '../../domain/reading/read-option.ts'
import { isAgreement } from './agreement.ts'
import { answerAwaited } from './answer-awaited.ts'
import { answerDeclaration } from './answer-declaration.ts'
import { answerHelp } from './answer-help.ts'
import { answerSchedule } from './answer-schedule.ts'
import { answerByMessage, answerByText } from './answer-step.ts'
import { answerAsked } from './asked.ts'
import { cancel } from './cancelling.ts'
import { parseCommand } from './commands.ts'
import { chooseToCorrect, correctByText } from './correction.ts'
import { formOf, openDraft, reviewDraft } from './draft.ts'
import { show, showAgain } from './draft-flow.ts'
import { hintView } from './general-view.ts'
import { isAboutIndicator } from './indicator-saving.ts'
import { onInvitationText } from './invitation.ts'
import { laidOver } from './laid-over.ts'
import { isListed } from './list.ts'
import { namedEdit, timeEdited } from './named-edit.ts'
import { figuresByText, onCommand } from './on-command.ts'
import { onListText } from './on-list-text.ts'
import { onPress, skip } from './on-press.ts'
import { openRecords } from './open-records.ts'
import { onPlanText } from './plans.ts'
import { figuresIn, isAnother, saysFigures, saysOnlyTime, saysSomething } from './record-of-draft.ts'
import { isAboutSchedule } from './schedule-draft.ts'
import { onScheduleText } from './schedules.ts'
import type { ConversationState, Draft } from './state.ts'
import { currentStep, pendingSteps, type Step, stepKey } from './steps.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'
import { typedButton } from './typed-button.ts'
import { updateMatter } from './update-matter.ts'

/** Longer texts are not read: a report is pasted paragraph by paragraph. */
export const TEXT_LENGTH_MAX = 8_000

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

/** A correction of what is no longer entered is read by its own words. */
const formsToRead = (draft: Draft, { catalogue: { forms } }: Turn): readonly Form[] =>
  isAboutIndicator(draft) || isAboutSchedule(draft) || forms.some(({ key }) => key === draft.form)
    ? forms
    : aloneOf(formOf(draft))

/** What a text tells by itself: how an open matter now stands, or something new. */
const openTold = ({ intent, records }: MessageReading, turn: Turn): Outcome => {
  const [record] = records
  const updated = intent === 'update' && record !== undefined ? updateMatter(record, turn) : undefined
  return updated ?? openRecords(records, turn)
}

/**
 * A reason may tell figures ("do 3 đơn trùng"), unless other buttons were shown since it was asked for. A question is
 * no reason.
 */
const isNoReason = (
  text: string,
  { intent, records }: MessageReading,
  draft: Draft,
  { buttons }: ConversationState,
) => {
  if (intent === 'query') return text.trimEnd().endsWith('?')
  const own = buttons.find(({ action }) => action.startsWith(`cancel:${draft.id}.${draft.edition}`))
  return buttons.length > 0 && own === undefined && records.some(saysFigures)
}

/** A text while a draft is open: an answer, a correction, more about the same, or something new. */
const onDraftText = (draft: Draft, text: string, turn: Turn): Outcome => {
  const step = currentStep(draft)
  if (step.kind === 'explanation' || step.kind === 'reason') {
    if (turn.reading !== undefined && isNoReason(text, turn.reading, draft, turn.state))
      return onFreshText(text, turn.reading, turn)
    return answerByText(draft, step, text, turn) ?? showAgain(draft, turn, turn.texts.form.notUnderstood)
  }
  const notUnderstood = () => showAgain(draft, turn, turn.texts.form.notUnderstood + answerHelp(step, turn.texts))
  // "Lưu" while something is still asked: it agrees with nothing, and is no answer to a question that comes later.
  if (step.kind !== 'card' && isAgreement(text)) return answerByText(draft, step, text, turn) ?? notUnderstood()
  const scheduled = isAboutSchedule(draft) ? answerSchedule(draft, text, turn) : undefined
  if (scheduled !== undefined) return scheduled
  const declared =
    isAboutIndicator(draft) && step.kind === 'question' ? answerDeclaration(draft, step, text, turn) : undefined
  if (declared !== undefined) return declared
  const bare = step.kind === 'question' && isBareAnswer(text) ? answerByText(draft, step, text, turn) : undefined
  if (bare !== undefined) return bare
  const reading = readMessage(text, {
    now: turn.now,
    forms: formsToRead(draft, turn),
    scheme: turn.scheme,
    current: { form: draft.form, granularity: draft.granularity ?? 'event' },
  })
  const [record] = reading.records
  // Where a day or a period is asked for, one alone is the answer.
  const isTime = step.kind === 'when' && record !== undefined && Object.keys(record.fields).length === 0
  const corrects = reading.intent === 'correct' && record !== undefined && saysSomething(record) && !isTime
  // "không phải hôm nay mà hôm qua" is about the card; "sửa số liệu hôm qua" may be about what is saved.
  const moves = corrects && step.kind === 'card' && saysOnlyTime(record) && turn.reading?.intent !== 'correct'
  if (corrects && (moves || !isAnother(record, draft))) {
    if (record.removes === 'record') return cancel(draft, turn)
    return laidOver(withoutAsking(draft), record, turn) ?? onCardText(draft, text, turn)
  }
  const named = namedEdit(draft, text)
  if (named !== undefined) {
    const step: Step = { kind: 'question', key: `f:${named.field.key}`, fields: [named.field] }
    const edited = answerByText({ ...draft, asking: step.key }, step, named.answer, turn, turn.texts.card.updated)
    if (edited !== undefined) return edited
  }
  const time = timeEdited(text)
  const moved = time && answerByText(draft, { kind: 'when' }, time, turn, turn.texts.card.updated)
  if (moved) return moved
  const saved = turn.reading?.intent === 'correct' ? turn.reading.records[0] : undefined
  if (saved !== undefined && isAnother(saved, draft)) return correctByText(saved, turn)
  if (reading.intent === 'query') return figuresByText(text, turn)
  const logged = reading.intent === 'log' || reading.intent === 'update'
  const isNew = reading.records.length > 1 || (record !== undefined && isAnother(record, draft) && saysFigures(record))
  if (logged && isNew) return openTold(reading, turn)
  if (step.kind !== 'card') {
    // A day or a sentence is asked for, and a record is told: it is more than the answer.
    const freeText = step.kind === 'question' && step.fields.some(({ type }) => type.name === 'text')
    const told = logged ? record : undefined
    const figures = told === undefined ? 0 : figuresIn(told)
    const addsElsewhere =
      told?.added !== undefined && !(step.kind === 'question' && step.fields.some(({ key }) => told.added?.[key]))
    if (!(freeText && figures > 1) && !(step.kind === 'when' && figures > 0) && !addsElsewhere) {
      const answer = answerByMessage(draft, step, text, told, turn) ?? answerAhead(draft, step, text, turn)
      if (answer !== undefined) return answer
    }
  }
  if (logged && record !== undefined && (Object.keys(record.fields).length > 0 || record.added !== undefined)) {
    if (record.form !== draft.form) return openTold(reading, turn)
    const laid = laidOver(draft, record, turn, step.kind === 'card' || record.added !== undefined)
    if (laid !== undefined) return laid
  }
  if (reading.intent === 'schedule' && !isAboutSchedule(draft))
    return showAgain(draft, turn, turn.texts.general.scheduled)
  if (step.kind === 'card') return onCardText(draft, text, turn)
  return notUnderstood()
}

const dayOrPeriod = /\b(ngay|hom|thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|thang|quy|nam)\b|\d\/\d/

/** What a card can still take: another day or period ("ngày 18/11 nhé"). Anything else is not understood. */
const onCardText = (draft: Draft, text: string, turn: Turn): Outcome => {
  const { card } = turn.texts
  const moved = dayOrPeriod.test(fold(text))
    ? answerByText(draft, { kind: 'when' }, text, turn, card.updated)
    : undefined
  if (moved !== undefined) return moved
  const example = formOf(draft).editExample[draft.granularity ?? 'event'] ?? ''
  return showAgain(draft, turn, /\d/.test(text) ? card.notUnderstood(example) : card.waiting)
}

/** An answer to a question that comes later ("hôm qua" while the form asks who presided). */
const answerAhead = (draft: Draft, step: Step, text: string, turn: Turn): Outcome | undefined => {
  if (draft.asking !== undefined || isAboutSchedule(draft)) return undefined
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
      return record === undefined ? outcome(state, hintView(turn)) : openTold(reading, turn)
    case 'correct':
      return record === undefined ? chooseToCorrect(turn) : correctByText(record, turn)
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
  // Who is invited is an official, whose name and number may be told.
  if (reading?.private !== undefined)
    return onInvitationText(text, turn) ?? outcome(state, { text: texts.refused.privateContent[reading.private] ?? '' })
  const draft = openDraft(state)
  if (edited && draft === undefined) return outcome(state, { text: texts.general.edited })
  const pressed = typedButton(text, state.buttons)
  if (pressed !== undefined) return onPress(pressed, turn)
  const awaited = answerAwaited(text, turn)
  if (awaited !== undefined) return awaited
  if (draft !== undefined && !isListed(draft) && /^bo qua[.!]*$/.test(fold(text).trim())) return skip(draft, turn)
  const call = parseCommand(text)
  const namesDuty = draft !== undefined && isAboutSchedule(draft) && call?.form !== undefined && !text.startsWith('/')
  if (call !== undefined && !namesDuty && (call.command !== 'sua' || call.argument === '')) return onCommand(call, turn)
  const scheduled = call === undefined ? onScheduleText(text, turn) : undefined
  if (scheduled !== undefined) return scheduled
  if (isListed(draft)) return onListText(call === undefined ? text : `sửa ${call.argument}`, turn)
  if (draft !== undefined && agrees(text, draft)) return onAgreement(draft, text, turn)
  const answer = draft === undefined ? answerAsked(text, turn) : undefined
  if (answer !== undefined) return answer
  const said = call === undefined || namesDuty ? text : `sửa ${call.argument}`
  if (draft !== undefined) return onDraftText(draft, said, turn)
  const planned = onPlanText(text, turn) ?? onInvitationText(text, turn)
  if (planned !== undefined) return planned
  return onFreshText(said, reading ?? { intent: 'chitchat', records: [] }, turn)
}
