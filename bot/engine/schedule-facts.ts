import { readCalendarWords } from '../../domain/calendar/read-calendar-words.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import { fold } from '../../domain/reading/fold.ts'
import { readScheduleWords } from '../../domain/schedules/read-schedule-words.ts'
import type { Input } from '../channels/channel.ts'
import { parseAction } from './buttons.ts'
import { openDraft } from './draft.ts'
import { isAboutSchedule } from './schedule-draft.ts'
import type { ConversationState } from './state.ts'

export type SchedulesWanted =
  | { kind: 'schedules' }
  /** Which days administrators have set. */
  | { kind: 'calendar' }

const schedules: SchedulesWanted = { kind: 'schedules' }
const calendar: SchedulesWanted = { kind: 'calendar' }

/** The verbs of buttons that speak of schedules and days off. */
export const SCHEDULE_VERBS: ReadonlySet<string> = new Set([
  ...['sched', 'scheds', 'schedadd', 'schededit', 'schedpause', 'schedresume', 'schedend', 'schedpreview'],
  ...['schedhistory', 'schedundo', 'daysoff', 'daysundo', 'culture'],
])

/** "Nghỉ", "ngày nghỉ": the list of the days off. */
export const asksForDaysOff = (words: string): boolean => /^(?:ngay )?nghi(?: le)?$|^days off$/.test(fold(words).trim())

export const wantedByVerb = (verb: string): SchedulesWanted => (verb.startsWith('sched') ? schedules : calendar)

export const wantedByCommand = (argument: string, today: IsoDate): SchedulesWanted =>
  asksForDaysOff(argument) || readCalendarWords(argument, today) !== undefined ? calendar : schedules

const draftMeant = (input: Input, { drafts }: ConversationState) => {
  const pressed = input.kind === 'press' ? parseAction(input.action).draft?.id : undefined
  return pressed === undefined ? undefined : drafts.find(({ id }) => id === pressed)
}

/** What only the conversation tells: the schedule that is filled in or in sight. */
export const wantedByState = (input: Input, state: ConversationState, today: IsoDate): SchedulesWanted | undefined => {
  const draft = input.kind === 'text' ? openDraft(state) : draftMeant(input, state)
  if (draft !== undefined && isAboutSchedule(draft)) return schedules
  if (input.kind !== 'text' || state.shown?.what !== 'schedule') return undefined
  return readScheduleWords(input.text, today) === undefined ? undefined : schedules
}

/** What the words alone tell: "nghỉ 16/02/2027 Tết". */
export const wantedByWords = (input: Input, today: IsoDate): SchedulesWanted | undefined =>
  input.kind === 'text' && readCalendarWords(input.text, today) !== undefined ? calendar : undefined
