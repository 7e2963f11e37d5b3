import type { FieldValues, IsoDate } from '../domain/forms/form.ts'
import { addDays, weekdayOf } from '../domain/periods/calendar-date.ts'
import { previousPeriod } from '../domain/periods/period-key.ts'
import { periodOf } from '../domain/periods/period-span.ts'

interface What {
  unitCode: string
  personKey: string
  /** Key of the form. */
  form: string
  values: FieldValues
}

interface When {
  /** When it was entered, an ISO instant in UTC. */
  at: string
}

export type DemoEntry = What &
  When &
  ({ granularity: 'event'; date: IsoDate } | { granularity: 'batch'; periodKey: string; scheme: 'admin_15_14' })

const SUNDAY = 0
const SATURDAY = 6

/** Offices do not receive at weekends: Saturday and Sunday become the Friday before. */
export const workingDayBefore = (today: IsoDate, daysAgo: number): IsoDate => {
  const day = addDays(today, -daysAgo)
  const weekday = weekdayOf(day)
  return addDays(day, weekday === SATURDAY ? -1 : weekday === SUNDAY ? -2 : 0)
}

/** Something that happened that many days ago (at least one), entered at 16:40 in Vietnam the same day. */
export const singleEvent = (today: IsoDate, daysAgo: number, what: What): DemoEntry => {
  const date = workingDayBefore(today, daysAgo)
  return { ...what, granularity: 'event', date, at: `${date}T09:40:00.000Z` }
}

/**
 * The total of a closed month, `monthsAgo` 1 being the newest, entered at 09:00 in Vietnam the day after its end. Closed
 * is what ended before yesterday, so that even on the 15th nothing was entered in the future.
 */
export const periodTotal = (today: IsoDate, monthsAgo: number, what: What): DemoEntry => {
  let month = periodOf(addDays(today, -1), 'month', 'admin_15_14')
  for (let back = 0; back < monthsAgo; back++) month = previousPeriod(month)
  const at = `${addDays(month.to, 1)}T02:00:00.000Z`
  return { ...what, granularity: 'batch', periodKey: month.key, scheme: 'admin_15_14', at }
}
