import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import { addDays, type DaySpan, weekdayOf } from '../periods/calendar-date.ts'

/** 07:30, when leaders plan their day; after 20:00 nobody is written to unasked. Minutes of the day. */
const FROM = 7 * 60 + 30
const UNTIL = 20 * 60
const SUNDAY = 0

const mondayOf = (date: IsoDate): IsoDate => {
  const weekday = weekdayOf(date)
  return addDays(date, weekday === SUNDAY ? -6 : 1 - weekday)
}

/** Whether digests go out at this moment: on a working day from 07:30 to 20:00, so that an outage is made up for the same day. */
export const isDigestTime = ({ date, hour, minute }: LocalTime, calendar: WorkingCalendar): boolean => {
  const minutes = hour * 60 + minute
  return calendar.isWorkingDay(date) && minutes >= FROM && minutes < UNTIL
}

/** Monday, or the first working day after it in a week whose Monday is off. */
export const isWeeklyDay = (date: IsoDate, calendar: WorkingCalendar): boolean =>
  calendar.onOrAfter(mondayOf(date)) === date

/** The deadlines whose morning after is this day: those since the working day before, it included. */
export const duesToldOn = (date: IsoDate, calendar: WorkingCalendar): DaySpan => ({
  from: calendar.addWorkingDays(date, -1),
  to: addDays(date, -1),
})
