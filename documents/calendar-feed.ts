import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { CalendarEvent } from '../domain/calendar/calendar-event.ts'
import { addDays } from '../domain/periods/calendar-date.ts'

/** Programs are asked to look again this often, seconds. */
const REFRESH_SECONDS = 3_600

/** An iCalendar file (RFC 5545) of days. Nothing in it blocks the person's time. */
export const calendarFeed = (name: string, events: readonly CalendarEvent[]): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Giao Ban', product: 'Giao Ban', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const { id, from, to, title, description, changedAt } of events)
    calendar.createEvent({
      id: `${id}@giao-ban`,
      allDay: true,
      start: new Date(`${from}T00:00:00Z`),
      end: new Date(`${addDays(to, 1)}T00:00:00Z`),
      summary: title,
      ...(description !== undefined && { description }),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return calendar.toString()
}
