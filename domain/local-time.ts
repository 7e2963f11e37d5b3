import type { IsoDate } from './forms/form.ts'

/** A moment as the wall clock in Asia/Ho_Chi_Minh shows it. Vietnam has had no daylight saving since 1975: UTC+7. */
export interface LocalTime {
  date: IsoDate
  /** 0–23 */
  hour: number
  /** 0–59 */
  minute: number
}

const OFFSET_MS = 7 * 3_600_000

export const localTimeOf = (instant: Date): LocalTime => {
  const shifted = new Date(instant.getTime() + OFFSET_MS)
  return { date: shifted.toISOString().slice(0, 10), hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes() }
}

/** The instant of a time of the day (`08:00`) in Asia/Ho_Chi_Minh. */
export const instantOf = (date: IsoDate, time: string): Date => new Date(`${date}T${time}:00+07:00`)
