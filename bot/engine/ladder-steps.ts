import { fold } from '../../domain/reading/fold.ts'
import { ladderFrom, ladderValues } from '../../domain/schedules/ladder-options.ts'
import { newStep, withoutStep, withStep } from '../../domain/schedules/ladder-steps.ts'
import { readStepWords, type StepWords } from '../../domain/schedules/read-step-words.ts'
import { type LadderStep, TOLD } from '../../domain/schedules/schedule.ts'
import { show, showAgain } from './draft-flow.ts'
import { askingFor, LIST, NEW, placeOf, STEP_PARTS } from './ladder-view.ts'
import { scheduleProblem } from './schedule-problems.ts'
import type { Draft } from './state.ts'
import type { Step } from './steps.ts'
import type { Outcome, Turn } from './turn.ts'

const at = (draft: Draft, asking: string, turn: Turn): Outcome => show({ ...draft, asking }, turn)

/** The schedule with these reminders, unless the rules stand against them: then the question stays, with the reason. */
const take = (
  draft: Draft,
  ladder: readonly LadderStep[],
  { asking, notice }: { asking: string; notice: string },
  turn: Turn,
): Outcome => {
  const { steps: _steps, ...values } = draft.values
  const next = { ...draft, values: { ...values, ...ladderValues(ladder) }, asking }
  const why = scheduleProblem(next, ['ladder'], turn)
  return why === undefined ? show(next, turn, notice) : showAgain(draft, turn, why.text)
}

const adding = (draft: Draft, words: StepWords, turn: Turn): Outcome | undefined => {
  const ladder = ladderFrom(draft.values)
  const { day, times, tell } = words
  if (day === undefined || words.how === 'drop') return undefined
  const step = { ...newStep(day, ladder), ...(times !== undefined && { times }), ...(tell !== undefined && { tell }) }
  const { isAdded } = turn.texts.schedules.steps
  return take(draft, withStep(ladder, step), { asking: askingFor(step.key), notice: isAdded }, turn)
}

const changing = (draft: Draft, step: LadderStep, asking: string, turn: Turn): Outcome => {
  const notice = turn.texts.schedules.steps.isChanged
  return take(draft, withStep(ladderFrom(draft.values), step), { asking, notice }, turn)
}

const removing = (draft: Draft, { key }: LadderStep, turn: Turn): Outcome => {
  const notice = turn.texts.schedules.steps.isRemoved
  return take(draft, withoutStep(ladderFrom(draft.values), key), { asking: LIST, notice }, turn)
}

const combined = <Item>(before: readonly Item[], said: readonly Item[], how: StepWords['how']): readonly Item[] => {
  if (how === 'add') return [...new Set([...before, ...said])]
  return how === 'drop' ? before.filter((each) => !said.includes(each)) : said
}

const applied = (step: LadderStep, { day, times, tell, how }: StepWords): LadderStep => ({
  ...step,
  ...day,
  ...(times !== undefined && { times: combined(step.times, times, how) }),
  ...(tell !== undefined && { tell: combined(step.tell, tell, how) }),
})

const NUMBERED = /^\s*(?:(bỏ|bo|xóa|xoá|xoa)|(?:sửa|sua|đổi|doi))?\s*(?:bước|buoc)\s+(\d{1,2})\b[\s:,.]*(.*)$/iu

/** "Bỏ bước 3", "đổi bước 2 thành trước hạn 5 ngày". */
const answerNumbered = (draft: Draft, text: string, turn: Turn): Outcome | undefined => {
  const [, removed, number, rest = ''] = NUMBERED.exec(text.normalize('NFC')) ?? []
  const step = ladderFrom(draft.values)[Number(number ?? 0) - 1]
  if (step === undefined) return undefined
  if (removed !== undefined) return rest === '' ? removing(draft, step, turn) : undefined
  const words = readStepWords(rest)
  return words === undefined ? undefined : changing(draft, applied(step, words), LIST, turn)
}

/** Where hours are asked for, "8 và 14" are hours. */
const asHours = (text: string): string =>
  /^\s*\d{1,2}(?:\s*(?:,|va)\s*\d{1,2})*\s*$/.test(fold(text)) ? text.replace(/\d+/g, '$& giờ') : text

/** A text while reminders are in sight. Undefined: it speaks of something else. */
export const answerSteps = (draft: Draft, step: Step, text: string, turn: Turn): Outcome | undefined => {
  const place = placeOf(draft, step)
  const words = readStepWords(place.open === 'one' && place.part === 'times' ? asHours(text) : text)
  const answer =
    answerNumbered(draft, text, turn) ??
    (words === undefined
      ? undefined
      : place.open === 'one'
        ? changing(draft, applied(place.step, words), askingFor(place.step.key), turn)
        : adding(draft, words, turn))
  if (answer !== undefined) return answer
  const tellsRecord = (turn.reading?.records.length ?? 0) > 0
  return tellsRecord ? undefined : showAgain(draft, turn, turn.texts.schedules.steps.notUnderstood)
}

const pickOfOne = (draft: Draft, one: LadderStep, verb: string, argument: string, turn: Turn): Outcome | undefined => {
  const open = askingFor(one.key)
  switch (verb) {
    case 'part': {
      const part = STEP_PARTS.find((each) => each === argument)
      return part === undefined ? undefined : at(draft, askingFor(one.key, part), turn)
    }
    case 'remove':
      return removing(draft, one, turn)
    case 'times':
      return changing(draft, { ...one, times: argument.split(',') }, open, turn)
    case 'tell': {
      const told = TOLD.filter((each) => each === argument)
      const how = one.tell.some((each) => told.includes(each)) ? 'drop' : 'add'
      return changing(draft, applied(one, { tell: told, how }), askingFor(one.key, 'tell'), turn)
    }
    default:
      return undefined
  }
}

/** A button while reminders are in sight. Undefined: it does not belong to what is asked. */
export const pickStep = (draft: Draft, step: Step, picked: string, turn: Turn): Outcome | undefined => {
  const [verb = '', ...rest] = picked.split(':')
  const place = placeOf(draft, step)
  switch (verb) {
    case 'list':
      return at(draft, LIST, turn)
    case 'new':
      return at(draft, NEW, turn)
    case 'one':
      return at(draft, askingFor(rest.join(':')), turn)
    case 'day': {
      const [base, days] = rest
      const day = { from: base === 'opening' ? ('opening' as const) : ('due' as const), workingDays: Number(days) }
      if (place.open !== 'one') return adding(draft, { day }, turn)
      return changing(draft, { ...place.step, ...day }, askingFor(place.step.key), turn)
    }
    default:
      return place.open === 'one' ? pickOfOne(draft, place.step, verb, rest.join(':'), turn) : undefined
  }
}
