import { createWorkingCalendar } from './create-working-calendar.ts'

/** The public holidays as the law names them, with nothing set by an administrator. */
export const plainCalendar = createWorkingCalendar({ days: [], cultureDayFrom: null })
