import { instantOf, localTimeOf } from '../local-time.ts'
import { addDays } from '../periods/calendar-date.ts'

/** Hours on the clock in Vietnam: from `fromHour` on to before `untilHour`, past midnight where it is the greater. */
export interface HoursOfDay {
  fromHour: number
  untilHour: number
}

const isWithin = (hour: number, { fromHour, untilHour }: HoursOfDay): boolean =>
  fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour

/** When the hours that `now` lies in end; undefined: it lies outside. */
export const endOfHours = (now: Date, hours: HoursOfDay): Date | undefined => {
  const { date, hour } = localTimeOf(now)
  if (!isWithin(hour, hours)) return undefined
  const day = hour < hours.untilHour ? date : addDays(date, 1)
  return instantOf(day, `${String(hours.untilHour).padStart(2, '0')}:00`)
}
