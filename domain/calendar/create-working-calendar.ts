import type { IsoDate } from '../forms/form.ts'
import { addDays } from '../periods/calendar-date.ts'
import { isWeekend, publicHolidays } from './public-holidays.ts'
import { remembered } from './remembered.ts'
import type { CalendarRules, WorkingCalendar } from './working-calendar.ts'

/** Asked hundreds of thousands of times while reminders are planned: what a day is, and what is beside it, is worked out once. */
export const createWorkingCalendar = ({ days, cultureDayFrom }: CalendarRules): WorkingCalendar => {
  const set = new Map(days.map((day) => [day.date, day]))
  const holidaysOf = remembered((year: number) => publicHolidays(year, cultureDayFrom))
  const holidayOn = (date: IsoDate): string | undefined => holidaysOf(Number(date.slice(0, 4))).get(date)

  const isWorkingDay = remembered((date: IsoDate): boolean => {
    const kind = set.get(date)?.kind
    return kind === undefined ? !isWeekend(date) && holidayOn(date) === undefined : kind === 'workday'
  })

  const nearest = (direction: 1 | -1) =>
    remembered((date: IsoDate): IsoDate => {
      let day = addDays(date, direction)
      while (!isWorkingDay(day)) day = addDays(day, direction)
      return day
    })
  const after = nearest(1)
  const before = nearest(-1)

  return {
    isWorkingDay,
    nameOf: (date) => (isWorkingDay(date) ? undefined : (set.get(date)?.name ?? holidayOn(date))),
    onOrAfter: (date) => (isWorkingDay(date) ? date : after(date)),
    onOrBefore: (date) => (isWorkingDay(date) ? date : before(date)),
    addWorkingDays(date, count) {
      const next = count < 0 ? before : after
      let day = date
      for (let left = Math.abs(count); left > 0; left--) day = next(day)
      return day
    },
  }
}
