import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { addDays, earlier, later, partsOfDate } from '../periods/calendar-date.ts'
import type { UnitLevel } from '../units/unit.ts'
import type { Occurrence } from './occurrence.ts'
import { dayOfMonth } from './occurrences.ts'
import type { DueRule, HolidayPolicy, ScheduleDefinition } from './schedule.ts'

type Dated = Pick<ScheduleDefinition, 'duty' | 'due' | 'holidayPolicy' | 'ladder'>

/** The first day after the cut-off with this number in its month. */
const nextWithNumber = (cutoff: IsoDate, day: number): IsoDate => {
  const { year, month } = partsOfDate(cutoff)
  const sameMonth = dayOfMonth(year, month, day)
  return sameMonth > cutoff ? sameMonth : dayOfMonth(year, month + 1, day)
}

const byRule = (rule: DueRule, cutoff: IsoDate, calendar: WorkingCalendar): IsoDate =>
  rule.kind === 'day' ? nextWithNumber(cutoff, rule.day) : calendar.addWorkingDays(cutoff, rule.workingDays)

const moved = (date: IsoDate, policy: HolidayPolicy, calendar: WorkingCalendar): IsoDate =>
  policy === 'next' ? calendar.onOrAfter(date) : policy === 'previous' ? calendar.onOrBefore(date) : date

/**
 * The last day for a unit of this level, that day included. Never earlier than one working day after the cut-off for a
 * report (Decree 09/2019/NĐ-CP article 8.5b), nor than the first day of the occurrence for anything else.
 */
export const dueOn = (
  { duty, due, holidayPolicy }: Dated,
  { from, to }: Occurrence,
  level: UnitLevel,
  calendar: WorkingCalendar,
): IsoDate => {
  const day = moved(byRule(due.byLevel[level] ?? due.general, to, calendar), holidayPolicy, calendar)
  return later(day, duty.kind === 'report' ? calendar.addWorkingDays(to, 1) : from)
}

/**
 * From which day on it is owed: a report from the day after the cut-off, when its figures are complete; entries from the
 * first day of the occurrence, or sooner where the ladder tells sooner (the day before a reception).
 */
export const opensOn = (
  definition: Dated,
  occurrence: Occurrence,
  level: UnitLevel,
  calendar: WorkingCalendar,
): IsoDate => {
  if (definition.duty.kind === 'report') return addDays(occurrence.to, 1)
  const due = dueOn(definition, occurrence, level, calendar)
  const soonest = Math.min(0, ...definition.ladder.map((step) => (step.from === 'due' ? step.workingDays : 0)))
  return earlier(occurrence.from, calendar.addWorkingDays(due, soonest))
}
