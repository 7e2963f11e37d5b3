import type { IsoDate } from '../forms/form.ts'

/** Whole days, both included, as a calendar program shows them. */
export interface CalendarEvent {
  /** The same for the same matter for ever, so that a calendar moves it instead of showing it twice. */
  id: string
  from: IsoDate
  to: IsoDate
  title: string
  description?: string
  /** ISO 8601 */
  changedAt: string
}
