import type { IsoDate } from '../forms/form.ts'
import { compareDates } from '../periods/calendar-date.ts'
import { publicHolidays } from './public-holidays.ts'
import type { CalendarDay, CalendarRules } from './working-calendar.ts'

export interface NamedDay extends CalendarDay {
  /** `law`: a public holiday or the day off in lieu of one; `office`: set by an administrator. */
  source: 'law' | 'office'
}

/** The days of a year that have a name, by date: public holidays, and over them what administrators have set. */
export const namedDays = (year: number, { days, cultureDayFrom }: CalendarRules): NamedDay[] => {
  const named = new Map<IsoDate, NamedDay>()
  for (const [date, name] of publicHolidays(year, cultureDayFrom))
    named.set(date, { date, kind: 'off', name, source: 'law' })
  for (const day of days.filter(({ date }) => date.startsWith(`${year}-`)))
    named.set(day.date, { ...day, source: 'office' })
  return [...named.values()].toSorted((left, right) => compareDates(left.date, right.date))
}
