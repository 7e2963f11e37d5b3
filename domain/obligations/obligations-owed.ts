import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { addDays, earlier, later } from '../periods/calendar-date.ts'
import { debtorsOn } from '../schedules/debtors.ts'
import { dueOn, opensOn } from '../schedules/due.ts'
import type { Occurrence } from '../schedules/occurrence.ts'
import { occurrencesIn } from '../schedules/occurrences.ts'
import {
  inForce,
  owedSince,
  type Schedule,
  type ScheduleDefinition,
  type ScheduleRevision,
} from '../schedules/schedule.ts'
import { isValidOn, type UnitLevel } from '../units/unit.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/** One time that one unit owes something, as it is opened. */
export interface OwedOnce {
  scheduleId: number
  revision: number
  unitId: number
  occurrence: string
  from: IsoDate
  to: IsoDate
  kind: 'report' | 'entries'
  form: string | null
  indicators: readonly string[]
  times: number
  opensOn: IsoDate
  dueOn: IsoDate
}

export interface OwedPlace {
  tree: UnitTree
  calendar: WorkingCalendar
  today: IsoDate
}

/** What is owed in advance (a year's dialogues) ends at the latest so many days after it opens. */
const OCCURRENCE_DAYS_MAX = 400

const dutyOf = ({ duty }: ScheduleDefinition) =>
  duty.kind === 'report' ? { kind: duty.kind, form: null, indicators: [], times: 1 } : duty

const oweOf = (
  schedule: Schedule,
  { revision, definition }: ScheduleRevision,
  occurrence: Occurrence,
  since: IsoDate,
  { tree, calendar, today }: OwedPlace,
): OwedOnce[] => {
  const days = new Map<UnitLevel, { opensOn: IsoDate; dueOn: IsoDate }>()
  const daysFor = (level: UnitLevel) => {
    const known = days.get(level) ?? {
      opensOn: opensOn(definition, occurrence, level, calendar),
      dueOn: dueOn(definition, occurrence, level, calendar),
    }
    days.set(level, known)
    return known
  }
  return debtorsOn(definition, tree, earlier(occurrence.to, today)).flatMap((unitId) => {
    const unit = tree.unit(unitId)
    if (unit === undefined || !isValidOn(unit, today)) return []
    const when = daysFor(unit.level)
    const begins = since <= when.opensOn && when.opensOn <= today
    if (!begins || inForce(schedule, when.opensOn)?.revision !== revision) return []
    const { key, from, to } = occurrence
    return [{ scheduleId: schedule.id, revision, unitId, occurrence: key, from, to, ...dutyOf(definition), ...when }]
  })
}

/**
 * Everything of a schedule that has begun to be owed from the day `since` to today, by the units that still exist. What an
 * occurrence follows is the revision in force on the day it opens; what opened before the first revision is not owed, nor what ended long before
 * the schedule was entered.
 */
export const obligationsOwed = (schedule: Schedule, since: IsoDate, place: OwedPlace): OwedOnce[] =>
  schedule.revisions
    .filter(({ state }) => state === 'active')
    .flatMap((revision) => {
      const first = later(since, revision.effectiveFrom)
      const last = addDays(place.today, OCCURRENCE_DAYS_MAX)
      const ended = later(addDays(first, -1), owedSince(schedule))
      return occurrencesIn(revision.definition, ended, last, place.calendar).flatMap((occurrence) =>
        oweOf(schedule, revision, occurrence, first, place),
      )
    })

/** The days of an occurrence as they are by the calendar of today, which may have changed since it was opened. */
export const datesNow = (
  definition: ScheduleDefinition,
  opened: Occurrence,
  level: UnitLevel,
  calendar: WorkingCalendar,
): { from: IsoDate; to: IsoDate; dueOn: IsoDate } => {
  const around = occurrencesIn(definition, addDays(opened.to, -31), addDays(opened.to, 31), calendar)
  const occurrence = around.find(({ key }) => key === opened.key) ?? opened
  return { from: occurrence.from, to: occurrence.to, dueOn: dueOn(definition, occurrence, level, calendar) }
}
