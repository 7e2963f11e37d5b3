import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { HoursOfDay } from '../delivery/quiet-hours.ts'
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
export const QUIET: HoursOfDay = { fromHour: 20, untilHour: 7 }
const NOON_HOUR = 12

/** What has to wait comes with what is due at these times anyway. */
export const MORNING = '08:00'
export const AFTERNOON = '14:00'

export const morningOf = (on: IsoDate): HalfDay => ({ on, half: 'am', at: instantOf(on, MORNING) })
export const afternoonOf = (on: IsoDate): HalfDay => ({ on, half: 'pm', at: instantOf(on, AFTERNOON) })

/** No earlier than the person's own quiet hours end. */
const morningAfter = (on: IsoDate, { untilHour }: HoursOfDay): HalfDay => {
  const morning = morningOf(on)
  const end = instantOf(on, `${String(untilHour).padStart(2, '0')}:00`)
  return end > morning.at ? { ...morning, at: end } : morning
}

/**
 * The half-day of the instant itself where people may be told then; else the next working morning. `quiet`: a person's own
 * hours, which begin in the afternoon or evening and end in the morning.
 */
export const halfDayFrom = (instant: Date, calendar: WorkingCalendar, quiet: HoursOfDay = QUIET): HalfDay => {
  const { date, hour } = localTimeOf(instant)
  if (!calendar.isWorkingDay(date) || hour >= quiet.fromHour)
    return morningAfter(calendar.onOrAfter(addDays(date, 1)), quiet)
  if (hour < quiet.untilHour) return morningAfter(date, quiet)
  return { on: date, half: hour < NOON_HOUR ? 'am' : 'pm', at: instant }
}

export const halfDayAfter = ({ on, half }: HalfDay, calendar: WorkingCalendar): HalfDay =>
  half === 'am' ? afternoonOf(on) : morningOf(calendar.onOrAfter(addDays(on, 1)))
