import type { VerbWrite } from '../db/commit-answer.ts'
import { type CalendarWrite, writeCalendar } from '../db/schedule-writes.ts'
import type { CalendarDay } from '../domain/calendar/working-calendar.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { mayAtTop } from '../domain/rights/rights.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

export type CalendarAct =
  | { do: 'calendar.set'; days: readonly CalendarDay[] }
  /** The days are again what law and weekday make them. */
  | { do: 'calendar.unset'; dates: readonly IsoDate[] }
  /** A change is undone: `days` as they were set before, `dates` not at all. */
  | { do: 'calendar.restore'; days: readonly CalendarDay[]; dates: readonly IsoDate[] }
  /** The first 24 November that is a day off; null: it is worked. */
  | { do: 'calendar.culture_day'; from: IsoDate | null }

const writeOf = (act: CalendarAct): CalendarWrite => {
  switch (act.do) {
    case 'calendar.set':
      return { done: 'set', days: act.days, dates: [] }
    case 'calendar.unset':
      return { done: 'unset', days: [], dates: act.dates }
    case 'calendar.restore':
      return { done: 'restored', days: act.days, dates: act.dates }
    case 'calendar.culture_day':
      return { done: 'culture_day', from: act.from }
  }
}

/** The days of work are those of the whole office, so the right must be held at its top. Throws `NotAllowed`. */
export const writeCalendarAct = (act: CalendarAct, { author, tree, today }: Authority): VerbWrite => {
  if (!mayAtTop(author.memberships, 'schedule.manage', tree, today)) throw new NotAllowed('schedule.manage')
  return writeCalendar(writeOf(act))
}

/** What a program of the office writes: it may do everything. */
export const writeCalendarBySystem = (act: CalendarAct): VerbWrite => writeCalendar(writeOf(act))
