import { fold } from '../../domain/reading/fold.ts'
import { lastRevision } from '../../domain/schedules/change.ts'
import { valuesOf } from '../../domain/schedules/form-values.ts'
import { readScheduleWords } from '../../domain/schedules/read-schedule-words.ts'
import { scheduleChangeForm, scheduleForm } from '../../domain/schedules/schedule-form.ts'
import type { Message } from '../../services/channel.ts'
import type { ScheduleRecord } from '../../services/read-facts.ts'
import { shortId } from './correction.ts'
import { onDaysOffPress, onDaysOffWords } from './days-off.ts'
import { daysOffView } from './days-off-view.ts'
import { emptyDraft } from './draft.ts'
import { undoSchedule } from './save-schedule.ts'
import { unitNames, withTold } from './schedule-draft.ts'
import { asksForDaysOff } from './schedule-facts.ts'
import { scheduleProblem } from './schedule-problems.ts'
import { previewView } from './schedules-preview.ts'
import {
  historyView,
  inOrder,
  listView,
  mayChange,
  mayChangeDaysOff,
  mayManageSchedules,
  nameOf,
  scheduleButton,
  schedulesIn,
  scheduleView,
} from './schedules-view.ts'
import { openBeside } from './start-form.ts'
import type { ConversationState, Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const NAME_SHOWN_MAX = 40

/** Schedules among which a name that fits several asks to choose. */
const NAMED_MAX = 10

/** The next text may change it by saying so. */
const open = (schedule: ScheduleRecord, turn: Turn, notice?: string): Outcome =>
  outcome({ ...turn.state, shown: { what: 'schedule', key: schedule.key } }, scheduleView(schedule, turn, notice))

/** What was in sight is so until the next input, unless that shows it again. */
export const forgetShown = (before: ConversationState, result: Outcome): Outcome =>
  result.state.shown === null || result.state.shown !== before.shown
    ? result
    : { ...result, state: { ...result.state, shown: null } }

const showDaysOff = (turn: Turn): Outcome => outcome({ ...turn.state, shown: { what: 'days-off' } }, daysOffView(turn))

/** What a new schedule is where nobody says otherwise. */
const USUAL = { scheme: 'admin_15_14', holidays: 'next' } as const

const adding = (turn: Turn): Outcome => {
  const { state, texts } = turn
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  return openBeside({ ...emptyDraft(scheduleForm, state.unitId, shortId(turn)), values: { ...USUAL } }, turn)
}

const changeOf = (schedule: ScheduleRecord, unitId: number, turn: Turn): Draft => {
  const { revision, definition, state } = lastRevision(schedule)
  const values = { ...valuesOf(definition, unitNames(turn)), state }
  return {
    ...emptyDraft(scheduleChangeForm, unitId, shortId(turn)),
    mode: 'line',
    values,
    correction: { entryId: schedule.key, revision, before: values, recordedBy: turn.person.id },
  }
}

const endedView = (schedule: ScheduleRecord, { texts: { schedules } }: Turn): Message => ({
  text: schedules.problems.ended,
  buttons: [
    [scheduleButton(schedule, schedules.buttons.open)],
    [
      { title: schedules.buttons.add, action: 'schedadd' },
      { title: schedules.buttons.list, action: 'scheds:0' },
    ],
  ],
})

/** Opens the schedule for a change; `prepare` tells what is changed of it already. */
const changing = (schedule: ScheduleRecord, turn: Turn, prepare: (draft: Draft) => Draft, notice?: string): Outcome => {
  const { state, texts } = turn
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  const last = lastRevision(schedule)
  if (last.state === 'ended') return outcome(state, endedView(schedule, turn))
  if (!mayChange(last.definition, turn)) return open(schedule, turn, texts.schedules.onlyOwn)
  return openBeside(prepare(changeOf(schedule, state.unitId, turn)), turn, notice)
}

/** "Hạn ngày 20 từ 1/1/2027" while a schedule is in sight. Undefined: it speaks of something else. */
const changeByText = (schedule: ScheduleRecord, text: string, turn: Turn): Outcome | undefined => {
  const words = readScheduleWords(text, turn.today)
  if (words === undefined || turn.state.unitId === null) return undefined
  const draft = withTold(changeOf(schedule, turn.state.unitId, turn), words.values)
  const problem = scheduleProblem(draft, Object.keys(words.values), turn)
  if (problem !== undefined) return open(schedule, turn, problem.text)
  return changing(schedule, turn, () => ({
    ...draft,
    ...(draft.correction !== undefined &&
      words.reason !== undefined && { correction: { ...draft.correction, reason: words.reason } }),
  }))
}

/** The schedules of this name; otherwise those whose name holds the words in this order, or else in any. */
const meant = (words: string, turn: Turn): ScheduleRecord[] => {
  const known = inOrder(schedulesIn(turn), turn)
  const fits: ((name: string) => boolean)[] = [
    (name) => name === words,
    (name) => name.includes(words),
    (name) => words.split(/\s+/).every((word) => name.includes(word)),
  ]
  return (
    fits.map((isMeant) => known.filter((each) => isMeant(fold(nameOf(each, turn))))).find(({ length }) => length > 0) ??
    []
  )
}

const byName = (words: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const shown = words.slice(0, NAME_SHOWN_MAX).toWellFormed()
  const [first, ...others] = meant(fold(words).replace(/^lich /, ''), turn)
  if (first === undefined) return outcome(state, listView(0, turn, texts.schedules.unknown(shown)))
  if (others.length === 0) return open(first, turn)
  return outcome(state, {
    title: texts.schedules.title,
    text: texts.schedules.which(shown),
    buttons: [first, ...others]
      .slice(0, NAMED_MAX)
      .map((schedule) => [scheduleButton(schedule, nameOf(schedule, turn))]),
  })
}

/** `/lich`, `/lich thêm`, `/lich nghỉ`, `/lich nghỉ 16/02/2027 Tết`, `/lich báo cáo quý`. */
export const onSchedulesCommand = (argument: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const words = argument.trim()
  if (asksForDaysOff(words)) return showDaysOff(turn)
  if (!mayManageSchedules(turn)) return outcome(state, { text: texts.schedules.notAllowed })
  const day = mayChangeDaysOff(turn) ? onDaysOffWords(words, turn) : undefined
  if (day !== undefined) return day
  if (words === '') return outcome(state, listView(0, turn))
  if (/^(?:them|moi|add|new)(?: lich)?$/.test(fold(words))) return adding(turn)
  if (/^(?:nhac|nhac viec|xem nhac viec|preview)$/.test(fold(words)))
    return outcome(state, previewView(undefined, 0, turn))
  return byName(words, turn)
}

const pageOf = (argument: string | undefined): number => (/^\d{1,4}$/.test(argument ?? '') ? Number(argument) : 0)

const onSchedule = (verb: string, schedule: ScheduleRecord, argument: string | undefined, turn: Turn): Outcome => {
  const { pausing, resuming, ending } = turn.texts.schedules
  switch (verb) {
    case 'schededit':
      return changing(schedule, turn, (draft) => ({ ...draft, asking: 'choose-field' }))
    case 'schedpause':
      return changing(schedule, turn, (draft) => withTold(draft, { state: 'paused' }), pausing)
    case 'schedresume':
      return changing(schedule, turn, (draft) => withTold(draft, { state: 'active' }), resuming)
    case 'schedend':
      return changing(schedule, turn, (draft) => withTold(draft, { state: 'ended' }), ending)
    case 'schedpreview':
      return outcome(turn.state, previewView(schedule, pageOf(argument), turn))
    case 'schedhistory':
      return outcome(turn.state, historyView(schedule, turn))
    case 'schedundo':
      return undoSchedule(schedule, pageOf(argument), turn)
    default:
      return open(schedule, turn)
  }
}

export const onSchedulePress = (verb: string, argument: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (verb === 'daysoff') return showDaysOff(turn)
  const may = verb === 'daysundo' || verb === 'culture' ? mayChangeDaysOff(turn) : mayManageSchedules(turn)
  if (!may) return outcome(state, { text: texts.schedules.notAllowed })
  const [key = '', more] = argument.split(':')
  if (verb === 'daysundo' || verb === 'culture') return onDaysOffPress(verb, key, turn)
  if (verb === 'scheds') return outcome(state, listView(pageOf(key), turn))
  if (verb === 'schedadd') return adding(turn)
  if (verb === 'schedpreview' && key === '') return outcome(state, previewView(undefined, pageOf(more), turn))
  const schedule = schedulesIn(turn).find((each) => each.key === key)
  return schedule === undefined
    ? outcome(state, { text: texts.schedules.gone })
    : onSchedule(verb, schedule, more, turn)
}

/** A text while a schedule or the days off are in sight. Undefined: it speaks of something else. */
export const onScheduleText = (text: string, turn: Turn): Outcome | undefined => {
  const { state, texts } = turn
  const { shown } = state
  if (shown?.what === 'schedule') {
    const schedule = schedulesIn(turn).find(({ key }) => key === shown.key)
    return schedule === undefined || !mayManageSchedules(turn) ? undefined : changeByText(schedule, text, turn)
  }
  const isTold = shown?.what === 'days-off' || (turn.reading?.records.length ?? 0) === 0
  if (!isTold) return undefined
  if (mayChangeDaysOff(turn)) return onDaysOffWords(text, turn)
  return shown !== null && onDaysOffWords(text, turn) !== undefined
    ? outcome(state, { text: texts.schedules.notAllowed })
    : undefined
}
