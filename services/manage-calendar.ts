import { commitVerb } from '../db/commit-verb.ts'
import type { Database } from '../db/database.ts'
import { readCalendarRules } from '../db/schedules.ts'
import { type NamedDay, namedDays } from '../domain/calendar/named-days.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { type CalendarAct, writeCalendarBySystem } from './change-calendar.ts'

export type { NamedDay } from '../domain/calendar/named-days.ts'

export interface CalendarYear {
  year: number
  /** The first 24 November that is a day off; null: it is worked. */
  cultureDayFrom: IsoDate | null
  days: NamedDay[]
}

/** The days of a year that are no ordinary day of the week. */
export const readCalendarYear = async ({ run }: Pick<Database, 'run'>, year: number): Promise<CalendarYear> => {
  const rules = await readCalendarRules(run)
  return { year, cultureDayFrom: rules.cultureDayFrom, days: namedDays(year, rules) }
}

/** What a program of the office does to the calendar. */
export const changeCalendar = ({ run }: Pick<Database, 'run'>, act: CalendarAct, now: Date): Promise<void> =>
  commitVerb(run, writeCalendarBySystem(act), { personId: null, channel: 'api', now })
