import { formatDate } from '../../domain/periods/period-label.ts'
import { fold } from '../../domain/reading/fold.ts'
import {
  type ChangeCode,
  earliestChange,
  lastRevision,
  nextRevision,
  type ScheduleVerb,
} from '../../domain/schedules/change.ts'
import type { ScheduleDefinition } from '../../domain/schedules/schedule.ts'
import { scheduleForm } from '../../domain/schedules/schedule-form.ts'
import type { Message } from '../../services/channel.ts'
import type { ScheduleRecord } from '../../services/read-facts.ts'
import { rows } from './buttons.ts'
import type { Saving } from './saving.ts'
import { draftDefinition, isAboutSchedule } from './schedule-draft.ts'
import { definitionProblems, type ScheduleProblem, scheduleProblem } from './schedule-problems.ts'
import { changesBetween, mayChange, nameOf, schedulesIn } from './schedules-view.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

const KEY_LENGTH_MAX = 32

/** `report_month_the_communes`: stable, and no other schedule's. */
const keyFrom = ({ name }: ScheduleDefinition, taken: readonly { key: string }[]): string => {
  const words = fold(name.vi)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^(?=\d)/, 'so_')
    .slice(0, KEY_LENGTH_MAX)
    .replace(/^_+|_+$/g, '')
  const isTaken = (key: string) => taken.some((other) => other.key === key)
  let key = words
  for (let number = 2; isTaken(key); number++) key = `${words}_${number}`
  return key
}

const asked = ({ field, text }: ScheduleProblem): Saving => ({ kind: 'problem', asking: `f:${field}`, why: text })

const notOwn = ({ texts }: Turn): ScheduleProblem => ({
  field: 'debtors',
  about: ['debtors'],
  text: texts.schedules.onlyOwn,
})

const receiptButtons = (key: string, revision: number, { texts }: Turn) => {
  const { buttons } = texts.schedules
  return rows([
    { title: buttons.undo, action: `schedundo:${key}:${revision}` },
    { title: buttons.preview, action: `schedpreview:${key}` },
    { title: buttons.open, action: `sched:${key}` },
  ])
}

const receipt = (text: string, key: string, revision: number, turn: Turn): Message => ({
  title: turn.texts.schedules.title,
  text,
  buttons: receiptButtons(key, revision, turn),
})

const effectiveOf = ({ values }: Draft, { today }: Turn): string =>
  typeof values.effective_from === 'string' ? values.effective_from : today

const adding = (draft: Draft, turn: Turn): Saving => {
  const { texts, person } = turn
  const definition = draftDefinition(draft, turn)
  const effectiveFrom = effectiveOf(draft, turn)
  const late = scheduleProblem(draft, ['effective_from'], turn)
  const [problem] = late === undefined ? definitionProblems(definition, turn) : [late]
  if (problem !== undefined) return asked(problem)
  if (!mayChange(definition, turn)) return asked(notOwn(turn))
  const known = schedulesIn(turn)
  const isTaken = known.some((each) => fold(nameOf(each, turn)) === fold(definition.name[person.language]))
  if (isTaken)
    return asked({ field: 'name', about: ['name'], text: texts.schedules.problems.nameTaken(definition.name.vi) })
  const key = keyFrom(definition, known)
  const said = texts.schedules.added(definition.name[person.language], formatDate(effectiveFrom))
  return {
    kind: 'written',
    effect: { kind: 'act', act: { do: 'schedule.add', key, definition, effectiveFrom }, notices: [] },
    receipt: receipt(said, key, 1, turn),
  }
}

/** What is done, by the state that is told. */
const verbOf = (told: unknown, before: string): ScheduleVerb => {
  if (told === undefined || told === before) return 'change'
  if (before === 'ended') return 'reopen'
  return told === 'paused' ? 'pause' : told === 'ended' ? 'end' : 'resume'
}

const codeProblem = (code: ChangeCode, schedule: ScheduleRecord, turn: Turn): ScheduleProblem => {
  const { problems } = turn.texts.schedules
  const asks = (field: string, text: string) => ({ field, about: [field], text })
  switch (code) {
    case 'effective_in_past':
    case 'effective_before_last':
      return asks('effective_from', problems.beforeLast(formatDate(earliestChange(schedule, turn.today))))
    case 'schedule_ended':
      return asks('state', problems.ended)
    default:
      return asks('state', problems.alreadySo)
  }
}

const said = (verb: ScheduleVerb, name: string, changes: string[], day: string, { texts }: Turn): string => {
  const { schedules } = texts
  switch (verb) {
    case 'pause':
      return schedules.paused(name, day)
    case 'resume':
    case 'reopen':
      return schedules.resumed(name, day)
    case 'end':
      return schedules.ended(name, day)
    case 'change':
      return schedules.changed(name, changes.join('\n'), day)
  }
}

const changing = (draft: Draft, schedule: ScheduleRecord, turn: Turn): Saving => {
  const { texts } = turn
  const last = lastRevision(schedule)
  const definition = draftDefinition(draft, turn, last.definition)
  const [problem] = definitionProblems(definition, turn)
  if (problem !== undefined) return asked(problem)
  if (!mayChange(definition, turn)) return asked(notOwn(turn))
  const verb = verbOf(draft.values.state, last.state)
  const effectiveFrom = effectiveOf(draft, turn)
  // Nothing is written before a reason is told: here it only stands for one.
  const reason = draft.correction?.reason ?? '…'
  const next = nextRevision(schedule, verb, { definition, effectiveFrom, reason }, turn.today)
  if (next.code !== undefined) return asked(codeProblem(next.code, schedule, turn))
  const changes = changesBetween(last, next.revision, turn)
  if (changes.length === 0) return { kind: 'problem', asking: 'choose-field', why: texts.schedules.nothingChanged }
  const { key } = schedule
  const text = said(verb, nameOf({ revisions: [next.revision] }, turn), changes, formatDate(effectiveFrom), turn)
  const act = { do: 'schedule.change', key, verb, before: schedule, definition, effectiveFrom, reason } as const
  return {
    kind: 'written',
    effect: { kind: 'act', act, notices: [] },
    receipt: receipt(text, key, next.revision.revision, turn),
  }
}

/** Undefined: the draft is about no schedule. */
export const saveSchedule = (draft: Draft, turn: Turn): Saving | undefined => {
  if (!isAboutSchedule(draft)) return undefined
  if (draft.form === scheduleForm.key) return adding(draft, turn)
  const schedule = schedulesIn(turn).find(({ key }) => key === draft.correction?.entryId)
  return schedule === undefined || lastRevision(schedule).revision !== draft.correction?.revision
    ? { kind: 'dropped', message: { text: turn.texts.schedules.changedMeanwhile } }
    : changing(draft, schedule, turn)
}

/** The revision is taken back by one that says again what was before it; a new schedule ends. */
export const undoSchedule = (schedule: ScheduleRecord, revision: number, turn: Turn): Outcome => {
  const { texts, today, state } = turn
  const last = lastRevision(schedule)
  const before = schedule.revisions.at(-2)
  const verb = before === undefined ? 'end' : verbOf(before.state, last.state)
  const definition = (before ?? last).definition
  const effectiveFrom = earliestChange(schedule, today)
  const change = { definition, effectiveFrom, reason: texts.schedules.undoneReason }
  if (last.revision !== revision || nextRevision(schedule, verb, change, today).code !== undefined)
    return outcome(state, { text: texts.schedules.notUndoable })
  const { key } = schedule
  const { undone, reopened, reopenedPaused } = texts.schedules
  const done = verb !== 'reopen' ? undone : before?.state === 'paused' ? reopenedPaused : reopened
  return {
    state,
    effects: [{ kind: 'act', act: { do: 'schedule.change', key, verb, before: schedule, ...change }, notices: [] }],
    replies: [
      {
        text: done(nameOf(schedule, turn)),
        buttons: [[{ title: texts.schedules.buttons.open, action: `sched:${key}` }]],
      },
    ],
  }
}

/** Somebody was faster: what was to be saved was worked out from what holds no more. */
export const onScheduleRefused = ({ draft }: Refused, turn: Turn): Outcome => {
  const { state, texts } = turn
  return outcome(
    { ...state, drafts: state.drafts.filter(({ id }) => id !== draft) },
    {
      text: texts.schedules.changedMeanwhile,
      buttons: [[{ title: texts.schedules.buttons.list, action: 'scheds:0' }]],
    },
  )
}
