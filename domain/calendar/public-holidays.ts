import Holidays from 'date-holidays'
import type { IsoDate } from '../forms/form.ts'
import { addDays, weekdayOf } from '../periods/calendar-date.ts'
import { remembered } from './remembered.ts'

const DAY_MS = 86_400_000
const SUNDAY = 0
const MONDAY = 1
const THURSDAY = 4
const SATURDAY = 6

const CULTURE_DAY = 'Ngày Văn hóa Việt Nam'
const NATIONAL_DAY = 'Quốc khánh'

export const isWeekend = (date: IsoDate): boolean => {
  const weekday = weekdayOf(date)
  return weekday === SUNDAY || weekday === SATURDAY
}

/**
 * National Day lasts two days, 2 September and "the day before or after" (Labour Code 2019 article 112.1đ); the Prime
 * Minister chooses each year. This is the neighbour that makes the longer row of days off, of two equal ones the day
 * before; so it was chosen in 2021 to 2025. Another choice is set in the table of the office.
 */
const besideNationalDay = (year: number): IsoDate => {
  const nationalDay = `${year}-09-02`
  const after = [SUNDAY, MONDAY, THURSDAY].includes(weekdayOf(nationalDay))
  return addDays(nationalDay, after ? 1 : -1)
}

const library = new Holidays('VN', { types: ['public'], languages: ['vi'], timezone: 'Asia/Ho_Chi_Minh' })

/** Names of the public holidays by day; the same for everybody, and slow to work out. */
const holidaysOf = remembered((year: number): ReadonlyMap<IsoDate, string> => {
  const listed = library.getHolidays(year).flatMap(({ date, name, start, end }) =>
    Array.from({ length: Math.round((end.getTime() - start.getTime()) / DAY_MS) }, (_, index): [IsoDate, string] => [
      addDays(date.slice(0, 10), index),
      // The library names the five days of Tết after their eve.
      name.replace(/^Giao thừa /, ''),
    ]),
  )
  return new Map([...listed, [besideNationalDay(year), NATIONAL_DAY]])
})

/**
 * The public holidays of a year by day, with their Vietnamese names, and the days off in lieu of those that fall on a
 * weekend: the working days that follow (Labour Code 2019 article 111.3).
 */
export const publicHolidays = (year: number, cultureDayFrom: IsoDate | null): Map<IsoDate, string> => {
  const days = new Map(holidaysOf(year))
  const cultureDay = `${year}-11-24`
  if (cultureDayFrom !== null && cultureDayFrom <= cultureDay) days.set(cultureDay, CULTURE_DAY)
  for (const [date, name] of [...days].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (!isWeekend(date)) continue
    let inLieu = addDays(date, 1)
    while (isWeekend(inLieu) || days.has(inLieu)) inLieu = addDays(inLieu, 1)
    days.set(inLieu, `Nghỉ bù ${name}`)
  }
  return days
}
