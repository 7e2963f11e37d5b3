import { calendarEvents } from '../bot/calendar-events.ts'
import { calendarFeed } from '../documents/calendar-feed.ts'
import { readCalendar } from '../services/calendar-feed.ts'
import type { Database, Directory } from '../services/database.ts'

/** The iCalendar file of a person's own deadlines, from the words of `bot/` and the format of `documents/`. */
export const createCalendarFeed =
  ({ database, directory, now }: { database: Database; directory: () => Promise<Directory>; now: () => Date }) =>
  async (secret: string): Promise<string | undefined> => {
    const calendar = await readCalendar(database, secret, now())
    if (calendar === undefined) return undefined
    const { name, events } = calendarEvents(calendar, (await directory()).tree)
    return calendarFeed(name, events)
  }
