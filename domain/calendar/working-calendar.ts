import type { IsoDate } from '../forms/form.ts'

/** Which days people work. Weekends, public holidays and the administrator's table decide, in that order. */
export interface WorkingCalendar {
  isWorkingDay: (date: IsoDate) => boolean
  /** The name of the holiday; undefined on a working day and on a plain weekend. */
  nameOf: (date: IsoDate) => string | undefined
  /** The day itself if it is a working day, else the next that is. */
  onOrAfter: (date: IsoDate) => IsoDate
  /** The day itself if it is a working day, else the last before it that is. */
  onOrBefore: (date: IsoDate) => IsoDate
  /** So many working days on (negative: back); the day itself need not be one. 0: the day itself. */
  addWorkingDays: (date: IsoDate, days: number) => IsoDate
}

/** A day that an administrator has set: off although it would be worked, or worked although it would be off. */
export interface CalendarDay {
  date: IsoDate
  kind: 'off' | 'workday'
  name: string
}

export interface CalendarRules {
  days: readonly CalendarDay[]
  /** The first 24 November that is a day off (Resolution 80-NQ/TW of 7 January 2026); null: it is worked. */
  cultureDayFrom: IsoDate | null
}
