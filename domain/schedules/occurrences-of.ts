import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { addDays, earlier, later } from '../periods/calendar-date.ts'
import type { Occurrence } from './occurrence.ts'
import { occurrencesIn } from './occurrences.ts'
import type { Schedule, ScheduleRevision } from './schedule.ts'

/** What is owed, and what the schedule says of it. */
export interface ScheduledOccurrence {
  revision: ScheduleRevision
  occurrence: Occurrence
}

/**
 * The occurrences of a schedule that end on one of the days from `from` to `to`, each by the revision that is in force when
 * it ends. Paused and ended revisions have none.
 */
export const occurrencesOf = (
  { revisions }: Pick<Schedule, 'revisions'>,
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
): ScheduledOccurrence[] =>
  revisions.flatMap((revision, index) => {
    if (revision.state !== 'active') return []
    const first = later(from, revision.effectiveFrom)
    const next = revisions[index + 1]
    const last = next === undefined ? to : earlier(to, addDays(next.effectiveFrom, -1))
    return occurrencesIn(revision.definition, first, last, calendar).map((occurrence) => ({ revision, occurrence }))
  })
