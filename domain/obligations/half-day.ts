import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { instantOf, localTimeOf } from '../local-time.ts'
import { addDays } from '../periods/calendar-date.ts'

/** A part of a working day, and the instant in it from which a reminder may go out. */
export interface HalfDay {
  on: IsoDate
  half: 'am' | 'pm'
  at: Date
}

/** Nobody is reminded from 20:00 to 07:00 (hours on the clock in Vietnam), nor on days off. */
const QUIET_FROM_HOUR = 20
const QUIET_UNTIL_HOUR = 7
const NOON_HOUR = 12

/** What has to wait comes with what is due at these times anyway. */
export const MORNING = '08:00'
export const AFTERNOON = '14:00'

export const morningOf = (on: IsoDate): HalfDay => ({ on, half: 'am', at: instantOf(on, MORNING) })
export const afternoonOf = (on: IsoDate): HalfDay => ({ on, half: 'pm', at: instantOf(on, AFTERNOON) })

/** The half-day of the instant itself where people may be told then; else the next working morning. */
export const halfDayFrom = (instant: Date, calendar: WorkingCalendar): HalfDay => {
  const { date, hour } = localTimeOf(instant)
  if (!calendar.isWorkingDay(date) || hour >= QUIET_FROM_HOUR) return morningOf(calendar.onOrAfter(addDays(date, 1)))
  if (hour < QUIET_UNTIL_HOUR) return morningOf(date)
  return { on: date, half: hour < NOON_HOUR ? 'am' : 'pm', at: instant }
}

export const halfDayAfter = ({ on, half }: HalfDay, calendar: WorkingCalendar): HalfDay =>
  half === 'am' ? afternoonOf(on) : morningOf(calendar.onOrAfter(addDays(on, 1)))
