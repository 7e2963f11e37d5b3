import { addDays } from '../periods/calendar-date.ts'
import type { Schedule, ScheduleDefinition } from '../schedules/schedule.ts'
import { type OwedOnce, type OwedPlace, obligationsOwed } from './obligations-owed.ts'

/** A quarterly report is never further away. */
const AHEAD_DAYS = 100

/** The report that a unit will owe next, after today; undefined: none in the next quarter. */
export const nextReport = (
  schedules: readonly Schedule[],
  unitId: number,
  { tree, calendar, today }: OwedPlace,
): { owed: OwedOnce; definition: ScheduleDefinition } | undefined =>
  schedules
    .flatMap((schedule) =>
      obligationsOwed(schedule, addDays(today, 1), { tree, calendar, today: addDays(today, AHEAD_DAYS) })
        .filter((owed) => owed.kind === 'report' && owed.unitId === unitId)
        .flatMap((owed) => {
          const definition = schedule.revisions.find(({ revision }) => revision === owed.revision)?.definition
          return definition === undefined ? [] : [{ owed, definition }]
        }),
    )
    .toSorted((left, right) => (left.owed.dueOn < right.owed.dueOn ? -1 : 1))
    .at(0)
