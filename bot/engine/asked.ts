import { formByKey } from '../../domain/forms/registry.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { fold } from '../../domain/reading/fold.ts'
import { followUpsOf } from '../../domain/registers/follow-ups-of.ts'
import { readDeadline } from '../../domain/registers/read-deadline.ts'
import type { FollowUpEffect } from '../../services/change-follow-ups.ts'
import type { Message } from '../../services/channel.ts'
import type { EntryInput } from '../../services/record-entries.ts'
import { formatNumber } from '../texts/format.ts'
import { atBeginning } from '../texts/value-text.ts'
import { isAgreement } from './agreement.ts'
import { awaitedText, deadlineText } from './matters-view.ts'
import type { Asked, ConversationState } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const OWNER_LENGTH_MAX = 120
const REASON_LENGTH_MAX = 500

const questionOf = (asked: Asked, turn: Turn): string[] => {
  const { registers } = turn.texts
  const what = awaitedText(asked, turn)
  switch (asked.what) {
    case 'assign':
      return asked.dueOn === undefined
        ? [registers.assign(what), registers.assignExample]
        : [registers.assignTo(what, deadlineText(asked.dueOn, turn)), registers.assignToExample]
    case 'deadline':
      return [registers.deadlineQuestion(atBeginning(what)), registers.deadlineExample]
    case 'extend':
      if (asked.reason !== undefined) return [registers.extendDayMissing]
      if (asked.dueOn !== undefined) return [registers.extendReasonMissing]
      return [registers.extend(atBeginning(what)), registers.extendExample]
    case 'part':
      return [
        registers.part(atBeginning(awaitedText(asked, turn, asked.arisen))),
        registers.partExample(formatNumber(asked.arisen, turn.person.language)),
      ]
  }
}

export const askView = (asked: Asked, turn: Turn, notice?: string): Message => ({
  text: [...(notice === undefined ? [] : [notice]), ...questionOf(asked, turn)].join('\n'),
  buttons: [[{ title: turn.texts.registers.buttons.skip, action: 'fulater' }]],
  awaitsText: true,
})

/** The question that the next text answers. */
export const ask = (asked: Asked, turn: Turn, notice?: string): Outcome =>
  outcome({ ...turn.state, asked: { ...asked } }, askView(asked, turn, notice))

/** What a new entry leaves open. */
const leftOpen = ({ id, form: key, unitId, revision, granularity, values, explanation }: EntryInput): Asked[] => {
  const form = formByKey.get(key)
  if (form === undefined || revision > 1) return []
  return followUpsOf(form, { granularity, values, explanation: explanation ?? null })
    .filter(({ arisen, settled }) => settled < arisen)
    .map(({ kind: matter, arisen, settled, dueOn }) => {
      const about = { entryId: id, matter, form: key, unitId, revision: 1, arisen, settled }
      return { what: 'assign', ...about, ...(dueOn !== null && { dueOn }) }
    })
}

/** "Giao 7 ý kiến cho ai, hạn nào?": asked once a record is saved and nothing else waits. Of several things the first. */
export const askWhatIsOpen = (saved: Outcome, turn: Turn): Outcome => {
  if (saved.state.drafts.length > 0) return saved
  const [first] = saved.effects.flatMap((effect) => (effect.kind === 'write' ? leftOpen(effect.entry) : []))
  if (first === undefined) return saved
  return {
    ...saved,
    state: { ...saved.state, asked: first },
    replies: [...saved.replies, askView(first, turn)],
  }
}

/** A question is for the next input only: what is neither answered nor asked again is forgotten. */
export const forgetAsked = (before: ConversationState, result: Outcome): Outcome =>
  result.state.asked === null || result.state.asked !== before.asked
    ? result
    : { ...result, state: { ...result.state, asked: null } }

const concluded = (asked: Asked, change: Partial<FollowUpEffect>, text: string, turn: Turn): Outcome => {
  const { entryId, matter, unitId, revision } = asked
  const buttons = [[{ title: turn.texts.registers.buttons.matters, action: 'do:han' }]]
  return {
    state: { ...turn.state, asked: null },
    effects: [{ kind: 'follow-up', entryId, matter, unitId, revision, ...change }],
    replies: [{ text: `✅ ${text}`, buttons }],
  }
}

const assign = (asked: Asked, text: string, turn: Turn): Outcome => {
  const { registers } = turn.texts
  const { dueOn = asked.dueOn, words } = readDeadline(text, turn.today)
  if (words.length > OWNER_LENGTH_MAX) return ask(asked, turn, turn.texts.form.textTooLong(OWNER_LENGTH_MAX))
  if (dueOn !== undefined && dueOn < turn.today) return ask(asked, turn, registers.past(formatDate(dueOn)))
  const owner = asked.what === 'deadline' ? '' : words
  const isNothing = owner === '' && (dueOn === undefined || dueOn === asked.dueOn)
  if (isNothing || (dueOn === undefined && asked.what === 'deadline')) return ask(asked, turn)
  const when = deadlineText(dueOn ?? null, turn)
  const said =
    owner === ''
      ? registers.deadlineSet(awaitedText(asked, turn), when)
      : registers.assigned(awaitedText(asked, turn), owner, when)
  const change = { ...(owner !== '' && { owner }), ...(dueOn !== undefined && { dueOn }) }
  const done = concluded(asked, change, said, turn)
  if (dueOn !== undefined) return done
  const next: Asked = { ...asked, what: 'deadline', revision: asked.revision + 1 }
  const question = askView(next, turn, done.replies[0]?.text)
  return { ...done, state: { ...done.state, asked: next }, replies: [question] }
}

const extend = (asked: Asked, text: string, turn: Turn): Outcome => {
  const { registers } = turn.texts
  const read = readDeadline(text, turn.today)
  const dueOn = read.dueOn ?? asked.dueOn
  const reason = read.words === '' ? asked.reason : read.words.slice(0, REASON_LENGTH_MAX).toWellFormed()
  if (dueOn !== undefined && dueOn < turn.today) return ask(asked, turn, registers.past(formatDate(dueOn)))
  if (dueOn === undefined || reason === undefined)
    return ask({ ...asked, ...(dueOn !== undefined && { dueOn }), ...(reason !== undefined && { reason }) }, turn)
  const said = registers.extended(awaitedText(asked, turn), deadlineText(dueOn, turn))
  return concluded(asked, { dueOn, reason }, said, turn)
}

/** "6", "đã trả lời 6", "còn 1": how many are settled. */
const settledIn = (text: string, arisen: number): number | undefined => {
  const [, left] = /\bcon (?:lai )?(\d{1,6})\b/.exec(fold(text)) ?? []
  const [, said] = /(?<!con |con lai )\b(\d{1,6})\b/.exec(fold(text)) ?? []
  const settled = said !== undefined ? Number(said) : left === undefined ? undefined : arisen - Number(left)
  return settled === undefined || settled < 0 || settled > arisen ? undefined : settled
}

const part = (asked: Asked, text: string, turn: Turn): Outcome => {
  const { registers } = turn.texts
  const settled = settledIn(text, asked.arisen)
  if (settled === undefined) return ask(asked, turn, turn.texts.form.notUnderstood)
  const done = settled === asked.arisen
  const now = { ...asked, settled }
  const said = done
    ? registers.settled(awaitedText(asked, turn, asked.arisen))
    : registers.partly(awaitedText(now, turn))
  return concluded(asked, { settled, state: done ? 'done' : 'open' }, said, turn)
}

/** What is told of an issue without a figure is a record too, and no answer to who sees to the last one. */
const RECORD_FIELDS_MIN = 2

/** "Thôi", "để sau", "cảm ơn": nothing is said about it now. */
const NO_ANSWER = /^(?:thoi|khong|de sau|bo qua)[.!]*$|^(?:cam on|thank)/

/** A text that answers what was asked about a follow-up. Undefined: nothing was asked, or it speaks of something else. */
export const answerAsked = (text: string, turn: Turn): Outcome | undefined => {
  const { asked } = turn.state
  if (asked === null) return undefined
  if (isAgreement(text) || NO_ANSWER.test(fold(text).trim()))
    return outcome({ ...turn.state, asked: null }, { text: turn.texts.registers.later })
  const tells = turn.reading?.records.some(({ fields }) => {
    const values = Object.values(fields)
    return values.some((value) => typeof value === 'number') || values.length >= RECORD_FIELDS_MIN
  })
  if (text.trim().endsWith('?')) return undefined
  if (asked.what === 'part') return part(asked, text, turn)
  if (tells === true || turn.reading?.intent === 'query' || turn.reading?.intent === 'correct') return undefined
  return asked.what === 'extend' ? extend(asked, text, turn) : assign(asked, text, turn)
}
