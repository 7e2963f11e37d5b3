import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { localTimeOf } from '../local-time.ts'
import { type OwedOnce, obligationsOwed } from '../obligations/obligations-owed.ts'
import { addDays } from '../periods/calendar-date.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { Occurrence } from './occurrence.ts'
import type { Schedule } from './schedule.ts'
import { ladderOf, type Rung } from './steps.ts'

/** A reminder to come, as long as nothing is handed in, extended or changed before. */
export interface PlannedRung extends Rung {
  occurrence: Occurrence
  dueOn: IsoDate
  /** Who owes it, by id. */
  unitIds: number[]
}

/** Of what opened longer ago no rung is left: a year, and the last step of a ladder after it. */
const OPENED_DAYS_AGO_MAX = 800

const rungsOf = (owed: readonly OwedOnce[], schedule: Schedule, calendar: WorkingCalendar): PlannedRung[] => {
  const [first] = owed
  const definition = schedule.revisions.find(({ revision }) => revision === first?.revision)?.definition
  if (first === undefined || definition === undefined) return []
  const { occurrence: key, from, to, dueOn } = first
  const unitIds = owed.map(({ unitId }) => unitId)
  return ladderOf(definition, first, calendar).map((rung) => ({
    ...rung,
    occurrence: { key, from, to },
    dueOn,
    unitIds,
  }))
}

/** The reminders of a schedule from the day `from` on, for so many days, in order of time. */
export const previewOf = (
  schedule: Schedule,
  { from, days, tree, calendar }: { from: IsoDate; days: number; tree: UnitTree; calendar: WorkingCalendar },
): PlannedRung[] => {
  const until = addDays(from, days - 1)
  const owed = obligationsOwed(schedule, addDays(from, -OPENED_DAYS_AGO_MAX), { tree, calendar, today: until })
  const together = Map.groupBy(owed, (one) => [one.revision, one.occurrence, one.opensOn, one.dueOn].join())
  return [...together.values()]
    .flatMap((group) => rungsOf(group, schedule, calendar))
    .filter(({ at }) => {
      const { date } = localTimeOf(at)
      return from <= date && date <= until
    })
    .toSorted((left, right) => left.at.getTime() - right.at.getTime())
}
